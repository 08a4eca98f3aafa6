import type { Case } from '../proof/proof.ts';
import type { Related } from '../rules/engine/finding.ts';
import { slice } from '../rules/shared/words.ts';

/** This many places explain how a case is reached; more would be too much to read. */
const MOST = 8;

/** The tests in the body that decide a case, each with what must be true there. */
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
