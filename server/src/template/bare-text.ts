import { attributeEnd } from './attribute.ts';
import { DOLLAR, isQuote } from './characters.ts';
import { stringEnd } from './fragments.ts';
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

/** The places in those pieces that a pattern with the flag `g` matches, in their order. */
export function bareMatches(source: string, span: Span, pattern: RegExp): readonly Span[] {
  return bareText(source, span).flatMap((piece) =>
    [...source.slice(piece.start, piece.end).matchAll(pattern)].map(({ 0: text, index }) => ({
      start: piece.start + index,
      end: piece.start + index + text.length,
    })),
  );
}
