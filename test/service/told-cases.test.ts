import { expect, test } from 'vitest';
import { bodyForCases, toldCases } from './told-cases.ts';

const seed = Number(process.env.SEED ?? 1);
const COUNT = Number(process.env.BODIES ?? 100);

test(`each case that is told happens (${COUNT} bodies, SEED=${seed}; BODIES sets how many)`, {
  timeout: 5_000 * COUNT + 60_000,
}, async () => {
  const wrong: string[] = [];
  let told = 0;
  for (let number = 0; number < COUNT; number++) {
    const one = await toldCases(bodyForCases(seed, number));
    told += one.told;
    wrong.push(...one.wrong.map((why) => `${one.body}\n  ${why}`));
  }
  expect(wrong).toEqual([]);
  expect(told).toBeGreaterThan(COUNT / 2);
});
