import { isError } from '../../semantics/errors.ts';
import { applyFilter } from '../../semantics/filters/index.ts';
import type { Value } from '../../semantics/values.ts';
import type { AbstractValue, Filtered } from './abstract-value.ts';
import { placeOf } from './compare.ts';
import { fails } from './exact.ts';
import { ASSIGNED, KEEPS_LENGTH, MAKES_NUMBERS, MAKES_TEXTS, SEPARATES_THOUSANDS } from './filter-kinds.ts';
import { sampleOf } from './filters.ts';
import { typeAt } from './place-types.ts';
import type { Representative } from './representatives.ts';

/** Filters that take white space from a text, and leave the rest of it. */
const TRIMS: ReadonlySet<string> = new Set(['strip', 'lstrip', 'rstrip', 'strip_newlines']);

/** Where a value is due: a text that was escaped for the inside of quotes, a word, a number with commas, and a division by 0, whatever is divided. */
export function isNeverValue(value: AbstractValue): boolean {
  const made = value.kind === 'filtered' && value.filter === ASSIGNED ? value.input : value;
  return isDividedByZero(made) || isEscapedText(made) || withCommas(value) !== undefined || wordOf(value) !== undefined;
}

/** An example of a text of the profile that is no number and no boolean, such as an e-mail address. */
export function wordOf(value: AbstractValue): string | undefined {
  const made = trimmed(value) ?? value;
  if (made.kind === 'filtered')
    return RECASES.has(made.filter) && made.fails === undefined ? wordOf(made.input) : undefined;
  if (made.kind !== 'place' || (made.representative && !isWord(made.representative))) return undefined;
  const { quoted, isNullable } = typeAt(made.path);
  // What may be missing has to be told apart by classes first.
  return made.representative === undefined && isNullable ? undefined : quoted;
}

/** Nor is one that a test asks for, such as `7`. */
function isWord({ valueClass, value }: Representative): boolean {
  return valueClass === 'text' && !(typeof value === 'string' && /^\s*(?:-?\d|true$|false$|null$|["[{])/i.test(value));
}

/** What was a word stays one. */
const RECASES: ReadonlySet<string> = new Set(['downcase', 'upcase', 'capitalize', ...TRIMS, ASSIGNED]);

/** Whether small numbers have to be told apart from large ones before that can be said. */
export function mayHaveCommas(value: AbstractValue): boolean {
  const made = trimmed(value);
  return made !== undefined && SEPARATES_THOUSANDS.has(made.filter) && placeOf(made)?.representative === undefined;
}

/** Within quotes: a text that has quotes of its own already. @param isItem it is an item of a list. */
export function isNeverWithinText(value: AbstractValue, isItem: boolean): boolean {
  const made = trimmed(value);
  if (made?.filter === 'as_json_string') return isText(made.input);
  return made?.filter === 'join' && isTornByJoining(made, isItem);
}

/** Whether it has to be told apart by classes before that can be said. */
export function mayHaveQuotes(value: AbstractValue): boolean {
  return trimmed(value)?.filter === 'as_json_string';
}

/** A text that, put between the items of a list, ends the text around it. */
export function isTearing(separator: string): boolean {
  return /(?:^|[^\\])(?:\\\\)*"/.test(separator);
}

/** What is printed whatever the data holds: an error, or what is no number. */
export function failureOf(value: AbstractValue): string | undefined {
  const made = value.kind === 'filtered' && value.filter === ASSIGNED ? value.input : value;
  if (fails(made)) return made.fails;
  return isDividedByZero(made) ? 'Liquid error: divided by 0' : undefined;
}

/** Numbers print an error, or `Infinity` where they have a fraction; so does all further arithmetic. */
export function isDividedByZero(value: AbstractValue): boolean {
  if (value.kind !== 'filtered' || !MAKES_NUMBERS.has(value.filter) || value.fails !== undefined) return false;
  const { filter, input, args } = value;
  if (filter !== 'divided_by' && filter !== 'modulo') return isDividedByZero(input);
  const [by] = args;
  return (by?.kind === 'known' && isError(applyFilter('modulo', 1n, [by.value], { now: 0 }))) || isDividedByZero(input);
}

/** What is printed of a large number: of one that is known, whatever is reckoned with it, and of all above it where nothing is. */
export function withCommas(value: AbstractValue): string | undefined {
  const made = trimmed(value);
  if (made === undefined || !SEPARATES_THOUSANDS.has(made.filter)) return undefined;
  const representative = placeOf(made)?.representative;
  if (representative?.valueClass !== 'number') return undefined;
  const isItself = made.input.kind === 'place' && representative.isLarge === true;
  const printed = isItself || representative.isExact ? reckoned(made, MOST_FILTERS) : undefined;
  return typeof printed === 'string' && printed.includes(',') ? printed : undefined;
}

/** More than stand before a price that is printed; each may make a number longer. */
const MOST_FILTERS = 8;

/** Undefined where it cannot be worked out. */
function reckoned(value: AbstractValue, most: number): Value | undefined {
  if (value.kind === 'known') return value.value;
  if (value.kind === 'place') return value.representative?.value;
  if (value.kind !== 'filtered' || most === 0 || value.args.some(({ kind }) => kind !== 'known')) return undefined;
  const input = reckoned(value.input, most - 1);
  if (input === undefined || value.filter === ASSIGNED) return input;
  const args = value.args.map((arg) => sampleOf(arg) ?? null);
  const result = applyFilter(value.filter, input, args, { now: 0 });
  return isError(result) ? undefined : result;
}

function isEscapedText(value: AbstractValue): boolean {
  const made = trimmed(value);
  return made?.filter === 'json_escape' && isWholeText(made.input);
}

/** A text of the data of which nothing was taken but its ends. */
function isWholeText(value: AbstractValue): boolean {
  if (value.kind === 'place') return value.representative !== undefined && isWord(value.representative);
  const isKept = value.kind === 'filtered' && (MAKES_TEXTS.has(value.filter) || KEEPS_TEXT.has(value.filter));
  return isKept && !MAKES_OTHERS.has(value.filter) && isWholeText(value.input);
}

/** What they make of a text may well be a number. */
const MAKES_OTHERS: ReadonlySet<string> = new Set([
  'as_json_string',
  'md5',
  'sha1',
  'sha2',
  'replace',
  'remove',
  'money',
]);

/** Before white space was taken from its ends. */
function trimmed(value: AbstractValue): Filtered | undefined {
  if (value.kind !== 'filtered') return undefined;
  return TRIMS.has(value.filter) || value.filter === ASSIGNED ? (trimmed(value.input) ?? value) : value;
}

function isText(value: AbstractValue): boolean {
  if (typeof sampleOf(value) === 'string' || value.kind === 'joined') return true;
  if (value.kind !== 'filtered' || value.fails !== undefined) return false;
  return MAKES_TEXTS.has(value.filter) || isOfText(value);
}

/** Of a text all other filters but those that count and take apart make texts. */
function isOfText(value: Filtered): boolean {
  const { representative } = placeOf(value) ?? {};
  const isTaken = MAKES_NUMBERS.has(value.filter) || !KEEPS_TEXT.has(value.filter);
  return representative?.valueClass === 'text' && !isTaken;
}

const KEEPS_TEXT: ReadonlySet<string> = new Set(['default', 'escape', 'h', 'escape_once', 'truncate', 'strip_html']);

/** Two items are enough, whatever they are; between the quotes of an item of a list `","` only begins the next one. */
function isTornByJoining({ input, args: [separator] }: Filtered, isItem: boolean): boolean {
  const text = separator?.kind === 'known' ? separator.value : undefined;
  if (typeof text !== 'string' || !isTearing(text) || (isItem && /^"\s*,\s*"$/.test(text))) return false;
  let list = input;
  while (list.kind === 'filtered' && (KEEPS_LENGTH.has(list.filter) || list.filter === 'map')) list = list.input;
  const items = list.kind === 'place' ? list.representative?.value : undefined;
  return Array.isArray(items) && items.length > 1;
}
