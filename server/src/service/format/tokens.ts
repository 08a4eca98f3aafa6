import type { Span } from '../../template/span.ts';
import type { Block, Node, Template, Text } from '../../template/tree.ts';
import { afterCharacter, FREE, isInside, isOutside, type Mask } from './json-mask.ts';
import { type Masks, masksOf } from './mask-flow.ts';

export type TokenKind =
  | 'open'
  | 'close'
  | 'comma'
  | 'colon'
  | 'string'
  | 'atom'
  | 'comment'
  | 'output'
  | 'tag'
  | 'block'
  | 'branch'
  | 'end';

/** What stays as it is, with white space that may change before and after. A string is one whatever Liquid is in it. */
export interface Token extends Span {
  readonly kind: TokenKind;
  /** Where a reader of JSON can be before it. */
  readonly mask: Mask;
  /** The block that a tag opens, divides or ends. */
  readonly block?: Block;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  /** From where on it is not certain what is in a string; nothing is changed there. */
  readonly uncertain: readonly Span[];
}

/** Reads a body into tokens. @param deepest blocks in blocks are tokens of their own down to here. */
export function tokensOf(template: Template, deepest = 100): Tokens {
  const reader = new TokenReader(template.source, masksOf(template));
  reader.nodes(template.nodes, deepest);
  return reader;
}

const SIGNS: Readonly<Record<string, TokenKind>> = {
  '{': 'open',
  '[': 'open',
  '}': 'close',
  ']': 'close',
  ',': 'comma',
  ':': 'colon',
};

class TokenReader implements Tokens {
  readonly tokens: Token[] = [];
  readonly uncertain: Span[] = [];
  /** A string that has not ended yet. */
  private string: { start: number; end: number; mask: Mask } | undefined;

  constructor(
    private readonly source: string,
    private readonly masks: Masks,
  ) {}

  nodes(nodes: readonly Node[], left: number): void {
    for (const node of nodes) this.node(node, left);
    this.endString();
  }

  private node(node: Node, left: number): void {
    const mask = this.masks.get(node) ?? FREE;
    if (node.type === 'text') this.text(node, mask);
    else if (isOutside(mask)) this.liquid(node, mask, left);
    else this.inString(node, mask);
  }

  private liquid(node: Exclude<Node, Text>, mask: Mask, left: number): void {
    this.endString();
    if (node.type === 'block' && node.name !== 'capture' && left > 0) this.block(node, left - 1);
    else this.add(node.type === 'output' ? 'output' : 'tag', node, mask);
  }

  private block(block: Block, left: number): void {
    for (const [at, { tag, nodes }] of block.branches.entries()) {
      this.add(at === 0 ? 'block' : 'branch', tag, this.masks.get(at === 0 ? block : tag) ?? FREE, block);
      this.nodes(nodes, left);
    }
    if (block.closing !== undefined) this.add('end', block.closing, this.masks.get(block.closing) ?? FREE, block);
  }

  private add(kind: TokenKind, { start, end }: Span, mask: Mask, block?: Block): void {
    this.tokens.push({ kind, start, end, mask, ...(block && { block }) });
  }

  private inString({ start, end }: Span, mask: Mask): void {
    if (!isInside(mask)) this.uncertain.push({ start, end });
    this.string ??= { start, end, mask };
    this.string.end = end;
  }

  private endString(): void {
    if (this.string !== undefined) this.add('string', this.string, this.string.mask);
    this.string = undefined;
  }

  private text(text: Text, before: Mask): void {
    let mask = before;
    for (let at = text.start; at < text.end; ) {
      const end = isOutside(mask) ? this.outside(text, at, mask) : at + 1;
      const isQuote = isOutside(mask) && this.source[at] === '"';
      if (isQuote) this.endString();
      if (isQuote || !isOutside(mask)) this.inString({ start: at, end }, isQuote ? 4 : mask);
      if (isQuote && this.string !== undefined) this.string.mask = mask;
      const wasInside = !isOutside(mask);
      for (; at < end; at++)
        if (at >= text.printed.start && at < text.printed.end) mask = afterCharacter(mask, this.source.charAt(at));
      if (wasInside && isOutside(mask)) this.endString();
    }
  }

  /** The end of what begins here outside of strings; a quote begins a string, which is no token yet. */
  private outside({ end: limit }: Text, start: number, mask: Mask): number {
    const rest = /[\s]+|\/\/[^\n]*|[{}[\],:"]|[^\s{}[\],:"]+/y;
    rest.lastIndex = start;
    const found = rest.exec(this.source)?.[0] ?? '';
    const end = Math.min(limit, start + found.length);
    const kind = SIGNS[found];
    if (found === '"' || /^\s/.test(found)) return end;
    this.endString();
    const isComment = found.startsWith('//');
    this.add(kind ?? (isComment ? 'comment' : 'atom'), { start, end }, mask);
    return end;
  }
}
