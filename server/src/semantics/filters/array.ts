import { equals, identity, isTruthy, order } from '../compare.ts';
import { internalError, isError, LimitError, LiquidError } from '../errors.ts';
import { longestArray, longestText } from '../limits.ts';
import { firstOf, lastOf, sizeOf } from '../lookup.ts';
import { join, toText } from '../print.ts';
import { isArray, type Value } from '../values.ts';
import { type FilterTable, plain, unary, variadic } from './filter.ts';
import { itemsOf, propertyOf } from './items.ts';
import { sortItems } from './sort.ts';

export const arrayFilters: FilterTable = {
  size: plain((input) => sizeOf(input) ?? 0n),
  first: plain((input) => firstOf(input) ?? null),
  last: plain((input) => lastOf(input) ?? null),
  join: variadic(0, 1, (input, args) => onItems(input, (items) => joinItems(items, args))),
  reverse: plain((input) => onItems(input, (items) => items.toReversed())),
  concat: unary((input, other) =>
    isArray(other)
      ? onItems(input, (items) => concatenate(items, other))
      : new LiquidError('concat filter requires an array argument'),
  ),
  map: unary((input, name) => onItems(input, (items) => mapItems(items, name))),
  where: variadic(1, 1, (input, [name = null, target = null]) =>
    onItems(input, (items) =>
      select(items, name, (value) => (target === null ? isTruthy(value) : equals(value, target))),
    ),
  ),
  compact: variadic(0, 1, (input, [name = null]) =>
    onItems(input, (items) =>
      name === null ? items.filter((item) => item !== null) : select(items, name, (value) => value !== null),
    ),
  ),
  uniq: variadic(0, 1, (input, [name = null]) => onItems(input, (items) => unique(items, name))),
  sort: variadic(0, 1, (input, [name = null]) => onItems(input, (items) => sortItems(items, name, compareValues))),
  sort_natural: variadic(0, 1, (input, [name = null]) =>
    onItems(input, (items) => sortItems(items, name, compareNaturally)),
  ),
};

function onItems(input: Value, apply: (items: readonly Value[]) => Value | LiquidError): Value | LiquidError {
  const items = itemsOf(input);
  return isError(items) ? items : apply(items);
}

function concatenate(items: readonly Value[], more: readonly Value[]): readonly Value[] | LiquidError {
  return items.length + more.length > longestArray ? new LimitError('an array gets too long') : [...items, ...more];
}

function joinItems(items: readonly Value[], args: readonly Value[]): Value | LiquidError {
  const glue = args.length === 0 ? ' ' : toText(args[0] ?? null);
  if (glue.length * items.length > longestText) return new LimitError('a joined string gets too long');
  return join(items, glue);
}

function mapItems(items: readonly Value[], name: Value): Value | LiquidError {
  if (name === 'to_liquid') return items;
  const mapped: Value[] = [];
  for (const item of items) {
    const property = propertyOf(item, name);
    if (property === 'wrong-name' || property === 'too-large') return noProperty(property, name);
    mapped.push(property === 'not-indexable' ? null : property.value);
  }
  return mapped;
}

/** Items whose property passes; nil when one has no properties at all, as Ruby gives up there. */
function select(items: readonly Value[], name: Value, passes: (value: Value) => boolean): Value | LiquidError {
  const selected: Value[] = [];
  for (const item of items) {
    const property = propertyOf(item, name);
    if (property === 'wrong-name' || property === 'too-large') return noProperty(property, name);
    if (property === 'not-indexable') return null;
    if (passes(property.value)) selected.push(item);
  }
  return selected;
}

function unique(items: readonly Value[], name: Value): Value | LiquidError {
  const seen = new Set<string>();
  if (items.length < 2) return items;
  return name === null ? items.filter((item) => isNew(item, seen)) : select(items, name, (value) => isNew(value, seen));
}

function isNew(value: Value, seen: Set<string>): boolean {
  const key = identity(value);
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

function noProperty(why: 'wrong-name' | 'too-large', name: Value): LiquidError {
  return why === 'too-large' ? internalError : new LiquidError(`cannot select the property '${toText(name)}'`);
}

/** nil comes last. */
function compareValues(left: Value, right: Value): number | LiquidError {
  const result = order(left, right);
  if (result !== undefined) return result;
  if (left === null) return 1;
  return right === null ? -1 : new LiquidError('cannot sort values of incompatible types');
}

/** By their texts, capitals of ASCII like small letters; nil comes last. */
function compareNaturally(left: Value, right: Value): number {
  if (left === null) return 1;
  if (right === null) return -1;
  return order(foldAscii(toText(left)), foldAscii(toText(right))) ?? 0;
}

function foldAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}
