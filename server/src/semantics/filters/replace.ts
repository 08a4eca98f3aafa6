import { internalError, LimitError, type LiquidError } from '../errors.ts';
import { longestText } from '../limits.ts';
import { characters } from '../text.ts';

/** Ruby reads backslashes in a replacement: `\\` is one backslash, `\0` and `\&` the match, `\1` to `\9` nothing. */
type ReplacementPart = string | Reference;
interface Reference {
  readonly reference: 'match' | 'before' | 'after';
}

export function replaceAll(text: string, from: string, to: string): string | LiquidError {
  const parts = readReplacement(to);
  if (!parts) return from === '' || text.includes(from) ? internalError : text;
  const places = placesOf(text, from);
  if (places.length * to.length > longestText) return new LimitError('a string gets too long');
  return substitute(text, from, places, parts);
}

export function replaceFirst(text: string, from: string, to: string): string | LiquidError {
  const at = text.indexOf(from);
  if (at < 0) return text;
  const parts = readReplacement(to);
  return parts ? substitute(text, from, [at], parts) : internalError;
}

/** Unlike the other two, this one takes the replacement as it is. */
export function replaceLast(text: string, from: string, to: string): string {
  const at = text.lastIndexOf(from);
  return at < 0 ? text : text.slice(0, at) + to + text.slice(at + from.length);
}

/** Where `from` occurs in `text`, in order; an empty string occurs between all characters. */
function placesOf(text: string, from: string): number[] {
  const places: number[] = [];
  if (from === '') {
    let at = 0;
    for (const character of characters(text)) {
      places.push(at);
      at += character.length;
    }
    return [...places, text.length];
  }
  for (let at = text.indexOf(from); at >= 0; at = text.indexOf(from, at + from.length)) places.push(at);
  return places;
}

function substitute(
  text: string,
  from: string,
  places: readonly number[],
  parts: readonly ReplacementPart[],
): string | LiquidError {
  const pieces: string[] = [];
  let [end, length] = [0, 0];
  for (const at of places) {
    const replacement = parts.map((part) => (typeof part === 'string' ? part : refer(part, text, from, at))).join('');
    length += replacement.length;
    if (length > longestText) return new LimitError('a string gets too long');
    pieces.push(text.slice(end, at), replacement);
    end = at + from.length;
  }
  return pieces.join('') + text.slice(end);
}

function refer({ reference }: Reference, text: string, from: string, at: number): string {
  if (reference === 'match') return from;
  return reference === 'before' ? text.slice(0, at) : text.slice(at + from.length);
}

/** Undefined for `\k<name>`, which Ruby does not find. */
function readReplacement(to: string): readonly ReplacementPart[] | undefined {
  if (!to.includes('\\')) return [to];
  if (/^(?:[^\\]|\\[^k]|\\k(?!<[^>]*>))*\\k<[^>]*>/.test(to)) return undefined;
  const parts: ReplacementPart[] = [];
  for (const [token] of to.matchAll(/[^\\]+|\\[\s\S]?/g)) parts.push(readEscape(token));
  return parts;
}

function readEscape(token: string): ReplacementPart {
  if (!token.startsWith('\\') || token.length === 1) return token;
  const code = token.charAt(1);
  if (code === '\\') return '\\';
  if (code === '0' || code === '&') return { reference: 'match' };
  if (code === '`') return { reference: 'before' };
  if (code === "'") return { reference: 'after' };
  return /[1-9]/.test(code) ? '' : token;
}
