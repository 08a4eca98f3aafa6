import type { Span } from '../../template/span.ts';

/** A part of a body as an outline shows it: a member or an item of the JSON, or a piece of Liquid with what it holds. */
export interface Part extends Span {
  readonly kind: PartKind;
  readonly name: string;
  readonly nameSpan: Span;
  /** A few words beside the name. */
  detail: string;
  /** Where the value begins, once it is known. */
  valueStart?: number;
  /** Of a member or an item, once it is known. */
  value: ValueKind | undefined;
  start: number;
  /** Reaches over all children, also where a branch closes what was opened before it. */
  end: number;
  children: Part[];
  /** How many parts are around it. */
  readonly depth: number;
}

export type PartKind =
  | 'member'
  | 'item'
  /** A branch: `if`, `elsif`, `else`, `when`. */
  | 'condition'
  | 'loop'
  | 'variable'
  /** `abort_message`. */
  | 'stop'
  | 'request'
  | 'content-block'
  | 'other';

export type ValueKind = 'object' | 'list' | 'string' | 'number' | 'boolean' | 'null' | 'output';

/** A bracket and the one that closes it. */
export interface Brackets extends Span {
  readonly kind: 'object' | 'list';
}

/** What a body consists of, by the order of places. */
export interface Structure {
  readonly parts: readonly Part[];
  readonly brackets: readonly Brackets[];
  /** Strings and names with their quotes. */
  readonly strings: readonly Span[];
}

/** Deeper ones are no outline any more, and would cost stack. */
export const DEEPEST_PART = 100;
const MOST_CHILDREN = 2_000;

/** @returns whether there is room for it. */
export function addPart(part: Part, siblings: Part[]): boolean {
  if (part.depth > DEEPEST_PART || siblings.length >= MOST_CHILDREN) return false;
  siblings.push(part);
  return true;
}

const LONGEST = 60;

/** On one line, cut off where it is long. */
export function inOneLine(text: string): string {
  const line = text
    .slice(0, 2 * LONGEST)
    .replaceAll(/\s+/g, ' ')
    .trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

/** What a word without quotes is. */
export function kindOf(word: string): ValueKind {
  if (word === 'true' || word === 'false') return 'boolean';
  return word === 'null' ? 'null' : 'number';
}
