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
  const { error, ...rest } = values.map(printsOf).reduce(either);
  const isOfTexts = values.some((value) =>
    value.kind === 'known' ? value.value !== null : value.kind === 'joined' || isOfSeveralTexts(value),
  );
  const most = within(values.map(magnitudeOf).reduce(larger));
  return abstractValues.anything(why, { canFail: error, isOfTexts, prints: { ...rest, error: false }, ...most });
}
