import { filters } from '../../semantics/filters/index.ts';
import type { Value } from '../../semantics/values.ts';
import { once } from '../../template/once.ts';
import type { AbstractValue, Filtered } from './abstract-value.ts';
import { date, isZone } from './date-prints.ts';
import { isExact, isListItself, isMadeList, isMadeText, passesOn } from './exact.ts';
import { ASSIGNED, TAKES_ITEMS } from './filter-kinds.ts';
import { knownPrints, mustBeEscaped } from './known-prints.ts';
import { canOverflow } from './magnitude.ts';
import { arithmetic, division, isDigits, isPlaces, isWholeNumber, rounded, sum } from './number-prints.ts';
import { either, isOverflowAlone, isSafeInText, overflowing, type Prints, prints } from './prints.ts';
import { asText, concatenated, cut, delimited, replaced, stripped, truncated, unescaped } from './text-prints.ts';

/** @param args what the arguments can print. */
type FilterPrints = (input: Prints, args: readonly Prints[], filtered: Filtered) => Prints;

/** All that a filter's result can print. @param printsOf what its input, its arguments and what they are made of can print. */
export function filterPrints(filtered: Filtered, printsOf: (value: AbstractValue) => Prints): Prints {
  const input = printsOf(filtered.input);
  if (filtered.fails !== undefined) return { ...prints.error, text: mustBeEscaped(filtered.fails) ? 'any' : 'none' };
  if (filtered.filter === ASSIGNED) return { ...input, nothing: true, error: false };
  const args = filtered.args.map((arg) => (isListItself(arg) ? either(printsOf(arg), prints.list) : printsOf(arg)));
  const given = resultPrints(filtered, isList(filtered) && !input.unknown ? prints.list : input, args);
  const result = withOverflow(given, filtered, input);
  if (!result.error && !input.error && !args.some(({ error }) => error)) return result;
  return { ...result, error: true, ...(quotesData(printsOf)(filtered) && { text: 'any' }) };
}

/** Rounding and JSON know no infinity, and fail on one. */
const FAILS_ON_INFINITY = new Set(['ceil', 'floor', 'round', 'as_json_string']);

function withOverflow(result: Prints, filtered: Filtered, input: Prints): Prints {
  if (isExact(filtered)) return result;
  if (FAILS_ON_INFINITY.has(filtered.filter)) return input.overflow ? { ...result, error: true } : result;
  return canOverflow(filtered) ? overflowing(result) : result;
}

/** What they fail with holds their first argument: the zone, the format, the name of a member. */
const QUOTES_ARGUMENT = new Set(['time_zone', 'date', 'map', 'where']);

/** Of a value and all that it is made of. Known of its input when it is asked for, so that a chain of thousands of filters is gone through once. */
const quotesData = once((printsOf: (value: AbstractValue) => Prints) => {
  const quotes: (filtered: Filtered) => boolean = once(({ filter, args: [quoted], input }) => {
    const isQuoted =
      quoted !== undefined && QUOTES_ARGUMENT.has(filter) && !(filter === 'time_zone' && isOwnZone(quoted));
    if (isQuoted && !isSafeInText(printsOf(quoted))) return true;
    return input.kind === 'filtered' && quotes(input);
  });
  return quotes;
});

/** Braze takes nothing but names of zones for a profile. */
function isOwnZone(zone: AbstractValue): boolean {
  if (zone.kind === 'place') return zone.path.root.kind === 'attribute' && zone.path.root.name === 'time_zone';
  if (zone.kind !== 'filtered') return false;
  const isDefault = zone.filter === 'default' && zone.args.every(({ kind }) => kind === 'known');
  return (isDefault || zone.filter === ASSIGNED || zone.filter === 'strip') && isOwnZone(zone.input);
}

function joined(input: Prints, args: readonly Prints[]): Prints {
  if (input.unknown) return prints.unknown;
  return isSafe(input) ? concatenated(input, args) : prints.text;
}

/** A list of one number prints as the number, but is a list to all that is done with it other than to take its items. */
function isList({ filter, input }: Filtered): boolean {
  return isListItself(input) && !TAKES_ITEMS.has(filter) && !passesOn(filter);
}

function resultPrints(filtered: Filtered, input: Prints, args: readonly Prints[]): Prints {
  const { filter, value } = filtered;
  if (value !== undefined && isExact(filtered))
    return filter === 'as_json_string' ? exactJson(value) : knownPrints(value);
  // Ruby gives the input unchanged to filters that it does not know.
  if (!filters.has(filter)) return input;
  return TABLE[filter]?.(input, args, filtered) ?? prints.unknown;
}

const toText: FilterPrints = (input) => asText(input);
const hash: FilterPrints = () => prints.safe;
const encoded: FilterPrints = (input) => ({ ...prints.safe, nothing: input.nothing, blank: false });
/** Words stay what they are, and so do numbers without a `+`, as 1.0e+16 has one. */
const percentEncoded: FilterPrints = (input) => ({
  ...prints.safe,
  nothing: input.nothing,
  number: input.number,
  boolean: input.boolean,
  text: isWord(input) && input.number !== 'number' ? 'none' : 'safe',
});

/** Whole, and no text that needs to be encoded. */
function isWord({ text, object, json, blank, unknown }: Prints): boolean {
  return text === 'none' && !object && !json && !blank && !unknown;
}

const recased: FilterPrints = (input) => {
  const text = unescaped(input);
  return { ...text, boolean: false, text: input.boolean && text.text === 'none' ? 'safe' : text.text };
};

/** A number is cut into digits, which no list that is printed breaks on. */
function isPlainNumber({ number, text, boolean, object, json, unknown }: Prints): boolean {
  return number !== 'none' && text === 'none' && !boolean && !object && !json && !unknown;
}

function isSafe({ text, object, json, unknown }: Prints): boolean {
  return (text === 'none' || text === 'safe') && !object && !json && !unknown;
}

/** Steps in for nil, false and what is empty, not for white space. */
function fallback(input: Prints, [other = prints.nothing]: readonly Prints[]): Prints {
  const kept = { ...input, nothing: false };
  return input.nothing || input.boolean ? either(kept, other) : kept;
}

/** A number or a boolean as it is, and all else as one JSON value: also a text of digits, which gets quotes. */
function jsonOf(input: Prints, _args: unknown, { input: from }: Filtered): Prints {
  return !input.nothing && isWord(input) && !isMadeText(from) ? input : prints.json;
}

function exactJson(value: Value): Prints {
  const known = knownPrints(value);
  return known.text === 'none' ? known : prints.json;
}

/** Of a list that a filter may fail to make, or of a number of the data, which has none where it has a fraction. */
function isSize({ input: from, args: [key] }: Filtered): boolean {
  if (key?.kind !== 'known' || key.value !== 'size') return false;
  if (from.kind === 'place') return from.representative?.valueClass === 'number';
  return from.kind === 'filtered' && from.filter === ASSIGNED && isMadeList(from);
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
  lstrip: (input) => stripped(asText(input)),
  rstrip: (input) => stripped(asText(input)),
  strip_newlines: (input) => ({ ...asText(input), nothing: input.nothing || input.blank }),
  append: concatenated,
  prepend: concatenated,
  replace: (input, [, by]) => replaced(input, by),
  replace_first: (input, [, by]) => replaced(input, by),
  replace_last: (input, [, by]) => replaced(input, by),
  remove: (input) => cut(input),
  remove_first: (input) => cut(input),
  remove_last: (input) => cut(input),
  slice: (input, _prints, { args }) => ({ ...cut(input), error: args.length === 0 || !args.every(isWholeNumber) }),
  truncate: truncated,
  truncatewords: truncated,
  split: (input, _args, { input: from }) => (isMadeList(from) || input.json ? likeJson : listOf(input)),
  join: joined,
  size: () => prints.digits,
  first: endOf,
  last: endOf,
  map: () => ({ ...prints.list, error: true }),
  where: () => ({ ...prints.list, error: true }),
  compact: (input, args) => ({ ...listOf(input), error: args.length > 0 }),
  uniq: (input, args) => ({ ...listOf(input), error: args.length > 0 }),
  sort: (input) => ({ ...listOf(input), error: true }),
  sort_natural: (input, args) => ({ ...listOf(input), error: args.length > 0 }),
  reverse: listOf,
  concat: () => ({ ...prints.list, error: true }),
  plus: sum,
  times: arithmetic,
  minus: () => prints.number,
  divided_by: division,
  modulo: division,
  abs: (input) => (isDigits(input) && input.text === 'none' ? input : prints.number),
  ceil: rounded,
  floor: rounded,
  round: (input, _prints, { args }) =>
    args.length === 0 ? rounded(input) : { ...prints.number, error: !args.every(isPlaces) },
  at_least: () => prints.number,
  at_most: () => prints.number,
  money: () => ({ ...prints.safe, number: 'number' }),
  number_with_delimiter: (input) => delimited(unescaped(input)),
  default: fallback,
  date,
  time_zone: (input, _prints, { args: [zone] }) =>
    either({ ...input, error: input.error || !isZone(zone) }, prints.safeOrNothing),
  id: (input) => input,
  lid: (input) => input,
  property_accessor: (_input, _prints, filtered) => (isSize(filtered) ? prints.count : prints.any),
};

/** The first or the last item, or character. */
function endOf(input: Prints, _args: unknown, { input: from }: Filtered): Prints {
  if (input.object || input.unknown || input.json) return prints.any;
  const isOfText = from.kind === 'place' && typeof from.representative?.value === 'string';
  return isOfText ? { ...cut(input), number: 'digits', boolean: false } : cut(input);
}

/** Lists that are split are texts such as `["a"]` first. */
const likeJson: Prints = { ...prints.list, text: 'any', json: true };

/** A list of one number prints that number. */
function listOf(input: Prints): Prints {
  if (input.unknown) return prints.unknown;
  const isNumber = isPlainNumber(isOverflowAlone(input) ? { ...input, text: 'none' } : input);
  const { nothing, overflow } = input;
  return isNumber ? { ...prints.safe, nothing, overflow, number: 'number' } : prints.list;
}
