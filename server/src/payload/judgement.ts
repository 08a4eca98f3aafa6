import type { Span } from '../template/span.ts';

/**
 * What is known of the JSON that a body renders to. For now it is gathered from renderings for the built-in sample users;
 * rules read this and nothing else of the payload, so that the proof can take its place.
 */
export interface Judgement {
  readonly verdict: Verdict;
  /** How many cases were told apart. */
  readonly cases: number;
  readonly assumptions: readonly string[];
  readonly problems: readonly PayloadProblem[];
  readonly payloads: readonly Payload[];
}

/** Speaks of JSON validity alone. */
export type Verdict = 'proved' | 'conditional' | 'refuted' | 'not-proved';

/** Where the payload is no JSON. Spans are offsets into the body. */
export interface PayloadProblem extends Span {
  readonly kind: PayloadProblemKind;
  /** What stands there, or what is due, in the payload's own text. */
  readonly found: string;
  /** All that the output there prints, where it is within an output. */
  readonly printed?: string;
  /** The tokens of the payload before and behind the problem: what put them there, in the body. */
  readonly previous?: Span;
  readonly next?: Span;
  readonly evidence: Evidence;
}

export type PayloadProblemKind =
  | 'text-outside'
  | 'comment'
  | 'missing-comma'
  | 'trailing-comma'
  | 'missing-value'
  | 'missing-key'
  | 'missing-colon'
  | 'missing-close'
  | 'invalid-value'
  | 'invalid-text'
  /** Stands where nothing of its kind is due. */
  | 'unexpected'
  | 'empty';

/** The sample users for whom it happens. Empty `case` words mean: in every rendering. */
export interface Evidence {
  readonly case: readonly string[];
  readonly sampleUser: string;
  readonly rendering: string;
}

/** One payload that the body was seen to render to, with the sample user that gave it. */
export interface Payload {
  readonly value: unknown;
  /** The bracket that opens it, or the output that printed this; the start of the body where nothing is printed. */
  readonly opening: Span;
  readonly evidence: Evidence;
}
