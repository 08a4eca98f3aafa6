import { isError } from '../../semantics/errors.ts';
import { applyFilter, filters } from '../../semantics/filters/index.ts';
import type { Value } from '../../semantics/values.ts';
import type { AbstractValue, Filtered } from './abstract-value.ts';
import { ASSIGNED, LISTS_ITSELF, MAKES_LISTS, TAKES_ITEMS } from './filter-kinds.ts';
import { isWideFormat } from './known-filters.ts';
import { canOverflow, MOST_OF_DATA } from './magnitude.ts';
import { knownPrints, mustBeEscaped, printsOf } from './printed.ts';
import { either, isSafeInText, overflowing, type Prints, prints } from './prints.ts';

type FilterPrints = (input: Prints, args: readonly AbstractValue[], filtered: Filtered) => Prints;

/** What a filter's result can print, given all that its input can print. */
export function filterPrints(filtered: Filtered, input: Prints): Prints {
  if (filtered.fails !== undefined) return { ...prints.error, text: mustBeEscaped(filtered.fails) ? 'any' : 'none' };
  if (filtered.filter === ASSIGNED) return { ...input, nothing: true, error: false };
  const given = resultPrints(filtered, isList(filtered) && !input.unknown ? prints.list : input);
  const result = withOverflow(given, filtered, input);
  if (!result.error && !input.error) return result;
  return { ...result, error: true, ...(quotesData(filtered) && { text: 'any' }) };
}

/** Rounding and JSON know no infinity, and fail on one. */
const FAILS_ON_INFINITY = new Set(['ceil', 'floor', 'round', 'as_json_string']);

function withOverflow(result: Prints, filtered: Filtered, input: Prints): Prints {
  if (isExact(filtered)) return result;
  if (FAILS_ON_INFINITY.has(filtered.filter)) return input.overflow ? { ...result, error: true } : result;
  return canOverflow(filtered) ? overflowing(result) : result;
}

/** What `time_zone` fails with holds the zone. */
function quotesData({ filter, args: [zone], input }: Filtered): boolean {
  if (filter === 'time_zone' && zone !== undefined && !isSafeInText(printsOf(zone))) return true;
  return input.kind === 'filtered' && quotesData(input);
}

function joined(input: Prints, args: readonly AbstractValue[]): Prints {
  if (input.unknown) return prints.unknown;
  return isSafe(input) ? concatenated(input, args) : prints.text;
}

/** A list of one number prints as the number, but is a list to all that is done with it other than to take its items. */
function isList({ filter, input }: Filtered): boolean {
  return input.kind === 'filtered' && LISTS_ITSELF.has(input.filter) && !TAKES_ITEMS.has(filter);
}

export function fails(abstractValue: AbstractValue): abstractValue is Filtered & { readonly fails: string } {
  return abstractValue.kind === 'filtered' && abstractValue.fails !== undefined;
}

function resultPrints(filtered: Filtered, input: Prints): Prints {
  const { filter, args, value } = filtered;
  if (value !== undefined && isExact(filtered))
    return filter === 'as_json_string' ? exactJson(value) : knownPrints(value);
  // Ruby gives the input unchanged to filters that it does not know.
  if (!filters.has(filter)) return input;
  return TABLE[filter]?.(input, args, filtered) ?? prints.unknown;
}

/** Whether a value is known to the last character. */
export function isExact(abstractValue: AbstractValue): boolean {
  switch (abstractValue.kind) {
    case 'known':
      return true;
    case 'place':
      // A number that is 3 may be 3.0, which prints another text.
      return abstractValue.representative?.isExact === true && abstractValue.representative.valueClass !== 'number';
    case 'filtered':
      if (abstractValue.value === null) return true;
      if (
        abstractValue.value === '' &&
        abstractValue.input.kind === 'place' &&
        abstractValue.input.representative?.valueClass === 'blank'
      )
        return true;
      return abstractValue.value !== undefined && isExact(abstractValue.input) && abstractValue.args.every(isExact);
    default:
      return false;
  }
}

/** Texts of the input as texts: a list or an object is one now. */
function asText(input: Prints): Prints {
  return input.object ? either({ ...input, object: false }, prints.text) : input;
}

/** What may cut an escape in two, or change a letter of it, leaves no escaped text. */
function unescaped(input: Prints): Prints {
  const text = asText(input);
  return text.text === 'escaped' || text.json ? { ...text, json: false, text: 'any' } : text;
}

/** A part of the text, which may look like a number, as `12` of `$12`. */
function cut(input: Prints): Prints {
  const whole = unescaped(input);
  const text = whole.text === 'none' ? 'safe' : whole.text;
  return { ...whole, nothing: true, blank: true, number: 'number', boolean: true, text };
}

const toText: FilterPrints = (input) => asText(input);
const hash: FilterPrints = () => prints.safe;
const encoded: FilterPrints = (input) => ({ ...prints.safe, nothing: input.nothing, blank: false });
/** Numbers and words stay what they are. */
const percentEncoded: FilterPrints = (input) => ({
  ...prints.safe,
  nothing: input.nothing,
  number: input.number,
  boolean: input.boolean,
  text: input.text === 'none' && !input.object && !input.blank ? 'none' : 'safe',
});
const recased: FilterPrints = (input) => {
  const text = unescaped(input);
  return { ...text, boolean: false, text: input.boolean && text.text === 'none' ? 'safe' : text.text };
};

function arithmetic(input: Prints, args: readonly AbstractValue[]): Prints {
  const isPlain = isDigits(input) && !input.nothing && input.text === 'none' && !input.boolean;
  if (!isPlain || !args.every((arg) => isDigits(printsOf(arg)))) return prints.number;
  const isCounting = input.number === 'counting' && args.every((arg) => printsOf(arg).number === 'counting');
  return isCounting ? prints.counting : prints.digits;
}

function isDigits({ number }: Prints): boolean {
  return number === 'counting' || number === 'digits';
}

/** A number is cut into digits, which no list that is printed breaks on. */
function isPlainNumber({ number, text, boolean, object, json, unknown }: Prints): boolean {
  return number !== 'none' && text === 'none' && !boolean && !object && !json && !unknown;
}

function isSafe({ text, object, json, unknown }: Prints): boolean {
  return (text === 'none' || text === 'safe') && !object && !json && !unknown;
}

function isWhole(abstractValue: AbstractValue): boolean {
  return abstractValue.kind === 'known' && typeof abstractValue.value === 'bigint';
}

/** Ruby rounds to no more places than this, before the point or behind it. */
const MOST_PLACES = 2n ** 31n;

function isPlaces(abstractValue: AbstractValue): boolean {
  const places = abstractValue.kind === 'known' ? abstractValue.value : null;
  return typeof places === 'bigint' && places < MOST_PLACES && places > -MOST_PLACES;
}

/** By zero there is no division, but an error. */
function division(input: Prints, args: readonly AbstractValue[]): Prints {
  const [by] = args;
  const isByNumber = by?.kind === 'known' && !isError(applyFilter('modulo', 1n, [by.value], { now: 0 }));
  const result = arithmetic(input, args);
  return isByNumber ? result : { ...result, error: true };
}

/** Steps in for nil, false and what is empty, not for white space. */
function fallback(input: Prints, [other]: readonly AbstractValue[]): Prints {
  const kept = { ...input, nothing: false };
  return input.nothing || input.boolean ? either(kept, other === undefined ? prints.nothing : printsOf(other)) : kept;
}

const MOMENTS = ['2001-02-03T04:05:06Z', '2023-11-22T13:14:15Z', '2024-02-29T00:00:00Z', '2023-12-31T23:59:59Z'];

/** Of data: long ago, long after, and as far as numbers go; years have fewer digits or more, and a minus. */
const FAR_MOMENTS: readonly Value[] = [
  ...['0005-01-01', '0987-10-11', '1901-12-31', '1969-12-31T23:59:59Z', '9999-12-31'],
  ...[0n, -1n, -MOST_OF_DATA, MOST_OF_DATA, -62_167_219_200n, -62_198_755_200n],
];

/** What is no date is printed as it is. */
function date(input: Prints, args: readonly AbstractValue[], { input: from }: Filtered): Prints {
  const [format] = args;
  if (format?.kind !== 'known' || isWideFormat(format.value)) return either(input, { ...prints.text, error: true });
  const timeValues = isNow(from) ? MOMENTS : [...MOMENTS, ...FAR_MOMENTS];
  const shown = timeValues.map((moment) => applyFilter('date', moment, [format.value], { now: 0 }));
  const formatted = shown.map((text) => (isError(text) ? prints.error : knownPrints(text))).reduce(either);
  const sure = formatted.text === 'any' ? prints.text : formatted;
  return isNow(from) ? sure : either(unescaped(input), sure);
}

function isNow(abstractValue: AbstractValue): boolean {
  if (abstractValue.kind === 'filtered')
    return (
      (abstractValue.filter === 'time_zone' || TEXT_FILTERS.has(abstractValue.filter)) && isNow(abstractValue.input)
    );
  return abstractValue.kind === 'known' && (abstractValue.value === 'now' || abstractValue.value === 'today');
}

const TEXT_FILTERS = new Set(['strip', 'downcase']);

/** Joins what is already text; known text stays what it is. */
function concatenated(input: Prints, args: readonly AbstractValue[]): Prints {
  const [other] = args.map(printsOf);
  const one = cut(input);
  const added = other === undefined ? prints.nothing : cut(other);
  const text = either(one, added);
  return { ...text, nothing: input.nothing && (other?.nothing ?? true) };
}

/** A number or a boolean as it is, and all else as one JSON value. */
function jsonOf(input: Prints): Prints {
  const isPlain =
    !input.nothing && !input.blank && input.text === 'none' && !input.object && !input.json && !input.unknown;
  return isPlain ? input : prints.json;
}

function exactJson(value: Value): Prints {
  const known = knownPrints(value);
  return known.text === 'none' ? known : prints.json;
}

/** Of a list that a filter may fail to make. */
function isSizeOfList(from: AbstractValue, [key]: readonly AbstractValue[]): boolean {
  const isSize = key?.kind === 'known' && key.value === 'size';
  return isSize && from.kind === 'filtered' && from.filter === ASSIGNED && isMadeList(from);
}

/** What a filter has failed to make is nil, and has no items. */
export function isMadeList(value: AbstractValue): boolean {
  if (value.kind !== 'filtered') return false;
  return MAKES_LISTS.has(value.filter) || (value.filter === ASSIGNED && isMadeList(value.input));
}

const TABLE: Readonly<Record<string, FilterPrints>> = {
  json_escape: (input) => ({
    ...asText(input),
    text: input.text === 'none' && !input.object && !input.json && !input.blank ? 'none' : 'escaped',
    json: false,
    unknown: false,
  }),
  as_json_string: jsonOf,
  json_parse: () => ({ ...prints.any, error: true }),
  md5: hash,
  sha1: hash,
  sha2: hash,
  hmac_sha1: hash,
  hmac_sha1_hex: hash,
  hmac_sha1_base64: hash,
  hmac_sha256: hash,
  hmac_sha256_hex: hash,
  hmac_sha256_base64: hash,
  hmac_sha512: hash,
  base64: encoded,
  base64_encode: encoded,
  base64_url_safe_encode: encoded,
  base64_decode: () => ({ ...prints.text, error: true }),
  base64_url_safe_decode: () => ({ ...prints.text, error: true }),
  url_encode: percentEncoded,
  url_param_escape: percentEncoded,
  url_escape: percentEncoded,
  url_decode: () => ({ ...prints.text, error: true }),
  escape: (input) => unescaped(input),
  h: (input) => unescaped(input),
  escape_once: (input) => unescaped(input),
  strip_html: (input) => cut(input),
  newline_to_br: (input) => unescaped(input),
  upcase: recased,
  downcase: toText,
  capitalize: recased,
  strip: (input) => stripped(asText(input)),
  lstrip: toText,
  rstrip: toText,
  strip_newlines: (input) => ({ ...asText(input), nothing: input.nothing || input.blank }),
  append: concatenated,
  prepend: concatenated,
  replace: (input, args) => replaced(input, args[1]),
  replace_first: (input, args) => replaced(input, args[1]),
  replace_last: (input, args) => replaced(input, args[1]),
  remove: (input) => cut(input),
  remove_first: (input) => cut(input),
  remove_last: (input) => cut(input),
  slice: (input, args) => ({ ...cut(input), error: args.length === 0 || !args.every(isWhole) }),
  truncate: (input, args) => truncated(input, args),
  truncatewords: (input, args) => truncated(input, args),
  split: (input, _args, { input: from }) => (isMadeList(from) || input.json ? likeJson : listOf(input)),
  join: joined,
  size: () => prints.digits,
  first: endOf,
  last: endOf,
  map: () => ({ ...prints.list, error: true }),
  where: () => ({ ...prints.list, error: true }),
  compact: (input) => ({ ...listOf(input), error: true }),
  uniq: (input) => ({ ...listOf(input), error: true }),
  sort: (input) => ({ ...listOf(input), error: true }),
  sort_natural: (input) => ({ ...listOf(input), error: true }),
  reverse: listOf,
  concat: () => ({ ...prints.list, error: true }),
  plus: arithmetic,
  times: arithmetic,
  minus: () => prints.number,
  divided_by: division,
  modulo: division,
  abs: (input) => (isDigits(input) && input.text === 'none' ? input : prints.number),
  ceil: () => prints.integer,
  floor: () => prints.integer,
  round: (_input, args) => (args.length === 0 ? prints.integer : { ...prints.number, error: !args.every(isPlaces) }),
  at_least: () => prints.number,
  at_most: () => prints.number,
  money: () => ({ ...prints.safe, number: 'number' }),
  number_with_delimiter: (input) => delimited(asText(input)),
  default: fallback,
  date,
  time_zone: (input) => either({ ...input, error: true }, prints.safeOrNothing),
  property_accessor: (_input, args, { input: from }) => (isSizeOfList(from, args) ? prints.count : prints.any),
};

/** The first or the last item, or character. */
function endOf(input: Prints): Prints {
  return input.object || input.unknown || input.json ? prints.any : cut(input);
}

/** Lists that are split are texts such as `["a"]` first. */
const likeJson: Prints = { ...prints.list, text: 'any', json: true };

/** A list of one number prints that number. */
function listOf(input: Prints): Prints {
  if (input.unknown) return prints.unknown;
  return isPlainNumber(input) ? { ...prints.safe, nothing: input.nothing, number: 'number' } : prints.list;
}

/** It fails where the length is no whole number, and on nil there is nothing to cut. */
function truncated(input: Prints, [length, ellipsis]: readonly AbstractValue[]): Prints {
  return { ...replaced(input, ellipsis), error: length !== undefined && !isWhole(length) };
}

function delimited(input: Prints): Prints {
  const { number, text } = input;
  return { ...input, number: number === 'none' ? 'none' : 'zeros', text: text === 'none' ? 'safe' : text };
}

/** White space alone becomes nothing. */
function stripped(input: Prints): Prints {
  return { ...input, blank: false, nothing: input.nothing || input.blank };
}

function replaced(input: Prints, by: AbstractValue | undefined): Prints {
  const text = cut(input);
  const other = by === undefined ? prints.safe : cut(printsOf(by));
  return either(text, { ...other, error: false });
}
