/** Character classes of Ruby's regular expressions, on UTF-16 units: `\s` and `\w` are ASCII alone. */

export const QUOTE = 0x22;
export const APOSTROPHE = 0x27;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;
export const PERCENT = 0x25;
export const DASH = 0x2d;
export const DOLLAR = 0x24;
export const PIPE = 0x7c;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const NEWLINE = 0x0a;
export const OPEN_SQUARE = 0x5b;
export const CLOSE_SQUARE = 0x5d;
export const QUESTION = 0x3f;

export function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

/** What Ruby's `strip`, `lstrip` and `rstrip` take away. */
export function isStripped(code: number): boolean {
  return isSpace(code) || code === 0;
}

export function isWord(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code === 0x5f
  );
}

/** A character of a variable's name: `Liquid::VariableSegment`. */
export function isSegment(code: number): boolean {
  return isWord(code) || code === DASH;
}

export function isQuote(code: number): boolean {
  return code === QUOTE || code === APOSTROPHE;
}

export function skipSpace(source: string, start: number, end: number): number {
  let at = start;
  while (at < end && isSpace(source.charCodeAt(at))) at++;
  return at;
}

export function skipSpaceBack(source: string, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(source.charCodeAt(at - 1))) at--;
  return at;
}

export function skipWord(source: string, start: number, end: number): number {
  let at = start;
  while (at < end && isWord(source.charCodeAt(at))) at++;
  return at;
}

/** Spaces that are none to JSON and to Liquid, wide ones and such as nobody sees: pages and word processors put them in the place of a space. */
export const foreignSpace = /[\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]/;
