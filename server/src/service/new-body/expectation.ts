import type { Renderer } from '../../render/rendering.ts';
import { readSampleUser } from '../../samples/read.ts';
import { isJsonProblem, parseJsonTree, valueOfJson } from '../../semantics/json.ts';
import { isHash, type Value } from '../../semantics/values.ts';
import { writeIndented } from './write-indented.ts';

/** The sample user with what a body sends for it, under the name of the body: what it must still send after changes. Unchanged if that is no payload. */
export async function withExpectation(
  sampleUser: string,
  name: string,
  body: string,
  renderer: Renderer,
): Promise<string> {
  const read = readSampleUser(sampleUser).sampleUser;
  const file = valueIn(sampleUser);
  if (read === undefined || !isHash(file)) return sampleUser;
  const { status, text } = await renderer.render({ body, sampleUser: read });
  const payload = status === 'rendered' ? valueIn(text) : undefined;
  if (payload === undefined) return sampleUser;
  return writeIndented(new Map<string, Value>([...file, ['expect', new Map([[name, payload]])]]));
}

function valueIn(text: string): Value | undefined {
  const tree = parseJsonTree(text);
  return isJsonProblem(tree) ? undefined : valueOfJson(tree, text);
}
