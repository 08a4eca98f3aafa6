import type { Span } from '../../template/span.ts';
import type { PathCondition } from '../conditions/conditions.ts';
import type { AssumptionKind, PayloadProblemKind } from '../proof.ts';
import type { Occurrence, Trail } from '../trail.ts';
import type { AbstractValue } from '../values/abstract-value.ts';

interface Recorded {
  /** In all ways together, by what holds outside of loops. */
  readonly when: PathCondition;
  readonly occurrences: readonly Occurrence[];
}

export interface PayloadError extends Span {
  readonly kind: PayloadProblemKind;
  readonly found: string;
  readonly printed?: string;
  readonly previous?: Span;
  readonly next?: Span;
  readonly when: PathCondition;
  readonly isUnsure: boolean;
  readonly trail: Trail | undefined;
}

export interface RecordedError extends PayloadError, Recorded {}

/** What the values of an output must be like, as it is met. */
export interface RecordedAssumption extends Span, Recorded {
  readonly kind: AssumptionKind;
  readonly text: string;
  readonly values: readonly AbstractValue[];
  readonly place: 'text' | 'name' | 'value';
  readonly member: readonly string[];
  /** When the output is printed at all; `when` is when values are possible that break it. */
  readonly reached: PathCondition;
}

export interface RecordedGap extends Span, Recorded {
  readonly reason: string;
}

/** A variable that is printed and not set. */
export interface RecordedUnset extends Span, Recorded {
  readonly name: string;
}

/** An assumption as it is made, in one way. */
export type DeferredAssumption = Omit<RecordedAssumption, 'occurrences'> & { readonly trail: Trail | undefined };
