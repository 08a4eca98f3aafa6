import { expect, test } from 'vitest';
import type { Case, Iteration } from '../../server/src/proof/proof.ts';
import { inCase } from '../../server/src/rules/shared/words.ts';
import { always, when } from '../proof/build/cases.ts';

const loop = { start: 0, end: 1 };

const said = (...words: string[]): Case => ({ ...when('a'), explain: () => ({ words, facts: [], decisions: [] }) });

const CASES: [words: string, when: Case | undefined, turn?: Iteration][] = [
  ['', undefined],
  ['', always],
  [' when a', when('a')],
  [' when not a, b and c', when('a').not().and(when('b')).and(when('c'))],
  [' when a, on the second item', when('a'), { loop, which: 'second' }],
  [' when `a` is 1 on the first item', said('`a` is 1 on the first item'), { loop, which: 'second' }],
  [' when `a` has one item, on the last item', said('`a` has one item'), { loop, which: 'last' }],
  [' when a, b, c and 2 more conditions are met', said('a', 'b', 'c', 'd', 'e')],
  [' on the last item', always, { loop, which: 'last' }],
  [' in some cases', { ...always, isAlways: false, solve: () => undefined, explain: () => undefined }],
];

test.each(CASES)('the case%s', (words, when, turn) => {
  expect(inCase(when, turn)).toBe(words);
});
