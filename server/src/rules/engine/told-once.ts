import type { Case } from '../../proof/proof.ts';
import type { Finding } from './finding.ts';

/** So many cases of one finding are united. More say nothing that helps. */
const MOST_CASES = 16;

/**
 * What a rule says of one place in several cases, such as of a member that is printed by one iteration or another, is one finding: it happens in
 * any of these cases.
 */
export function toldOnce(findings: readonly Finding[]): Finding[] {
  const told = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const same = told.get(key);
    if (same === undefined) told.set(key, [finding]);
    else same.push(finding);
  }
  return [...told.values()].flatMap(together);
}

/** Equal for findings that say the same of one place. */
export function keyOf({ code, severity, start, end, subject = '', message }: Finding): string {
  return `${code} ${severity} ${start}-${end} ${subject} ${message}`;
}

function together(same: readonly Finding[]): Finding[] {
  const [first] = same;
  if (first === undefined || same.length === 1) return [...same];
  const { when: _when, ...finding } = first;
  const when = anyOf(same.slice(0, MOST_CASES));
  return [{ ...finding, ...(when && { when }) }];
}

/** `undefined` where one always holds, or all together do. */
function anyOf(same: readonly Finding[]): Case | undefined {
  let all: Case | undefined;
  for (const { when } of same) {
    if (when === undefined) return undefined;
    all = all?.or(when) ?? when;
  }
  return all?.isAlways ? undefined : all;
}
