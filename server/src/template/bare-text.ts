import { attributeEnd } from './attribute.ts';
import { DOLLAR, isQuote } from './characters.ts';
import { stringEnd } from './fragments.ts';
import { matchesOf } from './matches.ts';
import type { Span } from './span.ts';

/** The pieces of a markup outside quoted strings and `${…}`: what Liquid reads as names and operators. */
function bareText(source: string, { start, end }: Span): readonly Span[] {
  const pieces: Span[] = [];
  let from = start;
  for (let at = start; at < end; ) {
    const next = skipWhole(source, at, end);
    if (next === undefined) {
      at++;
      continue;
    }
    if (at > from) pieces.push({ start: from, end: at });
    from = next;
    at = next;
  }
  if (end > from) pieces.push({ start: from, end });
  return pieces;
}

function skipWhole(source: string, at: number, end: number): number | undefined {
  const code = source.charCodeAt(at);
  if (code === DOLLAR) return attributeEnd(source, at, end);
  return isQuote(code) ? stringEnd(source, at, end) : undefined;
}

/**
 * The places in those pieces that a pattern with the flag `g` matches, in their order. What it matches in a piece it must match in the whole
 * markup as well: most have no match, and need not be taken apart.
 */
export function bareMatches(source: string, span: Span, pattern: RegExp): readonly Span[] {
  pattern.lastIndex = 0;
  if (!pattern.test(source.slice(span.start, span.end))) return NONE;
  const found: Span[] = [];
  for (const piece of bareText(source, span)) {
    for (const { 0: text, index } of matchesOf(source.slice(piece.start, piece.end), pattern)) {
      const start = piece.start + index;
      found.push({ start, end: start + text.length });
    }
  }
  return found;
}

const NONE: readonly Span[] = [];
