import type { Case } from '../../proof/proof.ts';
import { placesOf } from '../../proof/walk-payload.ts';
import { isArray, type Value } from '../../semantics/values.ts';
import { once } from '../../template/once.ts';
import { caseFile } from '../../witness/case-file.ts';
import { plausibleFor } from '../../witness/cases.ts';
import { readsOf } from '../../witness/reads.ts';
import type { CheckedBody } from '../check-body.ts';
import { keyOfPlace, listsIn, resized, type TrialUser, userOf } from './sample-users.ts';

/** More than most bodies have parts that only some are sent; so many are looked at, since each takes a while to solve. */
const [MOST_PARTS, MOST_SOLVED] = [8, 8];

/** Of so many problems one is looked for who has none. */
const MOST_PROBLEMS = 5;

/** Sample users to whom each part of the payload is sent that others are not, without a problem elsewhere: what a fix breaks there, nobody else shows. */
export const usersOfMembers = once(({ template, proof }: CheckedBody): readonly TrialUser[] => {
  const [plausible] = plausibleFor(template, proof);
  const lists = listsIn(readsOf(template, []));
  const told = new Set<string>();
  const users: TrialUser[] = [];
  const right = proof.problems.slice(0, MOST_PROBLEMS).reduce((all, { when }) => all.and(when.not()), proof.sent);
  const cases = new Set<Case>();
  for (const { when } of placesOf(proof)) {
    if (told.size >= MOST_PARTS || cases.size >= MOST_SOLVED) break;
    if (cases.has(when)) continue;
    cases.add(when);
    const part = when.and(right);
    const solution = part.isAlways || part.isNever ? undefined : part.solve();
    const key = solution?.words.join() ?? '';
    if (solution === undefined || told.has(key)) continue;
    told.add(key);
    // What stands in the place of a list is right by chance.
    if (
      solution.facts.some(({ path: { root, steps }, value }) => isNoList(value) && lists.has(keyOfPlace(root, steps)))
    )
      continue;
    const words = `when ${solution.words.join(' and ')}`;
    for (const answers of [plausible, resized(plausible, 0)]) {
      const file = caseFile('Trial', solution.facts, answers);
      if (file !== undefined) users.push(...userOf({ file, words }));
    }
  }
  return users;
});

function isNoList(value: Value): boolean {
  return value !== null && !isArray(value);
}
