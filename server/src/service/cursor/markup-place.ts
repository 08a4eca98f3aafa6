import { nodesOf } from '../../template/nodes.ts';
import { lastFrom, type Span } from '../../template/span.ts';
import type { Node, Output, Tag, Template } from '../../template/tree.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Where a cursor stands in an output or a tag. */
export interface MarkupPlace {
  readonly kind: 'output' | 'tag';
  /** The output or tag as it was read; for a half-typed one it ends somewhere on the line. */
  readonly node: Span;
  /** The first character after the braces and their dash; in a `liquid` tag the start of the line. */
  readonly content: number;
  /** The tag's name, once it is complete; absent in an output and while it is typed. */
  readonly tag?: string;
  /** All that is typed before the cursor, after the name of a tag. */
  readonly tokens: readonly Token[];
  /** The cursor is in an output within a tag or an argument, whose braces are not closed before it. */
  readonly isNested: boolean;
  /** A line of a `liquid` tag. */
  readonly isLine: boolean;
  /** The braces that end it are there. */
  readonly isClosed: boolean;
}

export type CursorPlace = MarkupPlace | { readonly kind: 'text' } | { readonly kind: 'hidden'; readonly end: string };

/** What the cursor is in. `hidden`: a comment or a raw block, in which nothing is Liquid but its end. */
export function cursorPlace(template: Template, offset: number): CursorPlace {
  const line = lineOfTags(template, offset);
  if (line !== undefined) return placeIn(template, { ...line, kind: 'tag', isLine: true, isClosed: true }, offset);
  const node = leafBefore(template, offset);
  if (node === undefined || node.type === 'text' || node.type === 'block') return { kind: 'text' };
  if (node.type === 'output' || node.type === 'tag') return inMarkup(template, node, offset);
  return inHidden(template, node, offset);
}

function inMarkup(template: Template, node: Output | Tag, offset: number): CursorPlace {
  if (isWithin(node, offset)) return inBraces(template, node, offset);
  // Between the two signs of a delimiter.
  return offset < node.end ? { kind: 'hidden', end: '' } : { kind: 'text' };
}

function inHidden(template: Template, node: Node & { type: 'raw' | 'comment' }, offset: number): CursorPlace {
  const { opening, closing } = node;
  for (const tag of [opening, ...(closing === undefined ? [] : [closing])]) {
    if (tag.start < offset && isWithin(tag, offset)) return inBraces(template, tag, offset);
  }
  if (offset >= node.end && closing !== undefined) return { kind: 'text' };
  return { kind: 'hidden', end: `end${node.type}` };
}

/** The innermost node that begins before the cursor. */
export function leafBefore(template: Template, offset: number): Node | undefined {
  return offset <= 0 ? undefined : lastFrom(nodesOf(template), offset - 1);
}

function isWithin({ start, end, closed }: Span & { readonly closed: boolean }, offset: number): boolean {
  return offset >= start + 2 && (closed ? offset <= end - 2 : offset <= end);
}

function inBraces(
  template: Template,
  node: Span & { readonly type: 'output' | 'tag'; readonly closed: boolean },
  offset: number,
): CursorPlace {
  const dash = template.source.charAt(node.start + 2) === '-' && offset > node.start + 2 ? 1 : 0;
  const content = node.start + 2 + dash;
  return placeIn(template, { node, content, kind: node.type, isLine: false, isClosed: node.closed }, offset);
}

type Start = Pick<MarkupPlace, 'node' | 'content' | 'kind' | 'isLine' | 'isClosed'>;

function placeIn({ source }: Template, start: Start, offset: number): MarkupPlace {
  const tokens = tokensOf(source, { start: start.content, end: offset });
  const [name, ...rest] = tokens;
  const isNested = nestingOf(tokens) > 0;
  if (start.kind === 'output') return { ...start, tokens, isNested };
  if (name === undefined || (name.kind === 'word' && name.end === offset)) return { ...start, tokens, isNested };
  return { ...start, tag: name.text, tokens: rest, isNested };
}

function nestingOf(tokens: readonly Token[]): number {
  return tokens.reduce((depth, { text }) => (text === '{{' ? 1 : text === '}}' ? 0 : depth), 0);
}

/** The line of a `liquid` tag that the cursor is on, from its first character; of the first line what is behind the name, once it is begun. */
function lineOfTags(template: Template, offset: number): Pick<Start, 'node' | 'content'> | undefined {
  const tag = nodesOf(template).findLast(
    (node): node is Tag => isLines(node) && node.start < offset && offset <= node.end,
  );
  if (tag === undefined || (tag.closed && offset > tag.end - 2)) return undefined;
  const lineStart = template.source.lastIndexOf('\n', offset - 1) + 1;
  const start = Math.max(lineStart, tag.nameSpan.end);
  if (lineStart < start && template.source.slice(start, offset).trim() === '') return undefined;
  const newline = template.source.indexOf('\n', offset);
  return { node: { start, end: newline < 0 ? tag.end : Math.min(newline, tag.end) }, content: start };
}

function isLines(node: Node): boolean {
  return node.type === 'tag' && node.markup.kind === 'lines';
}
