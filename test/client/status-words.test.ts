import { expect, test } from 'vitest';
import { statusLines, statusText } from '../../client/src/status-words.ts';

const none = { errors: 0, warnings: 0, information: 0, hints: 0 };

test.each([
  ['proved', 'Always valid JSON'],
  ['conditional', 'Valid JSON if 3 conditions hold'],
  ['refuted', 'Can send invalid JSON (2 ways)'],
  ['not-proved', 'Could not be proved'],
] as const)('%s', (verdict, text) => {
  expect(statusText({ verdict, assumptionCount: 3, ways: 2, counts: none })).toBe(text);
});

test('one condition and one way', () => {
  const counted = { assumptionCount: 1, ways: 1, counts: none };
  expect(statusText({ verdict: 'conditional', ...counted })).toBe('Valid JSON if 1 condition holds');
  expect(statusText({ verdict: 'refuted', ...counted })).toBe('Can send invalid JSON (1 way)');
});

test('an empty body says how to start, and not that it is broken', () => {
  const counts = { ...none, errors: 1 };
  const status = {
    verdict: 'refuted',
    cases: 1,
    assumptions: [],
    assumptionCount: 0,
    ways: 1,
    counts,
    isEmpty: true,
  } as const;
  expect(statusText(status)).toBe('Empty: type mi- for a snippet');
  expect(statusLines(status)).toEqual([
    'Nothing is written yet, so there is nothing to send.',
    'Type mi- and choose a snippet, or run "New Webhook Body…".',
  ]);
});

test('a body of valid JSON that lacks something is not called good', () => {
  const counts = { ...none, errors: 1 };
  expect(statusText({ verdict: 'proved', assumptionCount: 0, ways: 0, counts })).toBe('Always valid JSON, 1 error');
});

test('a text of which the server has died is said to be unchecked, whatever else is in the status', () => {
  const status = {
    verdict: 'not-proved',
    cases: 0,
    assumptions: [],
    assumptionCount: 0,
    ways: 0,
    counts: none,
  } as const;
  expect(statusText({ ...status, isLeftUnchecked: true })).toBe('Not checked');
  expect(statusLines({ ...status, isLeftUnchecked: true })).toEqual([
    'The language server stopped while checking this text.',
    'It stays unchecked until you change it or restart the server.',
  ]);
});

test('no findings', () => {
  expect(
    statusLines({ verdict: 'proved', cases: 1, assumptions: [], assumptionCount: 0, ways: 0, counts: none }),
  ).toEqual([
    'Every rendering is valid JSON, whatever values the attributes have.',
    'Presumes numbers within ±2^53 and arrays of at most 1,000,000 items.',
    '1 case checked.',
    'No findings.',
  ]);
});

test('findings of each kind', () => {
  const counts = { errors: 1, warnings: 2, information: 1, hints: 1 };
  expect(
    statusLines({ verdict: 'refuted', cases: 12, assumptions: [], assumptionCount: 0, ways: 0, counts }).at(-1),
  ).toBe('1 error, 2 warnings, 2 hints.');
});

test('what the verdict depends on, up to what is read at a glance', () => {
  const assumptions = Array.from({ length: 10 }, (_, at) => `event_properties.${'${p'}${at}} is not blank`);
  const lines = statusLines({
    verdict: 'conditional',
    cases: 2,
    assumptions,
    assumptionCount: 30,
    ways: 0,
    counts: { ...none, warnings: 10 },
  });
  expect(lines.slice(0, 2)).toEqual(['Every rendering is valid JSON if:', '• event_properties.${p0} is not blank']);
  expect(lines).toContain('• and 22 more');
});
