import { expect, test } from 'vitest';
import { runCorrect } from './correct-run.ts';

const seed = Number(process.env.SEED ?? 1);
const COUNT = Number(process.env.BODIES ?? 40);

test(`of ${COUNT} correct bodies for Movable Ink nothing is said, and of each twin its fault (seed ${seed}, set by SEED; BODIES sets how many)`, {
  timeout: 4_000 * COUNT + 120_000,
}, () => {
  const { alarms, missed, twins } = runCorrect(seed, COUNT, 10);
  expect({ alarms, missed }).toEqual({ alarms: [], missed: [] });
  expect(Object.keys(twins).length).toBeGreaterThanOrEqual(30);
});
