import { expect, test } from 'vitest';
import { statusLines, statusText } from '../../client/src/status-words.ts';

const none = { errors: 0, warnings: 0, information: 0, hints: 0 };

test.each([
  ['proved', 'Proved: 12 cases'],
  ['conditional', 'Conditional'],
  ['refuted', 'Refuted'],
  ['not-proved', 'Not proved'],
] as const)('%s', (verdict, text) => {
  expect(statusText({ verdict, cases: 12, counts: none })).toBe(text);
});

test('a body of valid JSON that lacks something is not called good', () => {
  const counts = { ...none, errors: 1 };
  expect(statusText({ verdict: 'proved', cases: 1, counts })).toBe('Proved: 1 case, 1 error');
});

test('a text of which the server has died is said to be unchecked, whatever else is in the status', () => {
  const status = { verdict: 'not-proved', cases: 0, assumptions: [], assumptionCount: 0, counts: none } as const;
  expect(statusText({ ...status, isLeftUnchecked: true })).toBe('Not checked');
  expect(statusLines({ ...status, isLeftUnchecked: true })).toEqual([
    'The language server stopped while checking this text.',
    'It stays unchecked until it changes, or the server is restarted.',
  ]);
});

test('no findings', () => {
  expect(statusLines({ verdict: 'proved', cases: 1, assumptions: [], assumptionCount: 0, counts: none })).toEqual([
    'Every rendering is valid JSON, whatever values the attributes have.',
    'Presumed of all data: numbers within ±2^53, lists of at most 1,000,000 items.',
    '1 case told apart.',
    'No findings.',
  ]);
});

test('findings of each kind', () => {
  const counts = { errors: 1, warnings: 2, information: 1, hints: 1 };
  expect(statusLines({ verdict: 'refuted', cases: 12, assumptions: [], assumptionCount: 0, counts }).at(-1)).toBe(
    '1 error, 2 warnings, 2 hints.',
  );
});

test('what the verdict depends on, up to what is read at a glance', () => {
  const assumptions = Array.from({ length: 10 }, (_, at) => `event_properties.${'${p'}${at}} is not blank`);
  const lines = statusLines({
    verdict: 'conditional',
    cases: 2,
    assumptions,
    assumptionCount: 30,
    counts: { ...none, warnings: 10 },
  });
  expect(lines.slice(0, 2)).toEqual([
    'Every rendering is valid JSON, as long as:',
    '• event_properties.${p0} is not blank',
  ]);
  expect(lines).toContain('• and 22 more');
});
