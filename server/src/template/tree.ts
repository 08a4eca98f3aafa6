import type { Condition, Expression, FilteredExpression } from './expressions.ts';
import type { Problem } from './problems.ts';
import type { Span } from './span.ts';

/**
 * The tree of a body. Every UTF-16 unit of the source lies in exactly one text, output or tag; spans are offsets into `source`.
 * Any text has a tree. Blocks nest to any depth: walk them with `walk`, not by recursion.
 */
export interface Template {
  readonly source: string;
  readonly nodes: readonly Node[];
  readonly problems: readonly Problem[];
}

export type Node = Text | Output | Tag | Block | Raw | Comment;

export interface Text extends Span {
  readonly type: 'text';
  /** What is left of the text once `-` of the neighbouring tags has taken its white space: offsets into `source`. */
  readonly printed: Span;
}

/** `{{ … }}` */
export interface Output extends Span {
  readonly type: 'output';
  readonly expression: FilteredExpression;
  readonly trims: Trims;
  /** False where the closing braces are missing. */
  readonly closed: boolean;
}

/** White space taken from the text before and after: `{{-`, `-}}`. */
export interface Trims {
  readonly before: boolean;
  readonly after: boolean;
}

/** `{% name … %}`; in a `liquid` tag a line `name …`. */
export interface Tag extends Span {
  readonly type: 'tag';
  /** Empty in `{% %}`. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly markup: Markup;
  readonly trims: Trims;
  readonly closed: boolean;
}

/** A tag with a body: `if … endif`. */
export interface Block extends Span {
  readonly type: 'block';
  readonly name: string;
  /** The opening tag's own branch first, then one for each `elsif`, `else`, `when`. */
  readonly branches: readonly Branch[];
  /** Absent where the end tag is missing. */
  readonly closing?: Tag;
}

export interface Branch extends Span {
  readonly tag: Tag;
  readonly nodes: readonly Node[];
  /**
   * Ruby drops the texts of this branch: nothing in the whole block can print anything but white space (`Liquid::Block#blank?`).
   * Only `if`, `unless`, `case` and `for` do so.
   */
  readonly blank: boolean;
}

/** `{% raw %} … {% endraw %}`: the text between is printed as it is. */
export interface Raw extends Span {
  readonly type: 'raw';
  readonly opening: Tag;
  readonly content: Span;
  readonly closing?: Tag;
}

/** `{% comment %} … {% endcomment %}`: prints nothing. */
export interface Comment extends Span {
  readonly type: 'comment';
  readonly opening: Tag;
  readonly content: Span;
  readonly closing?: Tag;
}

export type Markup =
  | (Span & { readonly kind: 'none' })
  | (Span & { readonly kind: 'expression'; readonly expression: FilteredExpression })
  | (Span & { readonly kind: 'assign'; readonly target?: Name; readonly expression: FilteredExpression })
  /** `capture name`, `increment name`, `decrement name`. */
  | (Span & { readonly kind: 'name'; readonly target?: Name })
  | (Span & { readonly kind: 'condition'; readonly condition: Condition })
  /** `case value`. */
  | (Span & { readonly kind: 'case'; readonly value?: Expression })
  /** `when a, b or c`. */
  | (Span & { readonly kind: 'when'; readonly values: readonly Expression[] })
  /** `for` and `tablerow`. */
  | (Span & { readonly kind: 'loop'; readonly loop: Loop })
  | (Span & { readonly kind: 'cycle'; readonly group?: Expression; readonly values: readonly Expression[] })
  /** `include`, `render`: templates that Braze has no store for. */
  | (Span & { readonly kind: 'partial'; readonly name?: Expression })
  /** `liquid`: its lines as tags. */
  | (Span & { readonly kind: 'lines'; readonly nodes: readonly Node[]; readonly blank: boolean })
  /** `connected_content`, `abort_message` …: not an expression, but text, outputs in it, and `:options`. */
  | (Span & { readonly kind: 'raw'; readonly parts: readonly RawPart[]; readonly options: readonly RawOption[] });

export interface Name extends Span {
  readonly name: string;
}

export interface Loop {
  readonly variable?: Name;
  readonly collection?: Expression;
  readonly reversed: boolean;
  /** `limit:`, `offset:`, `cols:`; `offset:continue` is the lookup `continue`. */
  readonly attributes: readonly LoopAttribute[];
}

export interface LoopAttribute extends Span {
  readonly name: string;
  readonly value: Expression;
}

/** Text, or an output or `${attribute}` that Braze fills in before the tag reads its arguments. */
export type RawPart =
  | (Span & { readonly kind: 'text' })
  | (Span & { readonly kind: 'output'; readonly expression: FilteredExpression });

/** `:save result`, `:retry`. `value` is absent where the option stands alone. */
export interface RawOption extends Span {
  readonly name: string;
  readonly value?: Span;
}
