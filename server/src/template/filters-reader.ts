import { COLON, COMMA, isWord, PIPE, skipSpace, skipWord } from './characters.ts';
import { readExpression } from './expression-reader.ts';
import type { Argument, Expression, Filter, FilteredExpression } from './expressions.ts';
import { findFragment, fragmentEnd, isBlank, skipBlanks } from './fragments.ts';
import { readSpacedExpression } from './spaced-expression-reader.ts';
import type { Span } from './span.ts';

/**
 * Reads `value | filter: argument, … | …` as `Liquid::Variable` does. Ruby first tries its strict grammar, then falls back to the lax one.
 * The lax one comes first here, as both agree on all that has no blanks between the steps of a lookup: `a . b`, `a[ 0 ]`, `(1 .. 3)`.
 */
export function readFiltered(source: string, span: Span): FilteredExpression {
  const spaced = readSpacedExpression(source, span);
  const value = spaced ?? readValue(source, span);
  const junk: Span[] = [];
  const filters: Filter[] = [];
  let at = value === undefined ? span.start : value.end;
  let pipe = nextPipe(source, at, span.end);
  addJunk(source, { start: at, end: pipe ?? span.end }, junk);
  while (pipe !== undefined) {
    at = pipe + 1;
    pipe = nextPipe(source, at, span.end);
    const filter = readFilter(source, { start: at, end: pipe ?? span.end }, junk);
    if (filter !== undefined) filters.push(filter);
  }
  return { start: span.start, end: span.end, ...(value === undefined ? {} : { value }), filters, junk };
}

function readValue(source: string, span: Span): Expression | undefined {
  const fragment = findFragment(source, span.start, span.end);
  return fragment && readExpression(source, fragment);
}

/** The next `|` that stands in no string and in no `${…}`. */
function nextPipe(source: string, start: number, end: number): number | undefined {
  let at = start;
  while (at < end) {
    if (source.charCodeAt(at) === PIPE) return at;
    at = Math.max(fragmentEnd(source, at, end), at + 1);
  }
  return undefined;
}

/** `Liquid::Variable#lax_parse`: the first word is the name; each fragment after a `:` or a `,` is an argument. */
function readFilter(source: string, span: Span, junk: Span[]): Filter | undefined {
  let start = span.start;
  while (start < span.end && !isWord(source.charCodeAt(start))) start++;
  if (start === span.end) return undefined;
  const nameEnd = skipWord(source, start, span.end);
  const values: Argument[] = [];
  let at = nameEnd;
  let end = nameEnd;
  while (at < span.end) {
    const separator = nextSeparator(source, at, span.end, junk);
    if (separator === undefined) break;
    const argument = readArgument(source, separator + 1, span.end);
    at = argument?.end ?? separator + 1;
    if (argument !== undefined) values.push(argument);
    end = at;
  }
  const name = source.slice(start, nameEnd);
  return { name, nameSpan: { start, end: nameEnd }, arguments: values, start, end };
}

function nextSeparator(source: string, start: number, end: number, junk: Span[]): number | undefined {
  let at = start;
  while (at < end) {
    const code = source.charCodeAt(at);
    if (code === COLON || code === COMMA) break;
    at++;
  }
  addJunk(source, { start, end: at }, junk);
  return at < end ? at : undefined;
}

function readArgument(source: string, from: number, end: number): Argument | undefined {
  const start = skipBlanks(source, from, end);
  const wordEnd = skipWord(source, start, end);
  const colon = skipSpace(source, wordEnd, end);
  if (wordEnd > start && source.charCodeAt(colon) === COLON && colon < end) {
    const valueStart = skipBlanks(source, colon + 1, end);
    const valueEnd = fragmentEnd(source, valueStart, end);
    if (valueEnd > valueStart) {
      const value = readExpression(source, { start: valueStart, end: valueEnd });
      return { keyword: source.slice(start, wordEnd), value, start, end: valueEnd };
    }
  }
  const valueEnd = fragmentEnd(source, start, end);
  if (valueEnd === start) return undefined;
  return { value: readExpression(source, { start, end: valueEnd }), start, end: valueEnd };
}

export function addJunk(source: string, span: Span, junk: Span[]): void {
  const start = skipBlanks(source, span.start, span.end);
  let { end } = span;
  while (end > start && isBlank(source, end - 1)) end--;
  if (end > start) junk.push({ start, end });
}
