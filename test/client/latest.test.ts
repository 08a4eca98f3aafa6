import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Latest } from '../../client/src/preview/latest.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('many requests within the pause are one job, and typing on does not put it off', () => {
  const job = vi.fn(async () => {});
  const latest = new Latest(30, job);
  for (let keystroke = 0; keystroke < 6; keystroke++) {
    latest.request();
    vi.advanceTimersByTime(10);
  }
  expect(job).toHaveBeenCalledTimes(2);
});

test('a job that is overtaken, or no longer wanted, is told so', () => {
  const signals: AbortSignal[] = [];
  const latest = new Latest(30, async (signal) => {
    signals.push(signal);
  });
  for (let round = 0; round < 2; round++) {
    latest.request();
    vi.advanceTimersByTime(30);
  }
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  latest.request();
  latest.cancel();
  vi.advanceTimersByTime(100);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
});
