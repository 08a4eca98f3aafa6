import { longestArray } from '../limits.ts';
import { isArray, isHash, Range, Time, type Value } from '../values.ts';

/** What a filter takes, in units of work: about as long as a simple one takes for one UTF-16 unit of its input. */
interface Price {
  /** However short the input is. */
  readonly call: number;
  readonly unit: number;
}

const SIMPLE: Price = { call: 10, unit: 1 };

/** Measured for inputs of 5,000 to 40,000 units, beside filters that only copy theirs. */
const PRICES: ReadonlyMap<string, Price> = new Map([
  // They look at the input without going through it.
  ...['size', 'first', 'last', 'default'].map((name): [string, Price] => [name, { call: 1, unit: 0 }]),
  // The runtime looks zones up in tables of its own.
  ['time_zone', { call: 3000, unit: 1 }],
  ['date', { call: 50, unit: 1 }],
  ...['sort', 'sort_natural'].map((name): [string, Price] => [name, { call: 10, unit: 8 }]),
  ...['uniq', 'json_parse', 'url_encode', 'url_escape', 'url_param_escape'].map((name): [string, Price] => [
    name,
    { call: 10, unit: 4 },
  ]),
  ...['md5', 'sha1', 'sha256', 'hmac_sha1_hex', 'hmac_sha1_base64', 'hmac_sha1', 'hmac_sha256', 'hmac_sha512'].map(
    (name): [string, Price] => [name, { call: 50, unit: 3 }],
  ),
]);

/** The units of work that a filter takes, whatever comes of it. */
export function workOf(filter: string, input: Value, args: readonly Value[]): number {
  const { call, unit } = PRICES.get(filter) ?? SIMPLE;
  if (unit === 0) return call;
  return call + unit * args.reduce<number>((sum, one) => sum + sizeOf(one), sizeOf(input));
}

/** The part of it that does not depend on the values. */
export function workOfCall(filter: string): number {
  return (PRICES.get(filter) ?? SIMPLE).call;
}

const sizes = new WeakMap<object, number>();

/**
 * UTF-16 units of all texts in a value, digits of its integers, and one for each item. Lists and objects never change, and no filter goes through
 * a range that is too long.
 */
function sizeOf(value: Value): number {
  if (typeof value === 'string') return value.length;
  if (typeof value === 'bigint') return digitsOf(value);
  if (value instanceof Range) return value.size > BigInt(longestArray) ? 1 : Number(value.size);
  if (!isArray(value) && !isHash(value)) return value instanceof Time ? 20 : 1;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  let size = 0;
  for (const item of value.values()) size += 1 + sizeOf(item);
  sizes.set(value, size);
  return size;
}

const SHORT = 2n ** 53n;

/** Hexadecimal ones, which are as many to an order of magnitude and take no division. */
function digitsOf(integer: bigint): number {
  return -SHORT < integer && integer < SHORT ? 1 : integer.toString(16).length;
}
