import type { JsonProblemKind } from '../json/repair.ts';
import type { Value } from '../semantics/values.ts';
import type { Span } from '../template/span.ts';
import type { Meter } from './conditions/meter.ts';
import type { PayloadNode } from './payload-tree.ts';
import type { TextReads } from './text-reads.ts';

/** What is known of all renderings of a body. All spans are UTF-16 offsets into the body. */
export interface Proof {
  readonly verdict: Verdict;
  /** How many cases were distinguished: arms of conditions and iterations of loops that some rendering takes. */
  readonly cases: number;
  /** Errors in the structure: what makes the verdict `refuted`. In the order of their places. */
  readonly problems: readonly PayloadProblem[];
  /** What values must be like for the payload to be JSON: what makes the verdict `conditional`. In the order of their places. */
  readonly assumptions: readonly Assumption[];
  /** Where the proof could not follow the body: what makes the verdict `not-proved`. */
  readonly gaps: readonly Gap[];
  /** Variables that are printed into a text in a case in which nothing has set them. In the order of their places. */
  readonly unset: readonly Unset[];
  /** What the body renders to, with choices; absent where nothing is ever printed. */
  readonly payload?: PayloadNode;
  /** When some rendering is sent at all. */
  readonly sent: Case;
  /** When the body stops the message. */
  readonly aborted: Case;
  readonly stats: { readonly mostStates: number; readonly decisionVariables: number };
  /** Where characters may change that change nothing else, and where lists can be taken apart. */
  readonly reads: TextReads;
  /** Of which places the body asks more than that they are printed: `${city}`, `event_properties.price`. Those of items are not among them. */
  readonly asked: () => ReadonlySet<string>;
  /** What the proof has cost, and what pays for all that is asked of it. */
  readonly meter: Meter;
}

/** Speaks of JSON validity alone. */
export type Verdict = 'proved' | 'conditional' | 'refuted' | 'not-proved';

export function verdictOf(
  problems: readonly unknown[],
  gaps: readonly unknown[],
  assumptions: readonly unknown[],
): Verdict {
  if (problems.length > 0) return 'refuted';
  if (gaps.length > 0) return 'not-proved';
  return assumptions.length > 0 ? 'conditional' : 'proved';
}

/**
 * A set of assumptions under which something holds. Cases are combined without cost; words and values are worked out
 * only when they are asked for.
 */
export interface Case {
  readonly isNever: boolean;
  /** In every rendering that is sent. */
  readonly isAlways: boolean;
  and(other: Case): Case;
  or(other: Case): Case;
  not(): Case;
  /** One way to make it happen; `undefined` when there is none that a sample user could bring about. */
  solve(): Solution | undefined;
  /** The same for words: without what must be besides, whatever is sent. Costs little. */
  explain(): Solution | undefined;
}

export interface Solution {
  /** In words, such as "`${user_id}` is blank"; empty where nothing must be assumed. */
  readonly words: readonly string[];
  readonly facts: readonly Fact[];
  /** The tests of the body that decide it. */
  readonly decisions: readonly Span[];
}

/** What one attribute or property must be. */
export interface Fact {
  readonly path: AttributePath;
  /** A value that is such. */
  readonly value: Value;
  /** The assumption in words. */
  readonly words: string;
}

/** Where a value comes from: `${user_id}`, `event_properties.${categories}[0].id`. */
export interface AttributePath {
  /** `attribute`: a field of the profile; else the namespace, such as `event_properties`. */
  readonly root: { readonly kind: 'attribute' | 'namespace'; readonly name: string };
  readonly steps: readonly (string | bigint)[];
  /** As the author would write it. */
  readonly text: string;
}

/** Where the payload is no JSON. */
export interface PayloadProblem extends Span {
  readonly kind: PayloadProblemKind;
  /** What stands there, or what is due, in the payload's own text. */
  readonly found: string;
  /** What the output there prints, where it is within an output. */
  readonly printed?: string;
  /** What the payload has before the problem, in the body. */
  readonly previous?: Span;
  /** What the payload has behind the problem, in the body. */
  readonly next?: Span;
  readonly when: Case;
  /** The iteration of the innermost loop in which it happens. */
  readonly iteration?: Iteration;
}

export type PayloadProblemKind =
  | JsonProblemKind
  /** A loop whose iterations open more than they close, or the reverse. */
  | 'unbalanced-loop';

export interface Iteration {
  /** The tag of the loop. */
  readonly loop: Span;
  readonly which: 'only' | 'first' | 'second' | 'later' | 'last';
}

/** What the value of an output must be like. */
export interface Assumption extends Span {
  readonly kind: AssumptionKind;
  /** The output's expression without its filters, as the author wrote it. */
  readonly text: string;
  /** Where the value comes from; absent where it comes from more than one place. */
  readonly path?: AttributePath;
  /** Where the output stands: within a text, a name, or where a value is due. */
  readonly place: 'text' | 'name' | 'value';
  /** The names of the members that lead to it, `[]` for an item of a list: `['properties', 'categories', '[]', 'id']`. */
  readonly member: readonly string[];
  readonly when: Case;
  /** Values that break it. */
  readonly brokenBy: readonly Value[];
  readonly iteration?: Iteration;
}

export type AssumptionKind =
  /** A text must hold no quote, backslash or control character. */
  | 'unescaped'
  /** Must not be blank. */
  | 'blank'
  /** Must be a number or a boolean, not a text. */
  | 'text'
  /** A list or an object is printed as Ruby shows it. */
  | 'object'
  /** Its arithmetic must not get so large that Liquid prints `Infinity` or `NaN`. */
  | 'overflow'
  /** Liquid can print an error in its place. */
  | 'error'
  | MeantKind
  /** Braze removes HTML comments from a webhook body. Speaks of no value. */
  | 'html-comment';

/** What the body uses a value as: what is none, when it is there, breaks the payload. A date lies between the years 1971 and 9999. */
export type MeantKind = 'list' | 'date' | 'number';

export interface Unset extends Span {
  readonly name: string;
  readonly when: Case;
}

export interface Gap extends Span {
  readonly reason: string;
  readonly when: Case;
}
