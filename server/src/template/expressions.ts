import type { Span } from './span.ts';

/**
 * What is between the braces, as Ruby Liquid 5.4 reads it in lax mode after Braze has replaced `${…}` and nested `{{…}}`.
 * What Ruby skips silently is kept as `junk` spans, so that a rule can report it.
 */

export type Expression = Literal | Lookup | RangeExpression;

/** `nil`, `true`, `blank`, a number or a quoted string. A string has no escapes: its value is the text between the quotes. */
export interface Literal extends Span {
  readonly type: 'literal';
  readonly literal: LiteralValue;
}

export type LiteralValue =
  | { readonly kind: 'nil' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** `blank` and `empty`: a test in a condition, an empty text anywhere else. */
  | { readonly kind: 'blank' }
  | { readonly kind: 'empty' }
  /** The digits as written: `1` is an integer of any size, `1.0` a float. */
  | { readonly kind: 'integer'; readonly text: string }
  | { readonly kind: 'float'; readonly text: string }
  | { readonly kind: 'string'; readonly value: string; readonly quote: '"' | "'" };

/** `product.name`, `${user_id}`, `event_properties.${categories}[0].id`: a root and the steps from it. */
export interface Lookup extends Span {
  readonly type: 'lookup';
  readonly root: Step;
  readonly steps: readonly Step[];
}

export type Step =
  /** `name` as root, `.name` as step. */
  | (Span & { readonly kind: 'name'; readonly name: string })
  /** `${name}` as root, `.${name}` as step. The span covers `${name}`, `nameSpan` the name alone. */
  | (Span & { readonly kind: 'attribute'; readonly name: string; readonly nameSpan: Span })
  /** `[index]`. The span covers the brackets. */
  | (Span & { readonly kind: 'index'; readonly index: Expression });

/** `(1..count)`. */
export interface RangeExpression extends Span {
  readonly type: 'range';
  readonly from: Expression;
  readonly to: Expression;
}

/** `value | filter: argument, key: argument | …`, in an output, an `assign` or an `echo`. */
export interface FilteredExpression extends Span {
  /** Absent in `{{ }}`. */
  readonly value?: Expression;
  readonly filters: readonly Filter[];
  /** Text that Ruby skips: `junk` in `{{ name junk | upcase }}`. */
  readonly junk: readonly Span[];
}

export interface Filter extends Span {
  readonly name: string;
  readonly nameSpan: Span;
  readonly arguments: readonly Argument[];
}

export interface Argument extends Span {
  /** `allow_false` in `default: 'x', allow_false: true`. */
  readonly keyword?: string;
  readonly value: Expression;
}

/**
 * `a == 1 and b or c`. Ruby evaluates from the right: `connectives[i]` stands between `terms[i]` and all that follows it.
 * There is one connective less than terms.
 */
export interface Condition extends Span {
  readonly terms: readonly Comparison[];
  readonly connectives: readonly ('and' | 'or')[];
  readonly junk: readonly Span[];
}

export interface Comparison extends Span {
  readonly left: Expression;
  /** As written; Ruby prints an error into the body when it knows no such operator. */
  readonly operator?: Span & { readonly text: string };
  readonly right?: Expression;
}
