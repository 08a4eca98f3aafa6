import { DIVIDES } from '../../catalog/filter-effects.ts';
import type { AbstractValue, Place } from './abstract-value.ts';
import { placeOf } from './compare.ts';

/** The data that makes a value an error: what it is divided by, else what its filters are applied to. */
export function sourceOfError(value: AbstractValue): Place | undefined {
  return divisorOf(value) ?? placeOf(value);
}

function divisorOf(value: AbstractValue): Place | undefined {
  if (value.kind !== 'filtered') return undefined;
  const [by] = value.args;
  const divisor = DIVIDES.has(value.filter) && by !== undefined ? placeOf(by) : undefined;
  return divisor ?? divisorOf(value.input);
}
