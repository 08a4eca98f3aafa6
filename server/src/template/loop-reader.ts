import { COLON, isSegment, isWord, skipSpace } from './characters.ts';
import { readExpression } from './expression-reader.ts';
import { fragmentEnd, isBlank, skipBlanks } from './fragments.ts';
import type { Span } from './span.ts';
import type { Loop, LoopAttribute, Name } from './tree.ts';

/** Reads `item in list reversed limit:2` as `Liquid::For` does. Without a variable or a collection Ruby raises a syntax error. */
export function readLoop(source: string, span: Span): Loop {
  const start = skipSpace(source, span.start, span.end);
  const variable = readVariable(source, start, span.end);
  const inAt = skipSpace(source, variable?.end ?? start, span.end);
  const hasIn = variable !== undefined && source.startsWith('in', inAt) && isBlank(source, inAt + 2);
  if (!hasIn || inAt + 2 >= span.end) {
    return { ...(variable === undefined ? {} : { variable }), reversed: false, attributes: [] };
  }
  const from = skipBlanks(source, inAt + 2, span.end);
  const fragment = { start: from, end: fragmentEnd(source, from, span.end) };
  const collection = fragment.end > from ? readExpression(source, fragment) : undefined;
  const after = skipBlanks(source, fragment.end, span.end);
  return {
    variable,
    ...(collection === undefined ? {} : { collection }),
    reversed: source.startsWith('reversed', after) && after + 8 <= span.end,
    attributes: readLoopAttributes(source, { start: from, end: span.end }),
  };
}

function readVariable(source: string, start: number, end: number): Name | undefined {
  let at = start;
  while (at < end && isSegment(source.charCodeAt(at))) at++;
  return at > start ? { name: source.slice(start, at), start, end: at } : undefined;
}

/** `Liquid::TagAttributes`: every `word: value`, wherever it stands. */
export function readLoopAttributes(source: string, span: Span): LoopAttribute[] {
  const attributes: LoopAttribute[] = [];
  for (let at = span.start; at < span.end; ) {
    const attribute = readLoopAttribute(source, at, span.end);
    if (attribute !== undefined) attributes.push(attribute);
    at = attribute?.end ?? Math.max(wordEnd(source, at, span.end), at + 1);
  }
  return attributes;
}

function wordEnd(source: string, start: number, end: number): number {
  let at = start;
  while (at < end && isSegment(source.charCodeAt(at))) at++;
  return at;
}

function readLoopAttribute(source: string, start: number, end: number): LoopAttribute | undefined {
  if (!isWord(source.charCodeAt(start))) return undefined;
  const nameEnd = wordEnd(source, start, end);
  const colon = skipSpace(source, nameEnd, end);
  if (colon >= end || source.charCodeAt(colon) !== COLON) return undefined;
  const valueStart = skipBlanks(source, colon + 1, end);
  const valueEnd = fragmentEnd(source, valueStart, end);
  if (valueEnd === valueStart) return undefined;
  const value = readExpression(source, { start: valueStart, end: valueEnd });
  return { name: source.slice(start, nameEnd), value, start, end: valueEnd };
}
