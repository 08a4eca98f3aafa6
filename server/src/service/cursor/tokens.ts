import type { Span } from '../../template/span.ts';

/** A piece of half-typed markup. A string or `${…}` may lack its end: then it reaches the end of the text. `$us` and `{us` are meant as `${us`. */
export interface Token extends Span {
  readonly kind: 'word' | 'number' | 'attribute' | 'string' | 'operator' | 'sign';
  readonly text: string;
  /** The end is missing. */
  readonly isOpen: boolean;
}

const TOKEN =
  /(?<attribute>\$\{[^{}|\n]*\}?|\$[\w-]*|\{(?!\{)[\w-]*)|(?<string>'[^']*'?|"[^"]*"?)|(?<number>-?\d+(?:\.\d+)?(?![\w-]))|(?<word>[\w-]+\??)|(?<operator>[=!<>]=|<>|[<>=])|(?<sign>\{\{|\}\}|\.\.|\S)/g;

/** The tokens of `source` from `start` to `end`. The tree drops what it cannot read, but what somebody is typing is just that. */
export function tokensOf(source: string, { start, end }: Span): Token[] {
  const text = source.slice(start, end);
  return Array.from(text.matchAll(TOKEN), ({ 0: found, index, groups = {} }): Token => {
    const kind = KINDS.find((one) => groups[one] !== undefined) ?? 'sign';
    const span = { start: start + index, end: start + index + found.length };
    return { ...span, kind, text: found, isOpen: isOpen(kind, found) };
  });
}

const KINDS = ['attribute', 'string', 'number', 'word', 'operator'] as const;

function isOpen(kind: Token['kind'], text: string): boolean {
  if (kind === 'attribute') return !text.endsWith('}');
  return kind === 'string' && (text.length === 1 || text.at(-1) !== text.at(0));
}
