import { expect, test } from 'vitest';
import { tightnessOf } from './tightness.ts';

const seed = Number(process.env.SEED ?? 1);
const count = Number(process.env.BODIES ?? 300);
const from = Number(process.env.FROM ?? 0);

/**
 * Of what is marked, the share that bodies like people's may reach; those of the whole grammar also compare what is never equal, and always
 * print an error somewhere.
 */
const MOST_MARKED = { 'brute-force': 0.01, any: 0.1 };

test.each(['any', 'brute-force'] as const)(
  `what contracts of ${count} generated bodies leave open is shown by a payload (%s, seed ${seed}, set by SEED)`,
  { timeout: 900_000 },
  async (bodies) => {
    const { open, marked, contracts, contradicted } = await tightnessOf({
      seed,
      from,
      to: from + count,
      users: 40,
      bodies,
    });
    console.log(`${open} open, ${marked.length} marked in ${contracts} contracts (${bodies})`);
    if (process.env.SHOW) console.log(marked.join('\n'));
    expect(contradicted).toEqual([]);
    expect(open).toBeGreaterThan(0);
    expect(marked.length / open).toBeLessThanOrEqual(MOST_MARKED[bodies]);
  },
);
