import { isNumberMember } from '../../catalog/value-shapes.ts';
import type { Rendering } from '../../render/rendering.ts';
import { printedCapture } from '../../rules/fixes/captured.ts';
import { joinsItems } from '../../rules/fixes/join.ts';
import { assignedOnly } from '../../rules/shared/definitions.ts';
import type { SampleUser } from '../../samples/sample-user.ts';
import { toText } from '../../semantics/print.ts';
import { isArray, isHash, type Value } from '../../semantics/values.ts';
import { nodesOf } from '../../template/nodes.ts';
import type { Span } from '../../template/span.ts';
import type { Output, Template } from '../../template/tree.ts';
import type { CheckedBody } from '../check-body.ts';

/** What the data of a sample user holds that JSON could take for something of its own. */
export interface Suspects {
  /** Texts with a quote, a backslash or a control character. */
  readonly texts: readonly string[];
  /** What lists print in the place of a text: their items without anything between them. */
  readonly lists: ReadonlySet<string>;
  /** Texts that read as a number or a word of JSON. */
  readonly words: ReadonlySet<string>;
}

/**
 * Whether a rendering is right: it is JSON, and what each output printed is, decoded, what the data holds. What gives JSON by chance is not: a
 * backslash of the data that begins an escape, an escape that was cut in two, a quote of the data where the body lacks one, JSON within quotes, a
 * text in the place of a number that reads as one, nothing where a value is due, such as for the only item of a list, one quote of the body that
 * begins a string and ends it, two values that read as one.
 */
export function isCorrect(
  { status, text, pieces, blank }: Rendering,
  suspects: Suspects,
  { printingJson, printingValues, quotingJson, printingTexts, printingDates, printingNumbers }: Outputs,
): boolean {
  if (status !== 'rendered' || !isJson(text) || blank.some((start) => printingValues.has(start))) return false;
  const strings = stringsOf(text);
  if (hasQuoteOfBothEnds(pieces, strings) || hasJoinedValues(text, pieces, strings)) return false;
  let at = 0;
  return pieces.every(({ kind, rendered, source }) => {
    if (kind === 'text' || rendered.start === rendered.end) return true;
    while (at < strings.length && (strings[at]?.end ?? 0) <= rendered.start) at++;
    const string = strings[at];
    const isInside = string !== undefined && string.start < rendered.start;
    if (isInside ? printingJson.has(source.start) : printingTexts.has(source.start)) return false;
    if (!isInside && printingNumbers.has(source.start) && /^(?:true|false)$/.test(printedBy(text, rendered)))
      return false;
    if (!isInside && printingDates.has(source.start) && !/^-?\d+$/.test(text.slice(rendered.start, rendered.end)))
      return false;
    if (quotingJson.has(source.start)) return false;
    return kind === 'output' && isPlainPiece(text, rendered, isInside ? string : undefined, suspects);
  });
}

/** As in a loop that prints a single quote for each item: two items make a string of what is between them. */
export function hasQuoteOfBothEnds(pieces: Rendering['pieces'], strings: readonly Span[]): boolean {
  const texts = pieces.filter(({ kind }) => kind === 'text');
  let at = 0;
  const placeOf = (offset: number): string | undefined => {
    while (at < texts.length && (texts[at]?.rendered.end ?? 0) <= offset) at++;
    const piece = texts[at];
    if (piece === undefined || offset < piece.rendered.start) return undefined;
    const { start } = piece.inFile ?? piece.source;
    return `${piece.inFile?.file ?? ''} ${start + offset - piece.rendered.start}`;
  };
  const [begins, ends] = [new Set<string | undefined>(), new Set<string | undefined>()];
  for (const { start, end } of strings) {
    begins.add(placeOf(start));
    ends.add(placeOf(end - 1));
  }
  begins.delete(undefined);
  return [...begins].some((place) => ends.has(place));
}

/** As of a loop that prints numbers without commas between them. */
export function hasJoinedValues(json: string, pieces: Rendering['pieces'], strings: readonly Span[]): boolean {
  let at = 0;
  let end = 0;
  return pieces.some(({ kind, rendered }) => {
    const { start } = rendered;
    if (kind !== 'output' || start === rendered.end) return false;
    const isBehindOther = start > 0 && start === end;
    end = rendered.end;
    if (!isBehindOther || !/^[\w.+-]{2}$/.test(json.slice(start - 1, start + 1))) return false;
    while (at < strings.length && (strings[at]?.end ?? 0) <= start) at++;
    return (strings[at]?.start ?? start) >= start;
  });
}

function printedBy(text: string, { start, end }: Span): string {
  return text.slice(start, end).trim();
}

/** Where outputs of a body begin. */
export interface Outputs {
  /** Those that print JSON. */
  readonly printingJson: ReadonlySet<number>;
  /** Those that must print something: in some rendering the JSON is invalid if they do not, or what is meant is the items of a list. */
  readonly printingValues: ReadonlySet<number>;
  /** Those that print what was captured with JSON in quotes. */
  readonly quotingJson: ReadonlySet<number>;
  /** Those whose filters change the letters of a string: without quotes they print a number or a word of JSON by chance. */
  readonly printingTexts: ReadonlySet<number>;
  /** Those that print dates: what is none is printed as it is. */
  readonly printingDates: ReadonlySet<number>;
  /** Those in members that hold numbers by their names, such as a price. */
  readonly printingNumbers: ReadonlySet<number>;
}

export function outputsOf({ template, proof }: CheckedBody): Outputs {
  const outputs = nodesOf(template).filter((node) => node.type === 'output');
  const json = outputs.filter((output) => isOfJson(output, template));
  const blank = proof.assumptions.filter(({ kind, place }) => kind === 'blank' && place === 'value');
  const items = outputs.filter(({ expression: { filters } }) => filters.some(joinsItems));
  const texts = outputs.filter(({ expression: { filters } }) => filters.some(({ name }) => OF_LETTERS.has(name)));
  const dates = outputs.filter(({ expression: { filters } }) => filters.at(-1)?.name === 'date');
  const numbers = proof.assumptions.filter(({ member, place }) => place === 'value' && isNumberMember(member));
  const startsOf = (places: readonly Span[]) => new Set(places.map(({ start }) => start));
  return {
    printingJson: startsOf(json),
    printingValues: startsOf([...blank, ...items]),
    quotingJson: startsOf(json.flatMap((output) => outputsOfCapture(output, template))),
    printingTexts: startsOf(texts),
    printingDates: startsOf(dates),
    printingNumbers: startsOf(numbers),
  };
}

const OF_LETTERS: ReadonlySet<string> = new Set(['downcase', 'upcase', 'capitalize', 'truncate', 'truncatewords']);

/** Itself, or by way of a variable. */
function isOfJson({ expression }: Output, template: Template): boolean {
  const { value, filters } = expression;
  if (filters.length > 0) return filters.at(-1)?.name === 'as_json_string';
  if (value?.type !== 'lookup' || value.root.kind !== 'name' || value.steps.length > 0) return false;
  const assigned = assignedOnly(value.root.name, template);
  return assigned.length > 0 && assigned.every((one) => one.filters.at(-1)?.name === 'as_json_string');
}

/** Where that is printed in which an output stands in quotes. */
function outputsOfCapture(output: Output, template: Template): readonly Span[] {
  const { source } = template;
  if (source.charAt(output.start - 1) !== '"' || source.charAt(output.end) !== '"') return [];
  return printedCapture(output, template);
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

export function suspectsOf({ name: _, now: __, expect: ___, ...data }: SampleUser): Suspects {
  const texts: string[] = [];
  const lists = new Set<string>();
  const words = new Set<string>();
  const look = (value: Value): void => {
    if (typeof value === 'string' && /["\\\p{Cc}]/u.test(value)) texts.push(value);
    if (typeof value === 'string' && isJson(value)) words.add(value.trim());
    if (isArray(value) && value.length > 1 && !value.some((item) => isHash(item) || isArray(item)))
      lists.add(value.map(toText).join(''));
    for (const inner of isArray(value) ? value : isHash(value) ? value.values() : []) look(inner);
  };
  const { user, event, ...others } = data;
  for (const part of [user, event.properties, ...Object.values(others)]) look(part);
  return { texts, lists, words };
}

/** The texts of a rendering that is JSON, with their quotes, in order. */
function stringsOf(json: string): Span[] {
  return Array.from(json.matchAll(/"(?:[^"\\]|\\.)*"/g), ({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}

function isPlainPiece(json: string, { start, end }: Span, string: Span | undefined, suspects: Suspects): boolean {
  const printed = json.slice(start, end);
  if (suspects.lists.has(printed)) return false;
  if (string !== undefined) return end < string.end && isDecoded(printed, suspects);
  // Outside of texts an output prints whole values, whose own texts are held to the same.
  // White space in the place of a value is none, as between the brackets of an array.
  if (
    printed.trim() === '' ||
    suspects.words.has(printed.trim()) ||
    suspects.texts.some((text) => printed.includes(text))
  )
    return false;
  return stringsOf(printed).every((inner) => isDecoded(printed.slice(inner.start + 1, inner.end - 1), suspects));
}

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Escapes were meant where the data is in the decoded text, or holds nothing that would look like one. */
function isDecoded(printed: string, { texts }: Suspects): boolean {
  if (!printed.includes('\\')) return true;
  // One of two texts that were put together was not escaped.
  if (texts.some((text) => printed.replaceAll(escaped(text), '').includes(text))) return false;
  const json = `"${printed}"`;
  if (!isJson(json)) return false;
  const decoded = String(JSON.parse(json));
  return texts.length === 0 || texts.some((text) => decoded.includes(text));
}
