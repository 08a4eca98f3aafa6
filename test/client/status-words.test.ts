import { expect, test } from 'vitest';
import { statusLines, statusText } from '../../client/src/status-words.ts';

const none = { errors: 0, warnings: 0, information: 0, hints: 0 };

test('no findings', () => {
  expect(statusText({ counts: none })).toBe('mi-webhook: no findings');
  expect(statusLines({ verdict: 'proved', cases: 1, counts: none })).toEqual([
    'Proved: every rendering is valid JSON.',
    '1 case looked at.',
    'No findings.',
  ]);
});

test('findings of each kind', () => {
  const counts = { errors: 1, warnings: 2, information: 1, hints: 1 };
  expect(statusText({ counts })).toBe('mi-webhook: 5 findings');
  expect(statusLines({ verdict: 'refuted', cases: 12, counts })[2]).toBe('1 error, 2 warnings, 2 hints.');
});
