import type { Account, Meter } from './conditions/meter.ts';

/**
 * What each part of a check may spend, in steps: so much for any body, and so much more for each UTF-16 unit of it. An ordinary body
 * takes about a fifth of that; a million steps take about a fifth of a second.
 */
const BUDGETS = {
  execute: { base: 400_000, perUnit: 8 },
  report: { base: 120_000, perUnit: 1 },
  /** The payload, and the events in it: the members of a list that a loop prints are there once for each kind of iteration. */
  expose: { base: 150_000, perUnit: 16 },
  /** The words of all findings together: behind it a case is not told. */
  explain: { base: 80_000, perUnit: 1 },
  /** Each of them. */
  rule: { base: 80_000, perUnit: 4 },
} as const;

export type Part = keyof typeof BUDGETS;

/** What a part may still spend on a body of so many UTF-16 units. @param name of the part, where there are several of its kind. */
export function accountOf(part: Part, length: number, meter: Meter, name: string = part): Account {
  return meter.account(name, mostOf(part, length));
}

/** The steps of a part for a body of so many UTF-16 units. */
export function mostOf(part: Part, length: number): number {
  const { base, perUnit } = BUDGETS[part];
  return base + perUnit * length;
}
