import type { Case } from '../../proof/proof.ts';
import type { Span } from '../../template/span.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** What a rule reports. All spans are UTF-16 offsets into the body. */
export interface Finding extends Span {
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong and in which case, what happens then, what to do. */
  readonly message: string;
  /** When it occurs; absent when it always does. */
  readonly when?: Case;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
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
}

export interface Edit extends Span {
  readonly newText: string;
}
