import { isJsonProblem, parseJsonTree, valueOfJson } from '../../semantics/json.ts';
import { isHash, type Value } from '../../semantics/values.ts';
import type { RenderFile } from './render-file.ts';
import { writeIndented } from './write-indented.ts';

/** The sample user with what a body sends for it, under the name of the body: what it must still send after changes. Unchanged if that is no payload. */
export async function withExpectation(
  sampleUser: string,
  name: string,
  body: string,
  render: RenderFile,
): Promise<string> {
  const file = valueIn(sampleUser);
  const rendering = await render(body, sampleUser);
  if (rendering === undefined || !isHash(file)) return sampleUser;
  const payload = rendering.status === 'rendered' ? valueIn(rendering.text) : undefined;
  if (payload === undefined) return sampleUser;
  return writeIndented(new Map<string, Value>([...file, ['expect', new Map([[name, payload]])]]));
}

function valueIn(text: string): Value | undefined {
  const tree = parseJsonTree(text);
  return isJsonProblem(tree) ? undefined : valueOfJson(tree, text);
}
