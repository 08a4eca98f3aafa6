import { LimitError, type LiquidError } from '../errors.ts';
import { longestArray } from '../limits.ts';
import { clamp } from '../lookup.ts';
import { characterCount, characterSlice } from '../text.ts';
import { Drop, Float, isArray, isHash, Range, type Value } from '../values.ts';

/** What an array filter walks: the array with inner arrays spread out, a lone value as an array of one, nothing for nil. */
export function itemsOf(input: Value): readonly Value[] | LiquidError {
  if (input === null) return [];
  if (isArray(input)) return input.some(isArray) ? flatten(input) : input;
  return input instanceof Range ? spread(input) : [input];
}

/** Arrays nest no deeper than the reader of JSON allows, so recursion is safe. */
function flatten(items: readonly Value[]): readonly Value[] {
  return items.flatMap((item) => (isArray(item) ? flatten(item) : [item]));
}

export function spread(range: Range): readonly Value[] | LimitError {
  if (range.size > BigInt(longestArray)) {
    return new LimitError(`a range of ${range.size} numbers becomes an array of more than ${longestArray} items`);
  }
  return Array.from({ length: Number(range.size) }, (_, at) => range.from + BigInt(at));
}

/**
 * Why an item has no property: it is of a kind that has none (nil, true, 1.5), the name is of a kind it cannot take, or a number
 * that Ruby cannot take as an index.
 */
export type NoProperty = 'not-indexable' | 'wrong-name' | 'too-large';

/** Ruby's `item[name]`, as `map`, `where`, `sort` … use it. */
export function propertyOf(item: Value, name: Value): { value: Value } | NoProperty {
  if (isHash(item)) return { value: typeof name === 'string' ? (item.get(name) ?? null) : null };
  if (typeof item === 'string') return propertyOfText(item, name);
  if (typeof item === 'bigint') return bitOf(item, name);
  if (isArray(item)) return typeof name === 'bigint' ? { value: item.at(clamp(name)) ?? null } : 'wrong-name';
  return item instanceof Drop ? { value: item.read(String(name)) } : 'not-indexable';
}

function propertyOfText(text: string, name: Value): { value: Value } | NoProperty {
  if (typeof name === 'string') return { value: text.includes(name) ? name : null };
  if (name instanceof Range) return { value: rangeOfText(text, name) };
  if (isTooLarge(name)) return 'too-large';
  const at = wholeNumber(name);
  return at === undefined ? 'wrong-name' : { value: characterSlice(text, at, 1) || null };
}

/** Ruby's own indexes have 64 bits. */
function isTooLarge(name: Value): boolean {
  const size = name instanceof Float ? name.value : name;
  return (typeof size === 'bigint' || typeof size === 'number') && (size >= 2n ** 63n || size < -(2n ** 63n));
}

/** `text[1..3]`; an end below zero counts from the end of the text. */
function rangeOfText(text: string, range: Range): Value {
  const size = BigInt(characterCount(text));
  const from = range.from < 0n ? range.from + size : range.from;
  const to = range.to < 0n ? range.to + size : range.to;
  const length = to - from + 1n;
  return from < 0n ? null : (characterSlice(text, clamp(from), clamp(length < 0n ? 0n : length)) ?? null);
}

/** Ruby looks up a float as an index of 64 bits, but only in an integer that has more than 63 itself. */
function bitOf(integer: bigint, name: Value): { value: Value } | NoProperty {
  if (name instanceof Range) return { value: bitsOf(integer, name) };
  if (name instanceof Float && isTooLarge(name) && BigInt.asIntN(63, integer) !== integer) return 'too-large';
  const at = wholeNumber(name);
  if (at === undefined) return 'wrong-name';
  return { value: at < 0 ? 0n : (integer >> BigInt(at)) & 1n };
}

/** `integer[2..4]`; all bits from the first when the range is empty. */
function bitsOf(integer: bigint, range: Range): bigint {
  const shifted = integer >> BigInt(clamp(range.from));
  return range.from < range.to ? BigInt.asUintN(clamp(range.size), shifted) : shifted;
}

function wholeNumber(name: Value): number | undefined {
  if (typeof name === 'bigint') return clamp(name);
  return name instanceof Float ? Math.trunc(name.value) : undefined;
}
