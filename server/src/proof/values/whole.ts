import { type AbstractValue, type Filtered, innerOf } from './abstract-value.ts';
import { KEEPS_WHOLE_NUMBERS, MAKES_WHOLE_NUMBERS } from './filter-kinds.ts';
import type { InputPath } from './input-path.ts';
import { inside } from './inside.ts';

/** Whether it is a number without a fraction, which Ruby keeps to the last digit. */
export const isWhole: (value: AbstractValue) => boolean = inside((one, said) => {
  if (one.kind === 'counted' || (one.kind === 'place' && isSizeOf(one.path))) return true;
  if (one.kind !== 'filtered') return one.kind === 'known' && typeof one.value === 'bigint';
  if (MAKES_WHOLE_NUMBERS.has(one.filter) || isSizeOfNumber(one)) return true;
  return KEEPS_WHOLE_NUMBERS.has(one.filter) && innerOf(one).every(said);
});

/** Of a number of the data, which has none where it has a fraction. */
export function isSizeOfNumber({ filter, input, args: [key] }: Filtered): boolean {
  if (filter !== 'property_accessor' || input.kind !== 'place') return false;
  return key?.kind === 'known' && key.value === 'size' && input.representative?.valueClass === 'number';
}

function isSizeOf({ steps }: InputPath): boolean {
  const last = steps.at(-1);
  return last !== undefined && last.kind !== 'index' && last.name === 'size';
}
