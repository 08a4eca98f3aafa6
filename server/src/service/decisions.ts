import type { Case } from '../proof/proof.ts';
import type { Related } from '../rules/engine/finding.ts';
import { slice } from '../rules/shared/words.ts';

/** This many places explain how a case is reached; more would be too much to read. */
const MOST = 8;

/** The tests in the body that decide a case, each with what must be true there. */
export function decisionsOf(when: Case | undefined, source: string): Related[] {
  const solution = when?.explain();
  if (solution === undefined) return [];
  const { facts, words, decisions } = solution;
  const explained = decisions.flatMap((place): Related[] => {
    const test = slice(source, place);
    const read = facts.filter((fact) => fact.words !== '' && test.includes(fact.path.text)).map((fact) => fact.words);
    const told = read.length === 0 ? words : read.filter((one) => words.includes(one));
    return told.length === 0 ? [] : [{ ...place, message: `In this case ${told.join(', ')}` }];
  });
  return explained.slice(0, MOST);
}
