import type { Span } from '../../template/span.ts';

/** The part of a text that is replaced. */
export interface ChangedPart extends Span {
  readonly newText: string;
}

/** How one text becomes another: the smallest part that is replaced, however many edits there were. */
export function changedPart(before: string, after: string): ChangedPart {
  const shorter = Math.min(before.length, after.length);
  const start = sameAtStart(before, after, shorter);
  const behind = sameAtEnd(before, after, shorter - start);
  return { start, end: before.length - behind, newText: after.slice(start, after.length - behind) };
}

/** Pieces that are the same are compared at once. */
const PIECE = 4096;

function sameAtStart(one: string, other: string, most: number): number {
  let at = 0;
  while (at + PIECE <= most && one.slice(at, at + PIECE) === other.slice(at, at + PIECE)) at += PIECE;
  while (at < most && one.charCodeAt(at) === other.charCodeAt(at)) at++;
  return at;
}

function sameAtEnd(one: string, other: string, most: number): number {
  let length = 0;
  const isSame = (from: number, to: number) =>
    one.slice(one.length - to, one.length - from) === other.slice(other.length - to, other.length - from);
  while (length + PIECE <= most && isSame(length, length + PIECE)) length += PIECE;
  while (length < most && one.charCodeAt(one.length - length - 1) === other.charCodeAt(other.length - length - 1))
    length++;
  return length;
}
