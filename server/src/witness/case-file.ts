import type { AttributePath, Fact } from '../proof/proof.ts';
import type { Value } from '../semantics/values.ts';
import { writeJson } from '../semantics/write-json.ts';
import { type Own, withValue } from './draft.ts';
import { filePath } from './file-path.ts';

/** The moment of the built-in sample users, so that the same case always renders to the same. */
const NOW = '2023-12-06T18:20:45Z';

export type CaseFact = Pick<Fact, 'path' | 'value'>;

/**
 * The content of a sample-user file for whom the facts hold; `undefined` where a sample user cannot bring them about.
 * @param plausible what is answered where the facts say nothing.
 */
export function caseFile(name: string, facts: readonly CaseFact[], plausible: Value): object | undefined {
  let file = plausible;
  const own: Own = new WeakMap();
  for (const { path, value } of facts.toSorted(byDepth)) {
    const root = filePath(path.root);
    if (root !== undefined) file = withValue(file, [...root, ...stepsOf(path)], value, own);
    else if (value !== null) return undefined;
  }
  const json = writeJson(withValue(withValue(file, ['name'], name, own), ['now'], NOW, own));
  return json === undefined ? undefined : ordered(JSON.parse(json));
}

/** Arrays before their items, whatever the order of the facts. */
function byDepth(one: CaseFact, other: CaseFact): number {
  return one.path.steps.length - other.path.steps.length;
}

function stepsOf({ steps }: AttributePath): AttributePath['steps'] {
  return steps.map((step) => (typeof step === 'string' ? step.trim() : step));
}

/** A person reads the name first. */
function ordered({ name, now, ...rest }: Record<string, unknown>): object {
  return { name, now, ...rest };
}
