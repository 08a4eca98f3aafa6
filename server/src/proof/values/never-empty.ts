import type { AbstractValue } from './abstract-value.ts';
import { sampleOf } from './filters.ts';
import { printsOf } from './printed.ts';

/** Also of parts: one that is never blank is enough. */
export function isNeverBlank(abstractValue: AbstractValue): boolean {
  if (abstractValue.kind === 'joined') return abstractValue.parts.some(isNeverBlank);
  const { nothing, blank: isBlank, object, unknown, boolean } = printsOf(abstractValue);
  return !nothing && !isBlank && !object && !unknown && !(boolean && abstractValue.kind !== 'filtered');
}

/** Whether a value is no empty text for sure. */
export function isNeverEmpty(abstractValue: AbstractValue): boolean {
  if (abstractValue.kind === 'joined') return abstractValue.parts.some(isNeverEmpty);
  const { nothing, object, unknown } = printsOf(abstractValue);
  return isEndOfText(abstractValue) || (!nothing && !object && !unknown);
}

/** The first or last letter of a text that has one. */
function isEndOfText(value: AbstractValue): boolean {
  if (value.kind !== 'filtered' || (value.filter !== 'first' && value.filter !== 'last')) return false;
  const of = sampleOf(value.input);
  return value.input.kind === 'place' && typeof of === 'string' && of !== '';
}
