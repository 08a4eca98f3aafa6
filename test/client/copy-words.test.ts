import { expect, test } from 'vitest';
import { BREAK_JSON, dangerOf, pairsWords } from '../../client/src/copy-words.ts';
import { rules } from '../../server/src/rules/index.ts';

const counts = { errors: 0, warnings: 0, information: 0, hints: 0 };
const safe = { verdict: 'proved', assumptions: [], assumptionCount: 0, ways: 0, counts } as const;

test('nothing is asked about a body that is always valid and without an error', () => {
  expect(dangerOf(safe, [])).toBeUndefined();
});

test('a broken body says in how many ways, and which', () => {
  const check = { ...safe, verdict: 'refuted', ways: 2, counts: { ...counts, errors: 2 } } as const;
  expect(dangerOf(check, ['Missing comma.', 'Trailing comma.'])).toEqual({
    message: 'This body can send invalid JSON in 2 ways.',
    lines: ['• Missing comma.', '• Trailing comma.'],
  });
});

test('one way is one way', () => {
  expect(dangerOf({ ...safe, verdict: 'refuted', ways: 1 }, [])?.message).toBe(
    'This body can send invalid JSON in 1 way.',
  );
});

test('the ways to send invalid JSON come first, and other errors are told apart from them', () => {
  const check = { ...safe, verdict: 'refuted', ways: 1, counts: { ...counts, errors: 2 } } as const;
  expect(dangerOf(check, ['Missing comma.'], ['No `user_id`.'])).toEqual({
    message: 'This body can send invalid JSON in 1 way.',
    lines: ['• Missing comma.', '', 'It also has 1 error:', '• No `user_id`.'],
  });
});

test('the rules whose errors break JSON are those that look at errors of the payload', () => {
  const found = rules.filter(({ find }) => find.payloadProblem !== undefined).map(({ code }) => code);
  expect([...BREAK_JSON].toSorted()).toEqual(found.toSorted());
});

test('conditions come before errors', () => {
  const check = {
    ...safe,
    verdict: 'conditional',
    assumptions: ['`a` holds no quote'],
    assumptionCount: 1,
    counts: { ...counts, errors: 1 },
  } as const;
  expect(dangerOf(check, [], ['No `user_id`.'])?.lines).toEqual([
    '• `a` holds no quote',
    '',
    'It also has 1 error:',
    '• No `user_id`.',
  ]);
});

test('a long list is cut, and says how much is left out', () => {
  const check = { ...safe, verdict: 'refuted', ways: 9, counts: { ...counts, errors: 9 } } as const;
  const lines = dangerOf(
    check,
    Array.from({ length: 9 }, (_, at) => `${at}.`),
  )?.lines;
  expect(lines).toEqual(['• 0.', '• 1.', '• 2.', '• 3.', '• and 5 more']);
});

test('a body that depends on values says on which', () => {
  const check = { ...safe, verdict: 'conditional', assumptions: ['`a` holds no quote'], assumptionCount: 1 } as const;
  expect(dangerOf(check, [])).toEqual({
    message: 'This body sends invalid JSON unless 1 condition holds.',
    lines: ['• `a` holds no quote'],
  });
});

test('a body that could not be followed, one that was not checked, and one without a check say so', () => {
  expect(dangerOf({ ...safe, verdict: 'not-proved' }, [])?.message).toContain('Not every case');
  expect(dangerOf({ ...safe, verdict: 'not-proved', isLeftUnchecked: true }, [])?.message).toContain(
    'not been checked',
  );
  expect(dangerOf(undefined, [])?.message).toContain('not been checked');
});

test('valid JSON with an error of another kind is still asked about', () => {
  expect(dangerOf({ ...safe, counts: { ...counts, errors: 1 } }, ['No `user_id`.'])).toEqual({
    message: 'This body is always valid JSON, but has 1 error.',
    lines: ['• No `user_id`.'],
  });
});

test('pairs that are all strings are copied without a caution', () => {
  expect(pairsWords({ count: 1, becomeStrings: [] })).toEqual({ done: 'Copied 1 key-value pair.' });
});

test('values that are no strings in the body are named', () => {
  expect(pairsWords({ count: 9, becomeStrings: ['a', 'b', 'c', 'd', 'e'] }).caution).toContain(
    'no longer numbers: `a`, `b`, `c`, `d` and 1 more. Use the raw text',
  );
});
