import type { Part } from './part.ts';

/** What surrounds a place: a bracket of the JSON, or a part that is Liquid. */
export interface Scope {
  readonly kind: 'object' | 'list' | 'liquid';
  /** Absent for the outermost bracket, which is no part. */
  readonly part: Part | undefined;
  readonly start: number;
  readonly outer: Scope | undefined;
  /** Items so far. */
  count: number;
}

/** Where the reader is; replaced, never changed, so that each branch of a block begins with the one before it. */
export interface JsonPosition {
  readonly scope: Scope | undefined;
  /** The member that was named last and may go on. */
  readonly member: Part | undefined;
  /** A value of it, or a part of one, is there already. */
  readonly hasValue: boolean;
  /** Of the string that is not closed yet, its quote; -1 outside of strings. */
  readonly string: number;
}

export const START: JsonPosition = { scope: undefined, member: undefined, hasValue: false, string: -1 };

/** What nests deeper is no JSON that anybody writes, and need not be right. */
const MOST_CROSSED = 200;

/**
 * The scopes without one of them, and without the brackets in it if it is a bracket itself. It need not be the innermost one: a branch may
 * close what was opened before it.
 */
export function without(scope: Scope | undefined, left: Scope): Scope | undefined {
  const kept: Scope[] = [];
  let at = scope;
  for (let count = 0; at !== undefined && at !== left; at = at.outer) {
    if (count++ > MOST_CROSSED) return scope;
    if (left.kind === 'liquid' || at.kind === 'liquid') kept.push(at);
  }
  return kept.reduceRight<Scope | undefined>((outer, one) => ({ ...one, outer }), left.outer);
}

export function nearest(scope: Scope | undefined, isMeant: (scope: Scope) => boolean): Scope | undefined {
  let at = scope;
  for (let count = 0; at !== undefined && !isMeant(at); at = at.outer) if (count++ > MOST_CROSSED) return undefined;
  return at;
}

export function jsonScope(scope: Scope | undefined): Scope | undefined {
  return nearest(scope, ({ kind }) => kind !== 'liquid');
}
