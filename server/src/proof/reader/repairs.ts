import type { Cursor } from './cursor.ts';
import { tokenAt } from './tokens.ts';

/** Text that is neither a name nor a value nor a bracket. */
export function word(cursor: Cursor, at: number, kind: 'invalid-value' | 'missing-key'): number {
  const token = tokenAt(cursor.text, at);
  cursor.report(kind, cursor.span(at, at + token.length), token);
  const isQuoted = token.startsWith("'");
  cursor.begin(isQuoted ? 'quoted-word' : 'word', at);
  return isQuoted ? at + 1 : at + Math.max(1, token.length);
}

/** A quote too much: what follows it belongs to what stands before it. */
export function strayCharacter(cursor: Cursor, at: number): number {
  cursor.report('unexpected', cursor.span(at, at + 1), cursor.text.charAt(at));
  return at + 1;
}

export function unexpected(cursor: Cursor, at: number): number {
  const token = tokenAt(cursor.text, at);
  cursor.report('unexpected', cursor.span(at, at + token.length), token);
  cursor.control.hasPrinted = true;
  return at + token.length;
}
