import { attributes } from '../../server/src/catalog/attributes.ts';
import { globalsOf, readAttribute } from '../../server/src/render/attributes.ts';
import type { SampleUser } from '../../server/src/samples/sample-user.ts';
import type { Value } from '../../server/src/semantics/values.ts';
import { writeJson } from '../../server/src/semantics/write-json.ts';

export { builtInSampleUsers } from '../../server/src/samples/built-in.ts';

/** All that a body can read of a sample user, as the JSON of plain variables. */
export function variablesOf(sampleUser: SampleUser): string {
  const variables = new Map<string, Value>(Object.entries(globalsOf(sampleUser)));
  for (const { name } of attributes) variables.set(name, readAttribute(name, sampleUser));
  return writeJson(variables) ?? '{}';
}
