import type { Span } from '../template/span.ts';
import type { PathCondition } from './conditions/conditions.ts';

/** An iteration of a loop that is being executed. */
export interface ActiveIteration {
  readonly id: number;
  /** Offset of the loop's tag. */
  readonly loop: number;
  readonly span: Span;
  readonly which: 'only' | 'first' | 'second' | 'later' | 'last';
  /** From 0; where it is not known, the first that can be meant. */
  readonly nth: number;
  /** Of so many iterations at least. */
  readonly total: number;
  readonly isOrLonger: boolean;
  readonly stretch: Stretch;
  readonly outer: ActiveIteration | undefined;
}

/** The part of a list that a loop goes through. */
export interface Stretch {
  /** Items before it. */
  readonly skipped: number;
  readonly isReversed: boolean;
  /** A filter has put its items into another order, or left some out. */
  readonly isReordered: boolean;
  /** There are never more iterations than that. */
  readonly limit: number | undefined;
}

/** Where in the list the item of an iteration stands, from 0. */
export function placeOfIteration({ skipped, isReversed }: Stretch, nth: number, total: number): number {
  return skipped + (isReversed ? total - 1 - nth : nth);
}

/** What was projected away at the end of an iteration, so that a sample user can be found that leads there. */
export type Trail =
  | {
      readonly kind: 'iteration';
      readonly before: PathCondition;
      readonly iteration: ActiveIteration;
      readonly previous: Trail | undefined;
    }
  | {
      readonly kind: 'either';
      readonly occurrences: readonly { readonly when: PathCondition; readonly trail: Trail | undefined }[];
    };

/** How something was met: from which iterations of loops, and in which. */
export interface Occurrence {
  /** Also by what holds in that iteration alone. */
  readonly when: PathCondition;
  readonly trail: Trail | undefined;
  readonly iteration: ActiveIteration | undefined;
}

/** What is met again and again is kept in so many ways. */
export const MOST_OCCURRENCES = 12;
