import type { Span } from '../../template/span.ts';

/**
 * Where a reader of JSON can be at a place of a body, over all renderings: a set of states as bits. Between tokens (`FREE`), right after a character
 * that may go on (`TOUCHING`), in a string, behind a backslash in one.
 */
export type Mask = number;

export const FREE = 1;
const TOUCHING = 2;
export const IN_STRING = 4;
const ESCAPED = 8;
export const ANYWHERE = FREE | TOUCHING | IN_STRING | ESCAPED;

export function isOutside(mask: Mask): boolean {
  return (mask & (IN_STRING | ESCAPED)) === 0;
}

export function isInside(mask: Mask): boolean {
  return (mask & (FREE | TOUCHING)) === 0;
}

/** After one character of a text. */
export function afterCharacter(mask: Mask, character: string): Mask {
  const outside = mask & (FREE | TOUCHING) ? outsideAfter(character) : 0;
  const inside = mask & IN_STRING ? insideAfter(character) : 0;
  return outside | inside | (mask & ESCAPED ? IN_STRING : 0);
}

function outsideAfter(character: string): Mask {
  if (character === '"') return IN_STRING;
  return /[\s{}[\]:,]/.test(character) ? FREE : TOUCHING;
}

function insideAfter(character: string): Mask {
  if (character === '"') return FREE;
  return character === '\\' ? ESCAPED : IN_STRING;
}

export function afterText(source: string, { start, end }: Span, mask: Mask): Mask {
  let after = mask;
  for (let at = start; at < end; at++) after = afterCharacter(after, source.charAt(at));
  return after;
}

/** After data, which may be anything, also nothing, but leaves a string as it is and opens none. */
export function afterData(mask: Mask): Mask {
  if (mask & ESCAPED) return ANYWHERE;
  return mask & (FREE | TOUCHING) ? mask | TOUCHING : mask;
}
