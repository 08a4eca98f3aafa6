import type { Edit } from '../../rules/engine/finding.ts';
import { read } from '../../template/read.ts';
import { findRefusal } from '../../template/refusal.ts';
import type { Span } from '../../template/span.ts';
import type { Block, Template } from '../../template/tree.ts';
import { type Gap, Layout } from './layout.ts';
import { type Token, type Tokens, tokensOf } from './tokens.ts';

/** How a level of depth is written. */
export interface FormatOptions {
  readonly tabSize: number;
  readonly insertSpaces: boolean;
}

export const defaultFormat: FormatOptions = { tabSize: 2, insertSpaces: true };

export interface Formatted {
  /** Each replaces white space, in order. */
  readonly edits: readonly Edit[];
  /** Where nothing was changed, since it is not certain what is in a string. */
  readonly uncertain: readonly Span[];
}

/** Lays out a body: JSON as people know it, with the tags of blocks on lines of their own between members. Only white space between tokens of JSON changes, so every rendering stays the same JSON. */
export function formatBody(body: string | Template, options: FormatOptions = defaultFormat): Formatted {
  const template = typeof body === 'string' ? read(body) : body;
  // Nobody knows what is in what where Liquid cannot read the body.
  if (findRefusal(template) !== undefined) return { edits: [], uncertain: [{ start: 0, end: template.source.length }] };
  const found = tokensOf(template);
  return { edits: editsFor(template.source, found, options), uncertain: found.uncertain };
}

function editsFor(source: string, { tokens, uncertain }: Tokens, options: FormatOptions): Edit[] {
  const commas = onlyCommas(tokens);
  const layout = new Layout(({ block }) => block !== undefined && commas.has(block));
  const write = writer(source, options);
  const edits: Edit[] = [];
  let end = 0;
  const sure = uncertain[0]?.start ?? Number.POSITIVE_INFINITY;
  for (const token of tokens) {
    if (token.start > sure) return edits;
    const old = source.slice(end, token.start);
    const gap = layout.next(token, { isEmpty: old === '', hasLine: old.includes('\n') });
    push(edits, { start: end, end: token.start, newText: write(gap, old, end === 0) }, old);
    end = token.end;
  }
  const rest = source.slice(end);
  if (tokens.length > 0)
    push(
      edits,
      { start: end, end: source.length, newText: rest.includes('\n') ? write({ indent: 0 }, '', false) : '' },
      rest,
    );
  return edits;
}

function push(edits: Edit[], edit: Edit, old: string): void {
  // Whatever the layout wants, nothing but white space is ever replaced.
  if (edit.newText !== old && old.trim() === '') edits.push(edit);
}

/** Deeper lines are indented no further: n levels would take n² characters. */
const DEEPEST = 100;

function writer(
  source: string,
  { tabSize, insertSpaces }: FormatOptions,
): (gap: Gap, old: string, isFirst: boolean) => string {
  const line = source.includes('\r\n') ? '\r\n' : '\n';
  const level = insertSpaces ? ' '.repeat(tabSize) : '\t';
  return (gap, old, isFirst) => {
    if (isFirst || gap === 'none') return '';
    if (gap === 'space') return ' ';
    // A blank line that the author has left stays.
    const isParagraph = old.split('\n').length > 2;
    return `${isParagraph ? line : ''}${line}${level.repeat(Math.min(gap.indent, DEEPEST))}`;
  };
}

/** Blocks that print nothing but commas: `{% unless forloop.last %},{% endunless %}`. */
function onlyCommas(tokens: readonly Token[]): ReadonlySet<Block> {
  const open: Block[] = [];
  const found = new Set<Block>();
  for (const { kind, block } of tokens) {
    if (kind === 'block' && block !== undefined) {
      open.push(block);
      found.add(block);
    } else if (kind === 'end') open.pop();
    else if (kind !== 'comma' && kind !== 'branch') for (const one of open.splice(0)) found.delete(one);
  }
  return found;
}
