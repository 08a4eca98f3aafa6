import type { Account, Meter } from './cases/meter.ts';

/**
 * What each part of a check may spend, in steps: so much for any body, and so much more for each UTF-16 unit of it. An ordinary body
 * takes about a tenth of that; a million steps take about a fifth of a second.
 */
const BUDGETS = {
  execute: { base: 1_500_000, perUnit: 20 },
  report: { base: 400_000, perUnit: 10 },
  expose: { base: 400_000, perUnit: 10 },
  solve: { base: 400_000, perUnit: 10 },
} as const;

export type Part = keyof typeof BUDGETS;

/** What a part may still spend on a body of so many UTF-16 units. */
export function accountOf(part: Part, length: number, meter: Meter): Account {
  const { base, perUnit } = BUDGETS[part];
  return meter.account(part, base + perUnit * length);
}
