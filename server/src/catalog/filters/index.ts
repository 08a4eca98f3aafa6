import type { FilterEntry } from '../types.ts';
import { arrayFilters } from './array.ts';
import { encodingFilters } from './encoding.ts';
import { mathFilters } from './math.ts';
import { stringFilters } from './string.ts';

export const filters: readonly FilterEntry[] = [...arrayFilters, ...mathFilters, ...stringFilters, ...encodingFilters];

const byName = new Map(filters.map((filter) => [filter.name, filter]));

export function findFilter(name: string): FilterEntry | undefined {
  return byName.get(name);
}
