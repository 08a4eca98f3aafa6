import { attributeEnd } from './attribute.ts';
import { CLOSE_BRACE, COMMA, DOLLAR, isQuote, isSpace, OPEN_BRACE, PIPE } from './characters.ts';
import type { Span } from './span.ts';

/**
 * `Liquid::QuotedFragment`: a quoted string, or a run without blanks, commas, pipes and lone quotes. Braze's part of it: `${…}` counts
 * as one piece whatever stands in it, and nested `{{` and `}}` are blanks.
 */

/** A blank of Ruby's, or half of a nested output's braces. */
export function isBlank(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  if (isSpace(code)) return true;
  if (code === OPEN_BRACE) {
    return source.charCodeAt(at + 1) === OPEN_BRACE || source.charCodeAt(at - 1) === OPEN_BRACE;
  }
  return (
    code === CLOSE_BRACE && (source.charCodeAt(at + 1) === CLOSE_BRACE || source.charCodeAt(at - 1) === CLOSE_BRACE)
  );
}

export function skipBlanks(source: string, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(source, at)) at++;
  return at;
}

/** End of the fragment that begins at `start`; `start` itself if none begins there. */
export function fragmentEnd(source: string, start: number, end: number): number {
  if (start < end && isQuote(source.charCodeAt(start))) return stringEnd(source, start, end) ?? start;
  let at = start;
  while (at < end) {
    const code = source.charCodeAt(at);
    if (isQuote(code)) {
      const closed = stringEnd(source, at, end);
      if (closed === undefined) break;
      at = closed;
    } else if (code === DOLLAR) {
      at = attributeEnd(source, at, end) ?? at + 1;
    } else if (code === COMMA || code === PIPE || isBlank(source, at)) {
      break;
    } else at++;
  }
  return at;
}

/** End of the string whose quote stands at `start`, or undefined if it is not closed before `end`. */
export function stringEnd(source: string, start: number, end: number): number | undefined {
  const close = source.indexOf(source.charAt(start), start + 1);
  return close >= 0 && close < end ? close + 1 : undefined;
}

/** The first fragment in the span, where a search (not a match) of `QuotedFragment` would find it. */
export function findFragment(source: string, start: number, end: number): Span | undefined {
  for (let at = start; at < end; at++) {
    const fragment = fragmentEnd(source, at, end);
    if (fragment > at) return { start: at, end: fragment };
  }
  return undefined;
}
