import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Latest } from '../../client/src/preview/latest.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Jobs that each take a while, with what became of them. */
function jobsThatTake(milliseconds: number) {
  const signals: AbortSignal[] = [];
  const ended: boolean[] = [];
  const latest = new Latest(30, async (signal) => {
    signals.push(signal);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    ended.push(!signal.aborted);
  });
  return { latest, signals, ended };
}

test('many requests within the pause are one job, and typing on does not put it off', async () => {
  const job = vi.fn(async () => {});
  const latest = new Latest(30, job);
  for (let keystroke = 0; keystroke < 6; keystroke++) {
    latest.request();
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(job).toHaveBeenCalledTimes(2);
});

test('whoever types faster than the job ends sees what it finds all the same', async () => {
  const { latest, ended } = jobsThatTake(200);
  for (let keystroke = 0; keystroke < 50; keystroke++) {
    latest.request();
    await vi.advanceTimersByTimeAsync(20);
  }
  expect(ended).toEqual([true, true, true, true]);
});

test('the last request is always answered, after the job that runs', async () => {
  const { latest, signals, ended } = jobsThatTake(100);
  latest.request();
  await vi.advanceTimersByTimeAsync(50);
  latest.request();
  latest.request();
  await vi.advanceTimersByTimeAsync(50);
  expect(signals).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(ended).toEqual([true, true]);
});

test('a job for something else is told so, and the next one does not wait for it', async () => {
  const { latest, signals, ended } = jobsThatTake(1000);
  latest.request();
  await vi.advanceTimersByTimeAsync(40);
  latest.restart();
  await vi.advanceTimersByTimeAsync(30);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  await vi.advanceTimersByTimeAsync(1500);
  expect(ended).toEqual([false, true]);
});

test('nothing is done for a request that is no longer wanted', async () => {
  const { latest, signals } = jobsThatTake(100);
  latest.request();
  await vi.advanceTimersByTimeAsync(50);
  latest.request();
  latest.cancel();
  latest.request();
  latest.cancel();
  await vi.advanceTimersByTimeAsync(1000);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});
