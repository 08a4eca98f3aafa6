import { leavesOf, type Space } from '../conditions/diagram.ts';
import type { AbstractValue, Values } from './abstract-value.ts';
import type { AbstractValues } from './abstract-values.ts';
import { isOfSeveralTexts } from './inside.ts';
import { larger, magnitudeOf, within } from './magnitude.ts';
import { printsOf } from './printed.ts';
import { either } from './prints.ts';

/** More alternatives of one value are not distinguished. */
const MOST_ALTERNATIVES = 64;

/** The value, or, where it has very many alternatives, one that prints whatever any of them prints. */
export function limited(
  values: Values,
  space: Space<AbstractValue>,
  abstractValues: AbstractValues,
  most = MOST_ALTERNATIVES,
): Values {
  const leaves = leavesOf(values);
  space.meter.spend(leaves.length);
  return leaves.length <= most
    ? values
    : space.leaf(oneOf(leaves, 'a value with very many alternatives', abstractValues));
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
