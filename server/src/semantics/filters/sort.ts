import { internalError, isError, LiquidError } from '../errors.ts';
import { toText } from '../print.ts';
import type { Value } from '../values.ts';
import { propertyOf } from './items.ts';

type Compare = (left: Value, right: Value) => number | LiquidError;

interface Keyed {
  readonly item: Value;
  readonly key: Value;
}

/**
 * Sorts by the items or by one property of them, keeping the order of equal ones. An error of `compare` ends it.
 * nil when a property is asked of items that have none.
 */
export function sortItems(items: readonly Value[], name: Value, compare: Compare): Value | LiquidError {
  if (name !== null && items.some((item) => propertyOf(item, name) === 'not-indexable')) return null;
  const keyed: Keyed[] = [];
  for (const item of items) {
    const property = name === null ? { value: item } : propertyOf(item, name);
    if (property === 'too-large' && items.length > 1) return internalError;
    // A lone item is never compared, so Ruby never asks for its property.
    if (property === 'wrong-name' && items.length > 1) return new LiquidError(cannotSelect(name));
    keyed.push({ item, key: typeof property === 'string' ? null : property.value });
  }
  const sorted = mergeSort(keyed, compare);
  return isError(sorted) ? sorted : sorted.map(({ item }) => item);
}

function cannotSelect(name: Value): string {
  return `cannot select the property '${toText(name)}'`;
}

/** The halves are cut as the C library cuts them, so that the same pairs are compared. Depth grows with the logarithm. */
function mergeSort(items: readonly Keyed[], compare: Compare): readonly Keyed[] | LiquidError {
  if (items.length < 2) return items;
  const half = Math.floor(items.length / 2);
  const left = mergeSort(items.slice(0, half), compare);
  if (isError(left)) return left;
  const right = mergeSort(items.slice(half), compare);
  return isError(right) ? right : merge(left, right, compare);
}

function merge(left: readonly Keyed[], right: readonly Keyed[], compare: Compare): readonly Keyed[] | LiquidError {
  const merged: Keyed[] = [];
  let [l, r] = [0, 0];
  for (let a = left[l], b = right[r]; a && b; a = left[l], b = right[r]) {
    const result = compare(a.key, b.key);
    if (isError(result)) return result;
    merged.push(result <= 0 ? a : b);
    if (result <= 0) l++;
    else r++;
  }
  return [...merged, ...left.slice(l), ...right.slice(r)];
}
