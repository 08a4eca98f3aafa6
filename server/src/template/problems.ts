import type { Span } from './span.ts';

/** What is wrong with the Liquid itself. Where Ruby refuses the whole body, Braze cancels the message (`template_parse_error`). */
export interface Problem extends Span {
  readonly kind: ProblemKind;
  /** True if Ruby rejects the whole body; false if it continues and skips something. */
  readonly refused: boolean;
  /** Where the thing began that this problem ends: the `if` of a missing `endif`. */
  readonly related?: Span;
  /** The names the problem speaks of: `if` and `endif`. */
  readonly name?: string;
  readonly expected?: string;
  /** The text that fixes it, and where, if there is only one sensible fix. */
  readonly repair?: { readonly at: Span; readonly newText: string };
}

export type ProblemKind =
  /** `{{ name` with no `}}`. */
  | 'unclosed-output'
  /** `{% if x` with no `%}`. */
  | 'unclosed-tag'
  /** `{% if x }}`, `{{ x %}`: closed with the braces of the other. */
  | 'wrong-close'
  /** `{{% if x %}`: a brace of the payload and the tag behind it are read as an output. */
  | 'brace-before-tag'
  /** `{{ '}' }}`: Ruby ends the output at the first `}`. */
  | 'brace-in-output'
  /** A quote that is opened and not closed. */
  | 'unclosed-string'
  /** `{% if x %}` with no `{% endif %}`. */
  | 'missing-end'
  /** `{% endif %}` with nothing open. */
  | 'unexpected-end'
  /** `{% endfor %}` where `{% endif %}` is expected. */
  | 'mismatched-end'
  /** `{% else %}` outside a block that has branches. */
  | 'unexpected-branch'
  /** `{% for i list %}`, `{% assign x %}`, `{% if %}`: the tag's own syntax is broken. */
  | 'tag-syntax'
  /** A line `liquid` in a `liquid` tag, which Ruby has no such tag for. */
  | 'nested-liquid'
  /** A tag that nobody knows in a block within a comment. */
  | 'unknown-in-comment'
  /** `{% %}`. */
  | 'empty-tag';
