import type { AbstractValue, Growth } from './abstract-value.ts';
import type { AbstractValues } from './abstract-values.ts';
import { larger, type Magnitude, MOST_ITEMS, magnitudeOf, within } from './magnitude.ts';

/** What is added in an iteration may be that much more than in the iterations that were looked at. */
const SLACK = 10n;
/** Over all iterations that a loop may take, with some to spare for those that were walked before. */
const MOST_GROWTH = 2n * SLACK * MOST_ITEMS;

/**
 * A number that changes with each iteration of a loop. The bounds of sums and products are convex: an iteration adds no more to a small number than
 * to the largest one, or than the iterations have added that were looked at. So the number is bounded by that, times the iterations that a list can
 * take, as long as one more iteration from the bound adds no more. Where it does, as with squares, nothing bounds the number.
 * @param before what the number may be already; `after` is what it may be after further iterations.
 * @param walk absent where no loop is the reason.
 */
export function grown(
  before: readonly AbstractValue[],
  after: readonly AbstractValue[],
  abstractValues: AbstractValues,
  walk: string | undefined,
): AbstractValue {
  const most = [...before, ...after].map(magnitudeOf).reduce(larger);
  const number = (bound: Magnitude, growth?: Growth): AbstractValue => {
    const more = { ...within(bound), ...(growth && { growth }) };
    // Whatever it is, `plus: 0` makes a number of it.
    const changing = abstractValues.anything('a number that changes with each iteration of a loop', more);
    return abstractValues.filtered(changing, 'plus', [abstractValues.known(0n)]);
  };
  if (most === undefined || walk === undefined) return number(most);
  const known = before.find((one) => growthOf(one)?.walk === walk);
  const growth = known && growthOf(known);
  const from = known === undefined ? smallest(before, after) : magnitudeOf(known);
  if (known === undefined || growth === undefined || from === undefined) {
    return stretched(most, { walk, step: most - (from ?? 0n) + 1n, isSecond: false });
  }
  if (most <= from + SLACK * growth.step) return known;
  // What is added may itself have grown until now, as with a sum of sums.
  return growth.isSecond ? number(undefined) : stretched(most, { walk, step: most - from, isSecond: true });

  function stretched(bound: bigint, how: Growth): AbstractValue {
    return number(bound + MOST_GROWTH * how.step, how);
  }
}

function growthOf(value: AbstractValue): Growth | undefined {
  return value.kind === 'filtered' && value.filter === 'plus' && value.input.kind === 'anything'
    ? value.input.growth
    : undefined;
}

function smallest(before: readonly AbstractValue[], after: readonly AbstractValue[]): Magnitude {
  return [...before, ...after]
    .map(magnitudeOf)
    .reduce((one, other) => (one === undefined || other === undefined || one > other ? other : one));
}
