import type { AbstractValue, Filtered } from './abstract-value.ts';
import { ASSIGNED, MAKES_LISTS } from './filter-kinds.ts';

/** Whether a value is known to the last character. */
export function isExact(abstractValue: AbstractValue): boolean {
  switch (abstractValue.kind) {
    case 'known':
      return true;
    case 'place':
      // A number that is 3 may be 3.0, which prints another text.
      return abstractValue.representative?.isExact === true && abstractValue.representative.valueClass !== 'number';
    case 'filtered':
      if (abstractValue.value === null) return true;
      if (
        abstractValue.value === '' &&
        abstractValue.input.kind === 'place' &&
        abstractValue.input.representative?.valueClass === 'blank'
      )
        return true;
      return abstractValue.value !== undefined && isExact(abstractValue.input) && abstractValue.args.every(isExact);
    default:
      return false;
  }
}

export function fails(abstractValue: AbstractValue): abstractValue is Filtered & { readonly fails: string } {
  return abstractValue.kind === 'filtered' && abstractValue.fails !== undefined;
}

/** What a filter has failed to make is nil, and has no items. */
export function isMadeList(value: AbstractValue): boolean {
  if (value.kind !== 'filtered') return false;
  return MAKES_LISTS.has(value.filter) || (value.filter === ASSIGNED && isMadeList(value.input));
}
