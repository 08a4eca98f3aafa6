import { CLOSE_SQUARE, COMMA, isQuote, isSegment, isSpace, isWord, OPEN_SQUARE, PIPE, QUESTION } from './characters.ts';
import { readExpression } from './expression-reader.ts';
import type { Expression, Lookup, Step } from './expressions.ts';
import { findFragment, skipBlanks, stringEnd } from './fragments.ts';
import type { Span } from './span.ts';

/**
 * Lookups with spaces between their steps, which Ruby's strict grammar accepts and its lax one cuts at the space:
 * `a . b`, `a [ 0 ]`, `( 1 .. 3 )`. Undefined where there is nothing of the kind, as nearly always.
 */
export function readSpacedExpression(source: string, span: Span): Expression | undefined {
  const first = findFragment(source, span.start, span.end);
  if (first === undefined) return undefined;
  if (source.charAt(first.start) === '(' && source.charAt(first.end - 1) !== ')') {
    return readSpacedRange(source, first.start, span.end);
  }
  const next = skipBlanks(source, first.end, span.end);
  const continues = '.['.includes(source.charAt(next)) && next < span.end;
  const cut = '.['.includes(source.charAt(first.end - 1)) || isOpenBracket(source, first);
  if (!(continues && next > first.end) && !cut) return undefined;
  if (!isWord(source.charCodeAt(first.start))) return undefined;
  return readSpacedLookup(source, first.start, span.end);
}

/** Whether a space inside `[ 0 ]` has cut the fragment short. */
function isOpenBracket(source: string, span: Span): boolean {
  for (let at = span.end - 1; at >= span.start; at--) {
    const code = source.charCodeAt(at);
    if (code === OPEN_SQUARE) return true;
    if (code === CLOSE_SQUARE) return false;
  }
  return false;
}

function readSpacedRange(source: string, start: number, end: number): Expression | undefined {
  const close = source.indexOf(')', start);
  if (close < 0 || close >= end) return undefined;
  const dots = source.indexOf('..', start);
  if (dots < 0 || dots > close) return undefined;
  const from = readExpression(source, { start: start + 1, end: dots });
  const to = readExpression(source, { start: dots + 2, end: close });
  return { type: 'range', start, end: close + 1, from, to };
}

/** Undefined where the strict grammar does not go through to a pipe, a comma or the end: Ruby then falls back to the lax one. */
function readSpacedLookup(source: string, start: number, end: number): Lookup | undefined {
  const root = readName(source, start, end);
  if (root === undefined) return undefined;
  const steps: Step[] = [];
  let at = root.end;
  for (;;) {
    const next = skipBlanks(source, at, end);
    const code = source.charCodeAt(next);
    if (next >= end || code === PIPE || code === COMMA) break;
    const step = code === OPEN_SQUARE ? readSpacedIndex(source, next, end) : readDotted(source, next, end);
    if (step === undefined) return undefined;
    steps.push(step);
    at = step.end;
  }
  return { type: 'lookup', start, end: at, root, steps };
}

function readDotted(source: string, start: number, end: number): Step | undefined {
  return source.charAt(start) === '.' ? readName(source, skipBlanks(source, start + 1, end), end) : undefined;
}

function readName(source: string, start: number, end: number): Step | undefined {
  let at = start;
  while (at < end && isSegment(source.charCodeAt(at))) at++;
  if (at === start || !isWord(source.charCodeAt(start))) return undefined;
  if (at < end && source.charCodeAt(at) === QUESTION) at++;
  return { kind: 'name', name: source.slice(start, at), start, end: at };
}

function readSpacedIndex(source: string, start: number, end: number): Step | undefined {
  const first = skipBlanks(source, start + 1, end);
  const last = isQuote(source.charCodeAt(first)) ? stringEnd(source, first, end) : indexEnd(source, first, end);
  if (last === undefined || last === first) return undefined;
  const close = skipBlanks(source, last, end);
  if (source.charAt(close) !== ']' || close >= end) return undefined;
  return { kind: 'index', index: readExpression(source, { start: first, end: last }), start, end: close + 1 };
}

/** Up to a space or the closing bracket, past inner brackets: `['b']` in `[ ['b'] ]`. */
function indexEnd(source: string, start: number, end: number): number {
  let depth = 0;
  for (let at = start; at < end; at++) {
    const code = source.charCodeAt(at);
    if (code === OPEN_SQUARE) depth++;
    else if (depth === 0 && (code === CLOSE_SQUARE || isSpace(code))) return at;
    else if (code === CLOSE_SQUARE) depth--;
  }
  return end;
}
