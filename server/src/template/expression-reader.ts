import { attributeEnd } from './attribute.ts';
import {
  CLOSE_SQUARE,
  DOLLAR,
  isQuote,
  isSegment,
  isStripped,
  OPEN_SQUARE,
  QUESTION,
  skipSpace,
  skipSpaceBack,
} from './characters.ts';
import type { Expression, LiteralValue, Lookup, Step } from './expressions.ts';
import type { Span } from './span.ts';

const INTEGER = /^-?\d+$/;
const FLOAT = /^-?\d[\d.]+$/;
const RANGE = /^\(\s*(\S+)\s*\.\.\s*(\S+)\s*\)$/;
const WORDS = new Map<string, LiteralValue>([
  ['nil', { kind: 'nil' }],
  ['null', { kind: 'nil' }],
  ['', { kind: 'nil' }],
  ['true', { kind: 'boolean', value: true }],
  ['false', { kind: 'boolean', value: false }],
  ['blank', { kind: 'blank' }],
  ['empty', { kind: 'empty' }],
]);

/** Reads the span as one expression, as `Liquid::Expression.parse` does: any text is one. */
export function readExpression(source: string, span: Span): Expression {
  const { start, end } = stripped(source, span);
  return readLiteral(source, start, end) ?? readRange(source, start, end) ?? readLookup(source, start, end);
}

/** Ruby's `strip` takes white space and null characters from both ends. */
function stripped(source: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isStripped(source.charCodeAt(start))) start++;
  while (end > start && isStripped(source.charCodeAt(end - 1))) end--;
  return { start, end };
}

function readLiteral(source: string, start: number, end: number): Expression | undefined {
  const first = source.charCodeAt(start);
  if (isQuote(first) && end - start > 1 && source.charCodeAt(end - 1) === first) {
    const quote = source.charAt(start) === '"' ? '"' : "'";
    const value = source.slice(start + 1, end - 1);
    return { type: 'literal', start, end, literal: { kind: 'string', value, quote } };
  }
  if (end - start > MAX_LITERAL) return undefined;
  const text = source.slice(start, end);
  const literal = WORDS.get(text) ?? readNumber(text);
  return literal && { type: 'literal', start, end, literal };
}

/** Longer words than this are no literal that anybody means; it keeps the check cheap. */
const MAX_LITERAL = 400;

function readNumber(text: string): LiteralValue | undefined {
  if (INTEGER.test(text)) return { kind: 'integer', text };
  if (FLOAT.test(text)) return { kind: 'float', text };
  return undefined;
}

function readRange(source: string, start: number, end: number): Expression | undefined {
  if (source.charAt(start) !== '(' || end - start > MAX_LITERAL) return undefined;
  const text = source.slice(start, end);
  const match = RANGE.exec(text);
  const [, from, to] = match ?? [];
  if (from === undefined || to === undefined) return undefined;
  const fromStart = start + text.indexOf(from, 1);
  const toEnd = skipSpaceBack(source, start, end - 1);
  return {
    type: 'range',
    start,
    end,
    from: readBound(source, { start: fromStart, end: fromStart + from.length }),
    to: readBound(source, { start: toEnd - to.length, end: toEnd }),
  };
}

/** A range within a range is none: Ruby's pattern has no blank to tell them apart, and nobody writes it. */
function readBound(source: string, span: Span): Expression {
  return readLiteral(source, span.start, span.end) ?? readLookup(source, span.start, span.end);
}

/** `Liquid::VariableLookup.parse`: takes the steps that it knows and skips whatever stands between them. */
function readLookup(source: string, start: number, end: number, indexes = true): Lookup {
  const steps: Step[] = [];
  let mayIndex = indexes;
  for (let at = start; at < end; ) {
    const bracket = source.charCodeAt(at) === OPEN_SQUARE;
    const step = bracket && !mayIndex ? undefined : readStep(source, at, end);
    // A bracket without an end has none for those behind it either.
    if (bracket && step === undefined && source.charCodeAt(at + 1) !== CLOSE_SQUARE) mayIndex = false;
    if (step === undefined) at++;
    else {
      steps.push(step);
      at = step.end;
    }
  }
  const [root = { kind: 'name', name: '', start, end: start } as const, ...rest] = steps;
  return { type: 'lookup', start, end, root, steps: rest };
}

function readStep(source: string, start: number, end: number): Step | undefined {
  const code = source.charCodeAt(start);
  if (code === DOLLAR) return readAttribute(source, start, end);
  if (code === OPEN_SQUARE) return readIndex(source, start, end);
  let at = start;
  while (at < end && isSegment(source.charCodeAt(at))) at++;
  if (at === start) return undefined;
  if (at < end && source.charCodeAt(at) === QUESTION) at++;
  return { kind: 'name', name: source.slice(start, at), start, end: at };
}

function readAttribute(source: string, start: number, end: number): Step | undefined {
  const close = attributeEnd(source, start, end);
  if (close === undefined) return undefined;
  const nameStart = skipSpace(source, start + 2, close - 1);
  const nameSpan = { start: nameStart, end: skipSpaceBack(source, nameStart, close - 1) };
  return { kind: 'attribute', name: source.slice(nameSpan.start, nameSpan.end), nameSpan, start, end: close };
}

/** The index ends at the first `]`, so an index in an index is cut short: in Liquid 5.4 `a[b[0]]` does not work. */
function readIndex(source: string, start: number, end: number): Step | undefined {
  let close = start + 1;
  while (close < end && source.charCodeAt(close) !== CLOSE_SQUARE) {
    close = attributeEnd(source, close, end) ?? close + 1;
  }
  if (close >= end || close === start + 1) return undefined;
  const inside = stripped(source, { start: start + 1, end: close });
  const index = readLiteral(source, inside.start, inside.end) ?? readLookup(source, inside.start, inside.end, false);
  return { kind: 'index', index, start, end: close + 1 };
}
