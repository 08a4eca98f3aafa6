import { type AbstractValue, innerOf } from './abstract-value.ts';
import { KEEPS_WHOLE_NUMBERS, MAKES_WHOLE_NUMBERS } from './filter-kinds.ts';
import type { InputPath } from './input-path.ts';
import { inside } from './inside.ts';

/** Whether it is a number without a fraction, which Ruby keeps to the last digit. */
export const isWhole: (value: AbstractValue) => boolean = inside((one, said) => {
  if (one.kind === 'counted' || (one.kind === 'place' && isSizeOf(one.path))) return true;
  if (one.kind !== 'filtered') return one.kind === 'known' && typeof one.value === 'bigint';
  if (MAKES_WHOLE_NUMBERS.has(one.filter)) return true;
  return KEEPS_WHOLE_NUMBERS.has(one.filter) && innerOf(one).every(said);
});

function isSizeOf({ steps }: InputPath): boolean {
  const last = steps.at(-1);
  return last !== undefined && last.kind !== 'index' && last.name === 'size';
}
