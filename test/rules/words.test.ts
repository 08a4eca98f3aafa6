import { expect, test } from 'vitest';
import type { Case, Iteration } from '../../server/src/proof/proof.ts';
import { inCase, withCase, withoutCase } from '../../server/src/rules/engine/case-in-message.ts';
import { always, when } from '../proof/build/cases.ts';

const loop = { start: 0, end: 1 };

const CASES: [said: string, words: string[], iteration?: Iteration][] = [
  [' when a', ['a']],
  [' when a, b and c', ['a', 'b', 'c']],
  [' when a, on the second item', ['a'], { loop, which: 'second' }],
  [' when `a` is 1 on the first item', ['`a` is 1 on the first item'], { loop, which: 'second' }],
  [' when `a` has one item, on the last item', ['`a` has one item'], { loop, which: 'last' }],
  [' when a, b, c and 2 more conditions are met', ['a', 'b', 'c', 'd', 'e']],
];

test.each(CASES)('a case that a rendering has shown is told:%s', (said, words, iteration) => {
  expect(withCase(`It is blank${inCase(when('a'), iteration)}.`, words, iteration)).toBe(`It is blank${said}.`);
});

const UNSEEN: [said: string, when: Case | undefined, iteration?: Iteration][] = [
  ['', undefined],
  ['', always],
  ['', always, { loop, which: 'only' }],
  ['', always, { loop, which: 'last' }],
  [' in some cases', when('a')],
];

test.each(UNSEEN)('no other case is:%s', (said, when, iteration) => {
  const shown = when?.isAlways === false ? when : undefined;
  expect(withoutCase(`It is blank${inCase(when, iteration)}.`, shown)).toBe(`It is blank${said}.`);
});

test('what always happens in one iteration names that', () => {
  const last: Iteration = { loop, which: 'last' };
  expect(withCase(`It is blank${inCase(always, last)}.`, [], last)).toBe('It is blank on the last item.');
});
