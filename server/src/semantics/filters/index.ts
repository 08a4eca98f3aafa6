import { LiquidError } from '../errors.ts';
import type { Value } from '../values.ts';
import { arrayFilters } from './array.ts';
import { dateFilters } from './date.ts';
import { encodingFilters } from './encoding.ts';
import type { FilterEnvironment, FilterImplementation, FilterTable } from './filter.ts';
import { hashFilters } from './hash.ts';
import { htmlFilters } from './html.ts';
import { jsonFilters } from './json.ts';
import { mathFilters } from './math.ts';
import { numberFilters } from './number.ts';
import { otherFilters } from './other.ts';
import { stringFilters } from './string.ts';
import { urlFilters } from './url.ts';

const tables: readonly FilterTable[] = [
  arrayFilters,
  mathFilters,
  stringFilters,
  htmlFilters,
  dateFilters,
  hashFilters,
  encodingFilters,
  jsonFilters,
  urlFilters,
  numberFilters,
  otherFilters,
];

/** Every filter that does something, by name. For all other names, Ruby returns the input unchanged. */
export const filters: ReadonlyMap<string, FilterImplementation> = new Map(tables.flatMap(Object.entries));

/** Applies one filter as Ruby does: an unknown one changes nothing, a wrong number of arguments is an error. */
export function applyFilter(
  name: string,
  input: Value,
  args: readonly Value[],
  environment: FilterEnvironment,
): Value | LiquidError {
  const filter = filters.get(name);
  if (!filter) return input;
  return countError(filter, args.length) ?? filter.apply(input, args, environment);
}

/** Ruby's error for a wrong number of arguments, whatever they are. */
export function countErrorOf(name: string, given: number): LiquidError | undefined {
  const filter = filters.get(name);
  return filter && countError(filter, given);
}

/** Ruby counts the input as an argument. */
function countError({ required, optional }: FilterImplementation, given: number): LiquidError | undefined {
  if (given >= required && given <= required + optional) return undefined;
  const expected = optional === 0 ? `${required + 1}` : `${required + 1}..${required + 1 + optional}`;
  return new LiquidError(`wrong number of arguments (given ${given + 1}, expected ${expected})`);
}
