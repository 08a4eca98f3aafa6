import { Decimal } from '../../semantics/decimal.ts';
import { filters } from '../../semantics/filters/index.ts';
import { toDecimal, toNumber } from '../../semantics/numbers.ts';
import { toText } from '../../semantics/print.ts';
import { isArray, isHash, Range, type Value } from '../../semantics/values.ts';
import { once } from '../../template/once.ts';
import type { AbstractValue, Filtered } from './abstract-value.ts';
import { isExact } from './exact.ts';
import { isWhole } from './whole.ts';

/** Numbers in the data are presumed to lie within it, either side of 0, and so are texts that Liquid reads as numbers. */
export const MOST_OF_DATA = 2n ** 53n;
/** Numbers in the data that are not 0 are presumed to be no nearer to it than 1, so many digits behind the point. */
export const LEAST_OF_DATA = 100;
/** Lists are presumed to have no more items. */
export const MOST_ITEMS = 1_000_000n;

/** What a number in a part of a text is taken to stay within: nobody has a text of a hundred digits, with or without what is cut out of it. */
const MOST_IN_TEXT = 10n ** 100n;
/** A hash of 128 digits may happen to have no letter. */
const MOST_IN_HASH = 10n ** 128n;
/** What is counted in loops in one another, or is the length of a text. */
const MOST_COUNTED = 10n ** 40n;
/** Floats end at 1.8e308. */
const MOST_FINITE = 10n ** 308n;

/** How far from 0 a number can lie, rounded up; undefined where no bound is known, so that a float may be infinite or not a number. */
export type Magnitude = bigint | undefined;

/** Of the number that arithmetic takes a value for. Of a list: of its items. */
export const magnitudeOf: (value: AbstractValue) => Magnitude = once((value) => finite(workOut(value)));

/** Whether a filter may make `Infinity` or `NaN` of what is presumed of all data. */
export function canOverflow(filtered: Filtered): boolean {
  return filtered.filter in ARITHMETIC && magnitudeOf(filtered) === undefined && !isWhole(filtered);
}

/** What is told of something of which no more is known. */
export function within(most: Magnitude): { readonly most?: bigint } {
  return most === undefined ? {} : { most };
}

function finite(most: Magnitude): Magnitude {
  return most !== undefined && most < MOST_FINITE ? most : undefined;
}

function workOut(abstractValue: AbstractValue): Magnitude {
  switch (abstractValue.kind) {
    case 'known':
      return ofValue(abstractValue.value);
    case 'place':
      return abstractValue.representative?.isExact
        ? larger(MOST_OF_DATA, ofValue(abstractValue.representative.value))
        : MOST_OF_DATA;
    case 'counted':
      return larger(MOST_COUNTED, abstractValue.least < 0n ? -abstractValue.least : abstractValue.least);
    case 'joined':
      return abstractValue.parts.map(asPart).reduce(product, 1n);
    case 'filtered':
      return ofFilter(abstractValue);
    case 'anything':
      return abstractValue.most;
    case 'loop':
      return 0n;
    default:
      return undefined;
  }
}

export function ofValue(value: Value): Magnitude {
  if (isArray(value)) return value.map(ofValue).reduce(larger, 0n);
  if (isHash(value)) return ofValue([...value.values()]);
  if (value instanceof Range) return larger(ofValue(value.from), ofValue(value.to));
  const number = toNumber(value);
  if (typeof number === 'number') return number === 0 ? 0n : undefined;
  const most = number instanceof Decimal ? number.abs().ceil() : number;
  return most < 0n ? -most : most;
}

/** Digits that are put behind others count as they come, zeros too. */
function asPart(part: AbstractValue): Magnitude {
  return part.kind === 'known' ? tenToThe(toText(part.value).length) : inText(magnitudeOf(part));
}

function tenToThe(digits: number): Magnitude {
  return digits > 308 ? undefined : 10n ** BigInt(digits);
}

function inText(most: Magnitude): Magnitude {
  return larger(most, MOST_IN_TEXT);
}

export function larger(one: Magnitude, other: Magnitude): Magnitude {
  if (one === undefined || other === undefined) return undefined;
  return one > other ? one : other;
}

function product(one: Magnitude, other: Magnitude): Magnitude {
  return one === undefined || other === undefined ? undefined : finite(one * other);
}

function plus(one: Magnitude, other: Magnitude): Magnitude {
  return one === undefined || other === undefined ? undefined : one + other;
}

type Bound = (input: Magnitude, args: readonly Magnitude[], filtered: Filtered) => Magnitude;

function ofFilter(filtered: Filtered): Magnitude {
  const { input, filter, args, value, fails } = filtered;
  if (fails !== undefined) return 0n;
  if (value !== undefined && isExact(filtered)) return ofValue(value);
  if (!filters.has(filter) && !(filter in OTHERS)) return magnitudeOf(input);
  const bound = ARITHMETIC[filter] ?? OTHERS[filter];
  return bound?.(magnitudeOf(input), args.map(magnitudeOf), filtered);
}

const sum: Bound = (input, [other]) => plus(input, other);
const either: Bound = (input, [other]) => larger(input, other);
const same: Bound = (input) => input;
const partOfText: Bound = (input) => inText(input);
const hashed: Bound = () => MOST_IN_HASH;

const ARITHMETIC: Readonly<Record<string, Bound>> = {
  plus: sum,
  minus: sum,
  times: (input, [by]) => product(input, by),
  divided_by: (input, _args, { args: [by] }) => quotient(input, by),
  modulo: (input, [by]) => (input === undefined ? undefined : by),
  abs: same,
  ceil: (input) => plus(input, 1n),
  floor: (input) => plus(input, 1n),
  // A half goes away from 0, be it of a thousand.
  round: (input) => plus(product(input, 2n), 1n),
  at_least: clamped,
  at_most: clamped,
};

const OTHERS: Readonly<Record<string, Bound>> = {
  ...Object.fromEntries(
    [
      ...['assign', 'downcase', 'upcase', 'capitalize', 'strip', 'lstrip', 'rstrip', 'escape', 'h', 'escape_once'],
      ...['json_escape', 'as_json_string', 'newline_to_br', 'url_encode', 'url_param_escape', 'url_escape'],
      ...['number_with_delimiter', 'where', 'uniq', 'compact', 'sort', 'sort_natural', 'reverse', 'time_zone'],
    ].map((name) => [name, same]),
  ),
  ...Object.fromEntries(
    [
      ...['slice', 'split', 'first', 'last', 'remove', 'remove_first', 'remove_last', 'strip_newlines', 'strip_html'],
      ...['map', 'property_accessor', 'money', 'json_parse'],
    ].map((name) => [name, partOfText]),
  ),
  ...Object.fromEntries(
    [
      ...['md5', 'sha1', 'sha2', 'hmac_sha1', 'hmac_sha1_hex', 'hmac_sha256', 'hmac_sha256_hex', 'hmac_sha512'],
      ...['hmac_sha1_base64', 'hmac_sha256_base64'],
    ].map((name) => [name, hashed]),
  ),
  size: () => MOST_COUNTED,
  default: either,
  concat: either,
  replace: (input, _args, { args }) => (hasDigit(args[1]) ? undefined : inText(input)),
  replace_first: (input, _args, { args }) => product(inText(input), partOf(args[1])),
  replace_last: (input, _args, { args }) => product(inText(input), partOf(args[1])),
  truncate: (input, _args, { args }) =>
    args[1] === undefined ? inText(input) : product(inText(input), partOf(args[1])),
  truncatewords: (input, _args, { args }) =>
    args[1] === undefined ? inText(input) : product(inText(input), partOf(args[1])),
  date: (input, _args, { args: [format] }) => larger(input, ofFormat(format)),
};

/** By less than 1 is to multiply; what may be very small, as any number of the data, makes anything. */
function quotient(input: Magnitude, by: AbstractValue | undefined): Magnitude {
  if (by?.kind === 'anything' && by.away !== undefined) return input && input * 10n ** BigInt(by.away);
  if (by?.kind !== 'known') return undefined;
  const divisor = toNumber(by.value);
  if (typeof divisor === 'number') return undefined;
  const { unscaled, scale } = toDecimal(divisor);
  if (unscaled === 0n || input === undefined) return undefined;
  return (input * 10n ** BigInt(scale)) / (unscaled < 0n ? -unscaled : unscaled) + 1n;
}

/** Between two bounds that are known nothing is larger than they are. */
function clamped(
  input: Magnitude,
  [other]: readonly Magnitude[],
  { input: from, filter, args: [bound] }: Filtered,
): Magnitude {
  const opposite = filter === 'at_least' ? 'at_most' : 'at_least';
  const isBetween = bound?.kind === 'known' && from.kind === 'filtered' && from.filter === opposite;
  const [inner] = isBetween ? from.args : [];
  if (inner?.kind === 'known' && input !== undefined) return larger(other, magnitudeOf(inner));
  return larger(input, other);
}

function hasDigit(text: AbstractValue | undefined): boolean {
  return text?.kind !== 'known' || /\d/.test(toText(text.value));
}

function partOf(text: AbstractValue | undefined): Magnitude {
  return text === undefined ? 1n : asPart(text);
}

/** No directive makes more digits, where it has no width. */
const MOST_IN_DIRECTIVE = 20;

function ofFormat(format: AbstractValue | undefined): Magnitude {
  if (format?.kind !== 'known') return undefined;
  const text = toText(format.value);
  return /%[-0^#_:]*\d/.test(text) ? undefined : tenToThe(text.length * MOST_IN_DIRECTIVE);
}
