/** Ruby counts characters (code points) where JavaScript counts UTF-16 units. */

const surrogate = /[\uD800-\uDFFF]/;
const whiteSpaceOrNull = '\0\t\n\v\f\r ';

export function characters(text: string): readonly string[] {
  return surrogate.test(text) ? Array.from(text) : text.split('');
}

export function characterCount(text: string): number {
  if (!surrogate.test(text)) return text.length;
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** `text[start, length]` by characters; undefined where Ruby gives nil. */
export function characterSlice(text: string, start: number, length: number): string | undefined {
  if (!surrogate.test(text)) {
    const range = sliceRange(text.length, start, length);
    return range && text.slice(range.from, range.to);
  }
  const all = Array.from(text);
  const range = sliceRange(all.length, start, length);
  return range && all.slice(range.from, range.to).join('');
}

/** Ruby's `slice(start, length)`: a negative start counts from the end. */
export function sliceRange(size: number, start: number, length: number): { from: number; to: number } | undefined {
  const from = start < 0 ? start + size : start;
  if (from < 0 || from > size || length < 0) return undefined;
  return { from, to: Math.min(size, from + length) };
}

/** Strings in the order of their UTF-8 bytes, which is that of their code points. */
export function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at++) {
    const a = left.charCodeAt(at);
    const b = right.charCodeAt(at);
    if (a !== b) return bytesOrder(a) - bytesOrder(b);
  }
  return Math.sign(left.length - right.length);
}

/** Lifts surrogates above the rest of the basic plane. */
function bytesOrder(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** Ruby's `strip`: ASCII white space and NUL, nothing else. */
export function stripText(text: string): string {
  return stripRight(stripLeft(text));
}

export function stripLeft(text: string): string {
  let start = 0;
  while (start < text.length && whiteSpaceOrNull.includes(text.charAt(start))) start++;
  return text.slice(start);
}

export function stripRight(text: string): string {
  let end = text.length;
  while (end > 0 && whiteSpaceOrNull.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Lower case without the rules for neighbours that JavaScript has (final sigma) and Ruby has not. */
export function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (!text.includes('Σ')) return lower;
  return Array.from(text, (character) => character.toLowerCase()).join('');
}
