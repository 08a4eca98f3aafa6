import { expect, test } from 'vitest';
import { madeAlwaysValid } from './always-valid-counts.ts';

const seed = Number(process.env.SEED ?? 1);
const COUNT = Number(process.env.BODIES ?? 12);

test(`*Make Always Valid* brings nine of ten faulty bodies there (${COUNT} bodies, SEED=${seed}; BODIES sets how many)`, {
  timeout: 60_000 * COUNT,
}, async () => {
  const left: string[] = [];
  let count = 0;
  for (let number = 0; count < COUNT; number++) {
    const made = await madeAlwaysValid(seed, number);
    if (made === undefined) continue;
    count++;
    if (made.end === 'left') left.push(`${made.slip}: ${made.text}\n  ${made.left.join('; ')}`);
  }
  expect(left.length, left.join('\n')).toBeLessThanOrEqual(COUNT / 10);
});
