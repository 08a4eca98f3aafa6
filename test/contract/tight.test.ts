import { expect, test } from 'vitest';
import { tightnessOf } from './tightness.ts';

const seed = Number(process.env.SEED ?? 1);
const count = Number(process.env.BODIES ?? 60);
const from = Number(process.env.FROM ?? 0);

test.each(['any', 'brute-force'] as const)(
  `what contracts of ${count} generated bodies leave open is shown by a payload (%s, seed ${seed}, set by SEED)`,
  { timeout: 900_000 },
  async (bodies) => {
    const summary = await tightnessOf({ seed, from, to: from + count, users: 40, bodies });
    console.log(`${summary.open} open, ${summary.marked.length} marked in ${summary.contracts} contracts`);
    for (const one of summary.marked.slice(0, 8)) console.log(one);
    expect(summary.contradicted).toEqual([]);
    expect(summary.open).toBeGreaterThan(0);
    expect(summary.marked.length / summary.open).toBeLessThanOrEqual(0.01);
  },
);
