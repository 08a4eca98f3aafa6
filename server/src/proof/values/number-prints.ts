import { isError } from '../../semantics/errors.ts';
import { applyFilter } from '../../semantics/filters/index.ts';
import type { AbstractValue, Filtered } from './abstract-value.ts';
import { type Prints, prints } from './prints.ts';

export function arithmetic(input: Prints, args: readonly Prints[]): Prints {
  if (!isPlainDigits(input) || !args.every(isDigits)) return prints.number;
  return [input, ...args].every(isCounting) ? prints.counting : prints.digits;
}

/** With what is not negative, a number from 1 on stays one. */
export function sum(input: Prints, args: readonly Prints[]): Prints {
  const found = arithmetic(input, args);
  return found.number === 'digits' && [input, ...args].some(isCounting) ? prints.counting : found;
}

/** Whole numbers stay what they are. */
export function rounded(input: Prints): Prints {
  return isPlainDigits(input) ? { ...prints.digits, number: input.number } : prints.integer;
}

function isPlainDigits(input: Prints): boolean {
  return isDigits(input) && !input.nothing && input.text === 'none' && !input.boolean;
}

function isCounting({ number }: Prints): boolean {
  return number === 'counting';
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
