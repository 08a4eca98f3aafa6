import type { TagMarkup } from '../catalog/types.ts';
import { isQuote, isSpace, isWord, skipSpace, skipSpaceBack } from './characters.ts';
import { readCondition } from './condition-reader.ts';
import { readExpression } from './expression-reader.ts';
import type { Expression } from './expressions.ts';
import { readFiltered } from './filters-reader.ts';
import { findFragment, fragmentEnd, skipBlanks, stringEnd } from './fragments.ts';
import { readLoop } from './loop-reader.ts';
import { readRawMarkup } from './raw-markup-reader.ts';
import type { Span } from './span.ts';
import type { Markup, Name } from './tree.ts';

/** A tag's arguments, or the form that its syntax asks for where Ruby raises a syntax error. */
export type MarkupReading = { readonly markup: Markup; readonly expected?: string };

/** Reads what follows a tag's name. `liquid` is read by its caller, line by line. */
export function readMarkup(source: string, kind: Exclude<TagMarkup, 'lines'>, span: Span): MarkupReading {
  switch (kind) {
    case 'none':
      return { markup: { kind, ...span } };
    case 'expression':
      return { markup: { kind, expression: readFiltered(source, span), ...span } };
    case 'assign':
      return readAssign(source, span);
    case 'name':
      return readTarget(source, span);
    case 'counter':
      return { markup: readTarget(source, span).markup };
    case 'condition':
      return readTest(source, span);
    case 'case':
      return readCase(source, span);
    case 'when':
      return readWhen(source, span);
    case 'loop':
      return readFor(source, span);
    case 'cycle':
      return readCycle(source, span);
    case 'partial': {
      const name = firstExpression(source, span);
      return { markup: { kind, ...(name === undefined ? {} : { name }), ...span } };
    }
    case 'raw':
      return { markup: { kind, ...readRawMarkup(source, span), ...span } };
  }
}

/** `Liquid::Assign::Syntax`: a name, `=`, a value with filters. */
function readAssign(source: string, span: Span): MarkupReading {
  let from = span.start;
  for (let equals = equalsIn(source, from, span.end); equals !== undefined; equals = equalsIn(source, from, span.end)) {
    const target = readName(source, from, skipSpaceBack(source, from, equals));
    from = equals + 1;
    if (target === undefined) continue;
    const expression = readFiltered(source, { start: from, end: span.end });
    return { markup: { kind: 'assign', target, expression, ...span } };
  }
  const expression = readFiltered(source, span);
  return { markup: { kind: 'assign', expression, ...span }, expected: 'assign name = value' };
}

function equalsIn(source: string, from: number, end: number): number | undefined {
  const equals = source.indexOf('=', from);
  return equals < 0 || equals >= end ? undefined : equals;
}

/** The run of name characters that ends at `end`: `Liquid::VariableSignature`, in which each may stand in parentheses. */
function readName(source: string, from: number, end: number): Name | undefined {
  let start = end;
  for (;;) {
    const last = start > from && source.charAt(start - 1) === ')' ? start - 1 : start;
    if (last <= from || !isNameCharacter(source.charCodeAt(last - 1))) break;
    start = last - 1 > from && source.charAt(last - 2) === '(' ? last - 2 : last - 1;
  }
  return start < end ? { name: source.slice(start, end), start, end } : undefined;
}

function isNameCharacter(code: number): boolean {
  return isWord(code) || code === 0x2d || code === 0x2e || code === 0x5b || code === 0x5d;
}

/** The first run of name characters, each of which may stand in parentheses. */
function readTarget(source: string, span: Span): MarkupReading {
  let start = span.start;
  while (start < span.end && signatureEnd(source, start, span.end) === start) start++;
  let end = start;
  for (let next = signatureEnd(source, end, span.end); next > end; next = signatureEnd(source, end, span.end))
    end = next;
  if (end === start) return { markup: { kind: 'name', ...span }, expected: 'a name' };
  return { markup: { kind: 'name', target: { name: source.slice(start, end), start, end }, ...span } };
}

/** The end of a name character with its parentheses; `start` where there is none. */
function signatureEnd(source: string, start: number, end: number): number {
  const at = source.charAt(start) === '(' ? start + 1 : start;
  if (at >= end || !isNameCharacter(source.charCodeAt(at))) return start;
  return at + 1 < end && source.charAt(at + 1) === ')' ? at + 2 : at + 1;
}

function readTest(source: string, span: Span): MarkupReading {
  const condition = readCondition(source, span);
  if (condition !== undefined) return { markup: { kind: 'condition', condition, ...span } };
  const nothing = { ...span, terms: [], connectives: [], junk: [] };
  return { markup: { kind: 'condition', condition: nothing, ...span }, expected: 'a condition' };
}

function readCase(source: string, span: Span): MarkupReading {
  const value = firstExpression(source, span);
  if (value === undefined) return { markup: { kind: 'case', ...span }, expected: 'case value' };
  return { markup: { kind: 'case', value, ...span } };
}

/** `Liquid::Case::WhenSyntax`: fragments between commas or `or`; what follows a value without either is skipped. */
function readWhen(source: string, span: Span): MarkupReading {
  const values: Expression[] = [];
  let at: number | undefined = span.start;
  while (at !== undefined) {
    const fragment = findFragment(source, at, span.end);
    if (fragment === undefined) {
      return { markup: { kind: 'when', values, ...span }, expected: 'when value, value' };
    }
    values.push(readExpression(source, fragment));
    at = afterSeparator(source, fragment.end, span.end);
  }
  return { markup: { kind: 'when', values, ...span } };
}

function afterSeparator(source: string, start: number, end: number): number | undefined {
  const at = skipBlanks(source, start, end);
  const comma = at < end && source.charAt(at) === ',';
  const or = at > start && source.startsWith('or', at) && at + 2 < end && isSpace(source.charCodeAt(at + 2));
  if (!comma && !or) return undefined;
  const next = skipBlanks(source, at + (comma ? 1 : 2), end);
  return fragmentEnd(source, next, end) > next ? next : undefined;
}

function readFor(source: string, span: Span): MarkupReading {
  const loop = readLoop(source, span);
  const complete = loop.variable !== undefined && loop.collection !== undefined;
  return { markup: { kind: 'loop', loop, ...span }, ...(complete ? {} : { expected: 'for item in list' }) };
}

/** `cycle 'a', 'b'` or `cycle group: 'a', 'b'`. */
function readCycle(source: string, span: Span): MarkupReading {
  const first = findFragment(source, span.start, span.end);
  if (first === undefined || first.start > span.start)
    return { markup: { kind: 'cycle', values: [], ...span }, expected: "cycle 'a', 'b'" };
  const group = cycleGroup(source, first, span.end);
  const values: Expression[] = [];
  for (let at = group?.next ?? span.start; at < span.end; ) {
    const fragment = findFragment(source, at, commaAfter(source, at, span.end));
    if (fragment !== undefined) values.push(readExpression(source, fragment));
    at = commaAfter(source, at, span.end) + 1;
  }
  return { markup: { kind: 'cycle', ...(group === undefined ? {} : { group: group.name }), values, ...span } };
}

/** `Liquid::Cycle::NamedSyntax`: up to the colon behind a string or a fragment, else to the last colon in the fragment. */
function cycleGroup(source: string, first: Span, end: number): { name: Expression; next: number } | undefined {
  const isText = isQuote(source.charCodeAt(first.start));
  const run = isText ? runEnd(source, first.end, end) : first.end;
  const colons = [first.end, run].map((at) => skipSpace(source, at, end));
  const colon = colons.find((at) => at < end && source.charAt(at) === ':') ?? lastColon(source, first.start, run);
  if (colon === undefined) return undefined;
  return { name: readExpression(source, { start: first.start, end: colon }), next: colon + 1 };
}

function runEnd(source: string, start: number, end: number): number {
  let at = start;
  for (let next = fragmentEnd(source, at, end); next > at; next = fragmentEnd(source, at, end)) at = next;
  return at;
}

/** The last colon that stands in no string and has something before it. */
function lastColon(source: string, start: number, end: number): number | undefined {
  let found: number | undefined;
  for (let at = start; at < end; ) {
    if (at > start && source.charAt(at) === ':') found = at;
    at = (isQuote(source.charCodeAt(at)) ? stringEnd(source, at, end) : undefined) ?? at + 1;
  }
  return found;
}

function commaAfter(source: string, start: number, end: number): number {
  const comma = source.indexOf(',', start);
  return comma < 0 || comma > end ? end : comma;
}

function firstExpression(source: string, span: Span): Expression | undefined {
  const fragment = findFragment(source, span.start, span.end);
  return fragment && readExpression(source, fragment);
}
