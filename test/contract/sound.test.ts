import { expect, test } from 'vitest';
import { judgeContracts } from './any-contracts.ts';

const seed = Number(process.env.SEED ?? 1);
const count = Number(process.env.BODIES ?? 80);
const from = Number(process.env.FROM ?? 0);

test.each(['any', 'brute-force'] as const)(
  `a contract refuses no payload of ${count} generated bodies (%s, seed ${seed}, set by SEED)`,
  { timeout: 900_000 },
  (bodies) => {
    const summary = judgeContracts({ seed, from, to: from + count, users: bodies === 'any' ? 40 : 60, bodies });
    console.log(`${summary.contracts} contracts of ${summary.bodies} bodies, ${summary.renderings} payloads`);
    expect(summary.refused).toEqual([]);
    expect(summary.contracts).toBeGreaterThan(count / 5);
  },
);
