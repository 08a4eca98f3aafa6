import type { Case } from '../proof/proof.ts';
import type { Related } from '../rules/engine/finding.ts';
import { slice } from '../rules/shared/words.ts';

/** So many places tell the way to a case; more would bury them. */
const MOST = 8;

/** The tests of the body that decide a case, each with what it must find there. */
export function decisionsOf(when: Case | undefined, source: string): Related[] {
  const solution = when?.explain();
  if (solution === undefined) return [];
  return solution.decisions.slice(0, MOST).map((place) => {
    const test = slice(source, place);
    const told = solution.facts.filter(({ path, words }) => words !== '' && test.includes(path.text));
    const own = told.map(({ words }) => words);
    return { ...place, message: `In this case ${(own.length > 0 ? own : solution.words).join(', ')}` };
  });
}
