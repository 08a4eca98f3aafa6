import { internalError, isError, LimitError, LiquidError } from '../errors.ts';
import { longestArray, longestText } from '../limits.ts';
import { clamp } from '../lookup.ts';
import { toInteger } from '../numbers.ts';
import { toText } from '../print.ts';
import {
  characterCount,
  characterSlice,
  characters,
  lowerCase,
  sliceRange,
  stripLeft,
  stripRight,
  stripText,
} from '../text.ts';
import { isArray, type Value } from '../values.ts';
import { type FilterTable, plain, unary, variadic } from './filter.ts';
import { replaceAll, replaceFirst, replaceLast } from './replace.ts';

export const stringFilters: FilterTable = {
  upcase: plain((input) => toText(input).toUpperCase()),
  downcase: plain((input) => lowerCase(toText(input))),
  capitalize: plain((input) => capitalize(toText(input))),
  strip: plain((input) => stripText(toText(input))),
  lstrip: plain((input) => stripLeft(toText(input))),
  rstrip: plain((input) => stripRight(toText(input))),
  strip_newlines: plain((input) => toText(input).replace(/\r?\n/g, '')),
  append: unary((input, suffix) => concatenate(toText(input), toText(suffix))),
  prepend: unary((input, prefix) => concatenate(toText(prefix), toText(input))),
  replace: variadic(1, 1, (input, [from = null, to = '']) => replaceAll(toText(input), toText(from), toText(to))),
  replace_first: variadic(1, 1, (input, [from = null, to = '']) =>
    replaceFirst(toText(input), toText(from), toText(to)),
  ),
  replace_last: variadic(2, 0, (input, [from = null, to = null]) =>
    replaceLast(toText(input), toText(from), toText(to)),
  ),
  remove: unary((input, part) => replaceAll(toText(input), toText(part), '')),
  remove_first: unary((input, part) => replaceFirst(toText(input), toText(part), '')),
  remove_last: unary((input, part) => replaceLast(toText(input), toText(part), '')),
  split: unary((input, separator) => split(toText(input), toText(separator))),
  slice: variadic(1, 1, (input, [start = null, length = null]) => slice(input, start, length)),
  truncate: variadic(0, 2, (input, [length = 50n, ellipsis = '...']) =>
    input === null ? null : truncate(toText(input), length, toText(ellipsis)),
  ),
  truncatewords: variadic(0, 2, (input, [count = 15n, ellipsis = '...']) =>
    input === null ? null : truncateWords(toText(input), count, toText(ellipsis)),
  ),
};

function concatenate(left: string, right: string): string | LiquidError {
  return left.length + right.length > longestText ? new LimitError('a string gets too long') : left + right;
}

/** Where a capital is two letters (`ß`), only the first stays one. */
function capitalize(text: string): string {
  const [first = '', ...rest] = characters(text);
  const [capital = '', ...others] = characters(first.toUpperCase());
  return capital + lowerCase(others.join('') + rest.join(''));
}

/** Ruby drops empty parts at the end; a space as separator means any white space. */
function split(text: string, separator: string): Value | LiquidError {
  const parts = separator === ' ' ? words(text) : separator === '' ? letters(text) : text.split(separator, tooMany);
  if (parts.length >= tooMany) return new LimitError('a string is split into too many parts');
  while (parts.length > 0 && parts.at(-1) === '') parts.pop();
  return parts;
}

/** A limit of `String.prototype.split`, and the sign that it was reached. */
const tooMany = longestArray + 1;

function letters(text: string): string[] {
  const found: string[] = [];
  for (const character of characters(text)) if (found.push(character) === tooMany) break;
  return found;
}

function words(text: string): string[] {
  return text.split(/[\t\n\v\f\r ]+/, tooMany + 1).filter((word, at) => word !== '' || at > 0);
}

function slice(input: Value, start: Value, length: Value): Value | LiquidError {
  const from = toInteger(start);
  if (isError(from)) return from;
  const count = length === null || length === false ? 1n : toInteger(length);
  if (isError(count)) return count;
  if (isTooLarge(from) || isTooLarge(count)) return internalError;
  if (!isArray(input)) return characterSlice(toText(input), clamp(from), clamp(count)) ?? '';
  const range = sliceRange(input.length, clamp(from), clamp(count));
  return range ? input.slice(range.from, range.to) : [];
}

/** For Ruby's own indexes. */
function isTooLarge(integer: bigint): boolean {
  return integer >= 2n ** 63n || integer < -(2n ** 63n);
}

/** The ellipsis counts; one longer than the limit is printed all the same. */
function truncate(text: string, length: Value, ellipsis: string): Value | LiquidError {
  const limit = toInteger(length);
  if (isError(limit)) return limit;
  if (characterCount(text) <= limit) return text;
  const kept = Math.max(0, clamp(limit) - characterCount(ellipsis));
  return (characterSlice(text, 0, kept) ?? '') + ellipsis;
}

const MOST_WORDS = 2n ** 31n - 2n;

function truncateWords(text: string, count: Value, ellipsis: string): Value | LiquidError {
  const wanted = toInteger(count);
  if (isError(wanted)) return wanted;
  if (wanted > MOST_WORDS) return new LiquidError(`integer ${wanted} too big for truncatewords`);
  const limit = wanted <= 0n ? 1 : Number(wanted);
  const kept = firstWords(text, limit);
  return kept === undefined ? text : kept.join(' ') + ellipsis;
}

/** The first `limit` words; undefined if nothing, not even a space, follows them. */
function firstWords(text: string, limit: number): string[] | undefined {
  const word = /[\t\n\v\f\r ]*([^\t\n\v\f\r ]+)/y;
  const found: string[] = [];
  let end = 0;
  for (let match = word.exec(text); match && found.length < limit; match = word.exec(text)) {
    found.push(match[1] ?? '');
    end = word.lastIndex;
  }
  return found.length === limit && end < text.length ? found : undefined;
}
