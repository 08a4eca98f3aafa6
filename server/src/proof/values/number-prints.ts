import { isError } from '../../semantics/errors.ts';
import { applyFilter } from '../../semantics/filters/index.ts';
import type { AbstractValue, Filtered } from './abstract-value.ts';
import { type Prints, prints } from './prints.ts';

export function arithmetic(input: Prints, args: readonly Prints[]): Prints {
  const isPlain = isDigits(input) && !input.nothing && input.text === 'none' && !input.boolean;
  if (!isPlain || !args.every(isDigits)) return prints.number;
  const isCounting = input.number === 'counting' && args.every(({ number }) => number === 'counting');
  return isCounting ? prints.counting : prints.digits;
}

export function isDigits({ number }: Prints): boolean {
  return number === 'counting' || number === 'digits';
}

export function isWholeNumber(abstractValue: AbstractValue): boolean {
  return abstractValue.kind === 'known' && typeof abstractValue.value === 'bigint';
}

/** Ruby rounds to no more places than this, before the point or behind it. */
const MOST_PLACES = 2n ** 31n;

export function isPlaces(abstractValue: AbstractValue): boolean {
  const places = abstractValue.kind === 'known' ? abstractValue.value : null;
  return typeof places === 'bigint' && places < MOST_PLACES && places > -MOST_PLACES;
}

/** By zero there is no division, but an error. */
export function division(input: Prints, args: readonly Prints[], { args: [by] }: Filtered): Prints {
  const isByNumber =
    (by?.kind === 'anything' && by.isNotZero === true) ||
    (by?.kind === 'known' && !isError(applyFilter('modulo', 1n, [by.value], { now: 0 })));
  const result = arithmetic(input, args);
  return isByNumber ? result : { ...result, error: true };
}
