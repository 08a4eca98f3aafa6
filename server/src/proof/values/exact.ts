import { filters } from '../../semantics/filters/index.ts';
import { isArray } from '../../semantics/values.ts';
import type { AbstractValue, Filtered } from './abstract-value.ts';
import { ASSIGNED, LISTS_ITSELF, MAKES_LISTS, MAKES_NUMBERS } from './filter-kinds.ts';
import { inside } from './inside.ts';

/** Whether a value is known to the last character. */
export const isExact: (value: AbstractValue) => boolean = inside((value, said) => {
  // A number that is 3 may be 3.0, which prints another text.
  if (value.kind === 'place')
    return value.representative?.isExact === true && value.representative.valueClass !== 'number';
  if (value.kind !== 'filtered') return value.kind === 'known';
  const { value: made, input, args } = value;
  if (made === null) return true;
  if (made === '' && input.kind === 'place' && input.representative?.valueClass === 'blank') return true;
  return made !== undefined && said(input) && args.every(said);
});

export function fails(abstractValue: AbstractValue): abstractValue is Filtered & { readonly fails: string } {
  return abstractValue.kind === 'filtered' && abstractValue.fails !== undefined;
}

/** What a filter has failed to make is nil, and has no items. */
export function isMadeList(value: AbstractValue): boolean {
  if (value.kind !== 'filtered') return false;
  return MAKES_LISTS.has(value.filter) || (value.filter === ASSIGNED && isMadeList(value.input));
}

/** Filters that may give what they are given: Ruby does not know all of them, and some know no such value. */
const PASSES_ON: ReadonlySet<string> = new Set([ASSIGNED, 'default', 'slice', 'date', 'time_zone', 'id', 'lid']);

export function passesOn(filter: string): boolean {
  return PASSES_ON.has(filter) || !filters.has(filter);
}

/** Whether a value may be a list that is not seen by what it prints: one of the body, or one that a filter has made of its only item. */
export const isListItself: (value: AbstractValue) => boolean = inside((value, said) => {
  if (value.kind === 'known') return isArray(value.value);
  if (value.kind !== 'filtered') return false;
  const { filter, input, args } = value;
  if (LISTS_ITSELF.has(filter)) return true;
  return passesOn(filter) && (said(input) || (filter === 'default' && args.some(said)));
});

/** Whether a value may be a text of the body, or one that a filter has made, and not the number that it looks like. */
export const isMadeText: (value: AbstractValue) => boolean = inside((value, said) => {
  if (value.kind === 'joined' || value.kind === 'captured') return true;
  if (value.kind === 'known') return typeof value.value === 'string';
  if (value.kind === 'place') return typeof value.representative?.value === 'string';
  if (value.kind !== 'filtered' || MAKES_NUMBERS.has(value.filter)) return false;
  const { filter, input, args } = value;
  const isKept = filter === ASSIGNED || filter === 'default' || !filters.has(filter);
  return !isKept || said(input) || (filter === 'default' && args.some(said));
});
