import { characterCount, characterSlice } from './text.ts';
import { Drop, isArray, isHash, Range, type Value } from './values.ts';

/** `value.name`: a key of a hash, or one of `size`, `first`, `last`. Undefined where there is no such thing. */
export function readName(value: Value, name: string): Value | undefined {
  const found = readIndex(value, name);
  if (found !== undefined) return found;
  if (name === 'size') return sizeOf(value);
  if (name === 'first') return firstOf(value);
  return name === 'last' ? lastOf(value) : undefined;
}

/** `value[index]`: a key of a hash or a place in an array, from its end when negative. */
export function readIndex(value: Value, index: Value): Value | undefined {
  if (isHash(value)) return typeof index === 'string' ? value.get(index) : undefined;
  if (isArray(value)) return typeof index === 'bigint' ? (value.at(clamp(index)) ?? null) : undefined;
  return value instanceof Drop && typeof index === 'string' ? value.read(index) : undefined;
}

/** Ruby's `size`: characters, items, pairs, and the bytes of an integer. Undefined for what has no size. */
export function sizeOf(value: Value): bigint | undefined {
  if (typeof value === 'string') return BigInt(characterCount(value));
  if (isArray(value)) return BigInt(value.length);
  if (isHash(value)) return BigInt(value.size);
  if (value instanceof Range) return value.size;
  return typeof value === 'bigint' ? bytesOf(value) : undefined;
}

function bytesOf(value: bigint): bigint {
  const bits = (value < 0n ? -value : value).toString(2).length;
  return BigInt(Math.max(8, Math.ceil(bits / 8)));
}

/** Undefined for what has no first item. */
export function firstOf(value: Value): Value | undefined {
  if (isArray(value)) return value[0] ?? null;
  if (isHash(value)) {
    for (const pair of value) return pair;
    return null;
  }
  if (value instanceof Range) return value.from;
  if (value instanceof Drop) return value.read('first');
  return typeof value === 'string' ? characterSlice(value, 0, 1) : undefined;
}

/** A hash has a first pair, but no last one. */
export function lastOf(value: Value): Value | undefined {
  if (isArray(value)) return value.at(-1) ?? null;
  if (value instanceof Range) return value.to;
  if (value instanceof Drop) return value.read('last');
  return typeof value === 'string' ? (characterSlice(value, -1, 1) ?? '') : undefined;
}

/** As a number that JavaScript's arrays accept; an index far out of range stays out of range. */
export function clamp(value: bigint): number {
  const far = 2n ** 52n;
  return Number(value > far ? far : value < -far ? -far : value);
}
