import { leavesOf, type Space, sizeOf } from '../conditions/diagram.ts';
import type { AbstractValue, Values } from './abstract-value.ts';
import type { AbstractValues } from './abstract-values.ts';
import { isOfSeveral, isOfSeveralTexts } from './inside.ts';
import { larger, magnitudeOf, within } from './magnitude.ts';
import { printsOf } from './printed.ts';
import { either } from './prints.ts';

/** More alternatives of one value are not distinguished. */
const MOST_ALTERNATIVES = 64;
/**
 * Nor is when a count is which of its alternatives, where that takes so many decisions for each: to count which of n members are there takes about
 * n² / 2, each of them made anew with each member.
 */
const MOST_OF_ALL = 10_000;
/** Of what has been given up once, it is given up again sooner; and in the end all of it is. */
const MOST_OF_SEVERAL = 1000;
const MOST_DECISIONS_OF_SEVERAL = 200;

/** The value, or, where it has very many alternatives, one that prints whatever any of them prints. */
export function limited(
  values: Values,
  space: Space<AbstractValue>,
  abstractValues: AbstractValues,
  most = MOST_ALTERNATIVES,
): Values {
  const leaves = leavesOf(values);
  space.meter.spend(leaves.length);
  if (leaves.length > most) return space.leaf(oneOf(leaves, MANY, abstractValues));
  const least = most === MOST_ALTERNATIVES ? leastCount(leaves) : undefined;
  return least === undefined ? values : untangled(values, leaves, least, space, abstractValues);
}

const MANY = 'a value with very many alternatives';

/** Of a count it stays known when it is the least that it can be: whether anything was counted is what bodies ask most. */
function untangled(
  values: Values,
  leaves: readonly AbstractValue[],
  least: bigint,
  space: Space<AbstractValue>,
  abstractValues: AbstractValues,
): Values {
  const { decisions } = sizeOf(values);
  const isGivenUp = leaves.some(isOfSeveral);
  if (decisions * leaves.length <= (isGivenUp ? MOST_OF_SEVERAL : MOST_OF_ALL)) return values;
  const lowest = leaves.find((one) => one.kind === 'known' && one.value === least);
  if (lowest === undefined || (isGivenUp && decisions > MOST_DECISIONS_OF_SEVERAL))
    return space.leaf(abstractValues.counted(least));
  const others = leaves.filter((one) => one !== lowest);
  const more = oneOf(others, MANY, abstractValues);
  return space.map(values, (one) => (one === lowest ? one : more));
}

/** One of several values, without a word of when it is which. */
export function oneOf(values: readonly AbstractValue[], why: string, abstractValues: AbstractValues): AbstractValue {
  const least = leastCount(values);
  if (least !== undefined) return abstractValues.counted(least);
  const { error, ...rest } = values.map(printsOf).reduce(either);
  const isOfTexts = values.some((value) =>
    value.kind === 'known' ? value.value !== null : value.kind === 'joined' || isOfSeveralTexts(value),
  );
  const most = within(values.map(magnitudeOf).reduce(larger));
  return abstractValues.anything(why, { canFail: error, isOfTexts, prints: { ...rest, error: false }, ...most });
}

/** The least of whole numbers from 0 on; undefined where there are other values among them. */
export function leastCount(values: readonly AbstractValue[]): bigint | undefined {
  const counts = values.map(countOf);
  return counts.reduce((one, other) => (one === undefined || other === undefined ? undefined : lesser(one, other)));
}

/** Of whole numbers of any size, which `Math.min` cannot take. */
export function lesser(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

function countOf(value: AbstractValue): bigint | undefined {
  if (value.kind === 'counted') return value.least < 0n ? undefined : value.least;
  return value.kind === 'known' && typeof value.value === 'bigint' && value.value >= 0n ? value.value : undefined;
}
