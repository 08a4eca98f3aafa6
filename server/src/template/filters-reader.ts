import { findFilter } from '../catalog/filters/index.ts';
import { attributeEnd } from './attribute.ts';
import { COLON, COMMA, isQuote, isWord, PIPE, skipSpace, skipWord } from './characters.ts';
import { readExpression } from './expression-reader.ts';
import type { Argument, Expression, Filter, FilteredExpression } from './expressions.ts';
import { findFragment, fragmentEnd, isBlank, skipBlanks } from './fragments.ts';
import type { Span } from './span.ts';
import { readStrict } from './strict-reader.ts';

/**
 * Reads `value | filter: argument, … | …` as `Liquid::Variable` does. Ruby first tries its strict grammar, then falls back to the lax
 * one. The lax one is read here, as both agree on nearly all that the strict one accepts: see `strict-reader.ts`.
 */
export function readFiltered(source: string, span: Span): FilteredExpression {
  return readStrict(source, span) ?? readLax(source, span);
}

function readLax(source: string, span: Span): FilteredExpression {
  const value = readValue(source, span);
  const junk: Span[] = [];
  const filters: Filter[] = [];
  const from = value === undefined ? span.start : value.end;
  const pipe = pipeIn(source, from, span.end);
  addJunk(source, { start: from, end: pipe ?? span.end }, junk);
  for (let at = pipe ?? span.end; at < span.end; ) {
    // After a quote that is never closed Ruby looks for a filter anew: a word that is none is skipped.
    const isQuoted = isQuote(source.charCodeAt(at));
    const start = isQuoted || source.charCodeAt(at) === PIPE ? at + 1 : at;
    const end = partEnd(source, start, span.end);
    const filter = end > start ? readFilter(source, { start, end }, junk) : undefined;
    if (filter !== undefined && !(isQuoted && findFilter(filter.name) === undefined)) {
      if (isQuoted) junk.push({ start: at, end: start });
      filters.push(filter);
    } else if (isQuoted) addJunk(source, { start: at, end }, junk);
    at = Math.max(end, at + 1);
  }
  return { start: span.start, end: span.end, ...(value === undefined ? {} : { value }), filters, junk };
}

function readValue(source: string, span: Span): Expression | undefined {
  const fragment = findFragment(source, span.start, span.end);
  return fragment && readExpression(source, fragment);
}

/** The first `|`, also one in a string: Ruby looks for nothing else. That of an attribute's name is none. */
function pipeIn(source: string, start: number, end: number): number | undefined {
  for (let at = start; at < end; at = attributeEnd(source, at, end) ?? at + 1) {
    if (source.charCodeAt(at) === PIPE) return at;
  }
  return undefined;
}

/** `Liquid::Variable::FilterParser`: what goes on up to a `|`, or to a quote that is never closed. */
function partEnd(source: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const next = isBlank(source, at) || source.charCodeAt(at) === COMMA ? at + 1 : fragmentEnd(source, at, end);
    if (next === at) break;
    at = next;
  }
  return at;
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
