import { isWord, skipSpaceBack } from './characters.ts';
import { readExpression } from './expression-reader.ts';
import type { Comparison, Condition } from './expressions.ts';
import { addJunk } from './filters-reader.ts';
import { findFragment, fragmentEnd, isBlank, skipBlanks } from './fragments.ts';
import type { Span } from './span.ts';

/**
 * Reads `a == b and c or d` as `Liquid::If#lax_parse` does: cut at `and` and `or`, then of each part the first fragment, an
 * operator of the characters `=!<>a-z_`, and one more fragment. Undefined where Ruby raises a syntax error.
 */
export function readCondition(source: string, span: Span): Condition | undefined {
  const terms: Comparison[] = [];
  const connectives: ('and' | 'or')[] = [];
  const junk: Span[] = [];
  let start = span.start;
  for (let at = skipBlanks(source, start, span.end); ; ) {
    const connective = at < span.end ? connectiveAt(source, at, span) : undefined;
    if (connective === undefined && at < span.end) {
      at = skipBlanks(source, itemEnd(source, at, span.end), span.end);
      continue;
    }
    const term = readComparison(source, { start, end: at }, junk);
    if (term === undefined) return undefined;
    terms.push(term);
    if (connective === undefined) return { start: span.start, end: span.end, terms, connectives, junk };
    connectives.push(connective);
    start = at + connective.length;
    at = skipBlanks(source, start, span.end);
  }
}

function itemEnd(source: string, start: number, end: number): number {
  let at = fragmentEnd(source, start, end);
  if (at > start) return at;
  while (at < end && !isBlank(source, at)) at++;
  return Math.max(at, start + 1);
}

function connectiveAt(source: string, at: number, span: Span): 'and' | 'or' | undefined {
  if (at > span.start && isWord(source.charCodeAt(at - 1))) return undefined;
  const word = source.startsWith('and', at) ? 'and' : source.startsWith('or', at) ? 'or' : undefined;
  if (word === undefined || at + word.length > span.end) return undefined;
  const after = at + word.length;
  return after < span.end && isWord(source.charCodeAt(after)) ? undefined : word;
}

function readComparison(source: string, span: Span, junk: Span[]): Comparison | undefined {
  const first = findFragment(source, span.start, span.end);
  if (first === undefined) return undefined;
  addJunk(source, { start: span.start, end: first.start }, junk);
  const left = readExpression(source, first);
  const start = skipBlanks(source, first.end, span.end);
  let at = start;
  while (at < span.end && isOperator(source.charCodeAt(at))) at++;
  const operator = at > start ? { text: source.slice(start, at), start, end: at } : undefined;
  const rightStart = skipBlanks(source, at, span.end);
  const rightEnd = fragmentEnd(source, rightStart, span.end);
  const right = rightEnd > rightStart ? readExpression(source, { start: rightStart, end: rightEnd }) : undefined;
  const end = right?.end ?? operator?.end ?? first.end;
  addJunk(source, { start: Math.max(end, right === undefined ? end : rightEnd), end: span.end }, junk);
  return {
    start: first.start,
    end: skipSpaceBack(source, first.start, end),
    left,
    ...(operator === undefined ? {} : { operator }),
    ...(right === undefined ? {} : { right }),
  };
}

/** A character of Ruby's `[=!<>a-z_]`. */
function isOperator(code: number): boolean {
  return (
    code === 0x3d || code === 0x21 || code === 0x3c || code === 0x3e || code === 0x5f || (code >= 0x61 && code <= 0x7a)
  );
}
