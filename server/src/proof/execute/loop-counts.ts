import type { Condition } from '../conditions/conditions.ts';
import type { Stretch } from '../reader/state.ts';
import type { Values } from '../values/abstract-value.ts';

/** How many turns a loop takes, in some of the cases, and what its items are. */
export interface TurnCount {
  readonly when: Condition;
  readonly length: number;
  readonly isOrLonger: boolean;
  /** By its place in the list, where that is known. */
  readonly item: (place: number | undefined) => Values;
  readonly stretch: Stretch;
  /** Nothing tells when it takes so many. */
  readonly isUnsure?: boolean;
  /** A text is one item, whatever `offset` and `limit` say. */
  readonly isText?: boolean;
}

/** Numbers of turns that are told apart; all above are one. */
export const TOLD_APART = 3;

export const wholeList: Stretch = { skipped: 0, isReversed: false, isReordered: false, limit: undefined };

/** Any number of turns from the least on. */
export function openEnded(count: TurnCount): readonly TurnCount[] {
  const { length } = count;
  const counts: TurnCount[] = [];
  for (let at = Math.min(length, TOLD_APART); at < TOLD_APART; at++) {
    counts.push({ ...count, length: at, isOrLonger: false });
  }
  return [...counts, { ...count, length: Math.max(length, TOLD_APART), isOrLonger: true }];
}
