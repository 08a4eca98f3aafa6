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

/** Liquid 5.4, which Braze runs, returns the value unchanged for filters of Shopify's stores and of later versions. */
export function isUsable({ support, origin }: FilterEntry): boolean {
  return support !== 'unsupported' && (origin === 'liquid' || origin === 'braze');
}

/** The names of the filters that do something. */
export const usableFilters: readonly string[] = filters.filter(isUsable).map(({ name }) => name);
