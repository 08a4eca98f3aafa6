import { Float } from '../../semantics/values.ts';

/** The same for a whole number and the float that is equal to it. */
export function keyOfValue(value: string | bigint | Float): string {
  if (typeof value === 'string') return `text ${value}`;
  return `number ${value instanceof Float ? value.value : Number(value)}`;
}
