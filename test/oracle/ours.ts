import { defaultLimits } from '../../server/src/render/limits.ts';
import { renderWith } from '../../server/src/render/render.ts';
import { scopeOf } from '../../server/src/render/run.ts';
import { builtInSampleUsers } from '../../server/src/samples/built-in.ts';
import { isJsonProblem, membersOf, parseJsonTree, valueOfJson } from '../../server/src/semantics/json.ts';
import { read } from '../../server/src/template/read.ts';

export interface Answer {
  readonly output?: string;
  readonly refused?: string;
}

/** Renders with variables of any name, as the oracle does; `data` is JSON text, `now` milliseconds. */
export function askOurs(template: string, data: string, now: number): Answer {
  const tree = parseJsonTree(data);
  const [first] = builtInSampleUsers;
  if (isJsonProblem(tree) || !first) throw new Error('the data of the oracle tests is no JSON');
  const globals = scopeOf(membersOf(tree).map(({ key, value }) => [key, valueOfJson(value, data)]));
  const rendering = renderWith(read(template), { ...first.sampleUser, now }, globals, defaultLimits);
  if (rendering.status === 'failed') return { refused: rendering.reason ?? '' };
  return { output: rendering.text };
}
