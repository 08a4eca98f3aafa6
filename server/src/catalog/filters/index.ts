import type { FilterEntry } from '../types.ts';
import { arrayFilters } from './array.ts';
import { encodingFilters } from './encoding.ts';
import { hashFilters } from './hash.ts';
import { mathFilters } from './math.ts';
import { shopifyFilters } from './shopify.ts';
import { stringFilters } from './string.ts';
import { valueFilters } from './value.ts';

export const filters: readonly FilterEntry[] = [
  ...arrayFilters,
  ...mathFilters,
  ...stringFilters,
  ...hashFilters,
  ...encodingFilters,
  ...valueFilters,
  ...shopifyFilters,
];

const byName = new Map(filters.map((filter) => [filter.name, filter]));

export function findFilter(name: string): FilterEntry | undefined {
  return byName.get(name);
}
