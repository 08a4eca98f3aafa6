import type { Case, Iteration } from '../../proof/proof.ts';
import type { Span } from '../../template/span.ts';
import type { Explained } from './explained.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** What a rule reports. All spans are UTF-16 offsets into the body. */
export interface Finding extends Span {
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, why it matters, what to do. Names no case: none is known to happen yet. */
  readonly message: string;
  /** The message with the case, once a rendering has shown that one. @param words of the case, such as "`${user_id}` is blank". */
  readonly messageIn?: (words: readonly string[]) => string;
  /** The member of the payload that it speaks of, by which it is recognised in a rendering. */
  readonly subject?: string;
  /** Where a rendering shows it, if not at its place: behind a quote that is missing. */
  readonly shownAt?: Span;
  /** When it holds; absent when it always does. */
  readonly when?: Case;
  /** The iteration of the innermost loop in which it happens. */
  readonly iteration?: Iteration;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  /** Where findings of other rules come from the same slip, so that they are not told beside this one. */
  readonly explains?: readonly Explained[];
  /** The same in the body with its Content Blocks in place, if the spans here are those of one file of them. */
  readonly expanded?: Finding;
}

export interface Related extends Span {
  readonly message: string;
}

/** `safe` keeps every correct rendering and is part of fix-all; a `suggestion` is for the author to judge. */
export interface Fix {
  readonly title: string;
  readonly kind: 'safe' | 'suggestion';
  /** In order, not overlapping. */
  readonly edits: readonly Edit[];
  /** The same in the body with its Content Blocks in place. */
  readonly expanded?: Fix;
}

export interface Edit extends Span {
  readonly newText: string;
}
