import type { Span } from '../../template/span.ts';

/** What completion offers, as plain data. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** One line: what it is, and where it is known from. */
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
  /** Items are ordered by it, then by their labels; the first is what most people want here. */
  readonly rank: number;
  /** What is compared with what is typed in the edit's span. */
  readonly filterText: string;
  readonly edit: CompletionEdit;
  /** What changes besides, before the edit: a comma behind the value before. */
  readonly also?: CompletionEdit;
  /** Its text is a snippet, with `$1` and `${2:default}`. */
  readonly isSnippet: boolean;
  /** It works, but there is something better. */
  readonly isDiscouraged?: true;
}

/** Lies on one line, and the cursor is in it. */
export interface CompletionEdit extends Span {
  readonly newText: string;
}

export type CompletionKind =
  | 'attribute'
  | 'property'
  | 'variable'
  | 'filter'
  | 'tag'
  | 'operator'
  | 'literal'
  | 'option'
  | 'member'
  | 'value'
  | 'closing'
  | 'snippet';

/** Text as a snippet that inserts just it. */
export function plainSnippet(text: string): string {
  return text.replaceAll(/[\\$}]/g, (sign) => `\\${sign}`);
}

/** The text that a snippet inserts if nobody types anything: what an editor without snippets gets. */
export function withoutPlaceholders(snippet: string): string {
  return snippet.replaceAll(
    /\\([\\$},|])|\$\{\d+:((?:\\.|[^}\\])*)\}|\$\{\d+\|((?:\\.|[^,|\\])*)[^}]*\}|\$\d+/g,
    (_, sign: string | undefined, usual: string | undefined, first: string | undefined) =>
      sign ?? (usual ?? first ?? '').replaceAll(/\\(.)/g, '$1'),
  );
}
