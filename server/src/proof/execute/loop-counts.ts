import type { PathCondition } from '../conditions/conditions.ts';
import type { ActiveIteration, Stretch } from '../trail.ts';
import type { AbstractValue, Values } from '../values/abstract-value.ts';

/** How many iterations a loop takes, in some of the cases, and what its items are. */
export interface IterationCount {
  readonly when: PathCondition;
  readonly length: number;
  readonly isOrLonger: boolean;
  /** By its place in the list, where that is known. */
  readonly item: (place: number | undefined) => Values;
  readonly stretch: Stretch;
  /** Nothing tells when it takes so many. */
  readonly isUnsure?: boolean;
  /** What it takes all items of, unless `limit` or `offset` leave some out. */
  readonly list?: AbstractValue;
  /** A text is one item, whatever `offset` and `limit` say. */
  readonly isText?: boolean;
}

export const wholeList: Stretch = { skipped: 0, isReversed: false, isReordered: false, limit: undefined };

/** Any number of iterations from the least on, of which so many are distinguished. */
export function openEnded(count: IterationCount, distinguished: number): readonly IterationCount[] {
  const { length } = count;
  const counts: IterationCount[] = [];
  for (let at = Math.min(length, distinguished); at < distinguished; at++) {
    counts.push({ ...count, length: at, isOrLonger: false });
  }
  return [...counts, { ...count, length: Math.max(length, distinguished), isOrLonger: true }];
}

export function whichOf(index: number, length: number): ActiveIteration['which'] {
  if (length === 1) return 'only';
  if (index === 0) return 'first';
  if (index === length - 1) return 'last';
  return index === 1 ? 'second' : 'later';
}

/** How many iterations are walked one by one before those in the middle, of a list that may be longer. */
export function firstOf({ length }: IterationCount): number {
  return length - 2;
}
