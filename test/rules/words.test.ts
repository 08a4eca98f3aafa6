import { expect, test } from 'vitest';
import type { Case, Iteration } from '../../server/src/proof/proof.ts';
import { inCase, lostWithInvalidJson } from '../../server/src/rules/shared/words.ts';
import { always, when } from '../proof/build/cases.ts';

const loop = { start: 0, end: 1 };

const CASES: [words: string, when: Case | undefined, turn?: Iteration][] = [
  ['in every rendering', undefined],
  ['in every rendering', always],
  ['when a', when('a')],
  ['when not a, b and c', when('a').not().and(when('b')).and(when('c'))],
  ['when a, on the second turn of the loop', when('a'), { loop, which: 'second' }],
  ['on the last turn of the loop', always, { loop, which: 'last' }],
  ['in some renderings', { ...always, isAlways: false, solve: () => undefined, explain: () => undefined }],
];

test.each(CASES)('%s', (words, when, turn) => {
  expect(inCase(when, turn)).toBe(words);
});

test('what is lost is said in one sentence', () => {
  expect(lostWithInvalidJson(always)).toBe('Braze would send invalid JSON and the event is lost, in every rendering.');
  expect(lostWithInvalidJson(when('a'))).toBe('Braze would send invalid JSON and the event is lost when a.');
});
