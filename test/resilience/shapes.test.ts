import { describe, expect, test } from 'vitest';
import { costOf } from './cost.ts';
import { shapes } from './shapes.ts';

/** How much more a body of twice the size may cost. */
const MOST_GROWTH = 2.2;
/** Steps that a body has for nothing: below, doubling says nothing of how its cost grows. */
const FEW = 2000;
const SIZES = [125, 250, 500, 1000];

describe('checking costs no more steps than a body is long', () => {
  test.each(shapes)(
    '$name',
    ({ body }) => {
      const costs = SIZES.map((n) => costOf(body(n)));
      expect(costs.flatMap(({ thrown }) => thrown)).toEqual([]);
      const steps = costs.map((cost) => cost.steps);
      for (const [at, less] of steps.slice(0, -1).entries()) {
        expect(steps[at + 1], `steps at ${SIZES.join(', ')}: ${steps.join(', ')}`).toBeLessThanOrEqual(
          Math.max(FEW, MOST_GROWTH * less),
        );
      }
    },
    60_000,
  );
});
