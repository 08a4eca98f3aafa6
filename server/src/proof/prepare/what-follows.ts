import type { FilteredExpression } from '../../template/expressions.ts';
import type { Block, Node, Tag, Template } from '../../template/tree.ts';

/** They print nothing, and what is behind them follows on what is before. */
const SILENT: ReadonlySet<string> = new Set(['assign', 'abort_message', 'message_extras', '#', 'catalog_items']);

/** Behind them no number goes on. */
const DELIMITERS = /[ \n\r\t,:[\]{}"]/;

/**
 * Where whatever follows on a text or an output ends a number, as a comma does and the end of the body: in `1{% if a %}, 2{% endif %}]` it
 * is known behind the 1 that the number is 1, in all branches.
 */
export class WhatFollows {
  private readonly ends = new Map<Node, boolean>();
  /** What was worked out of a list of nodes, by what follows on it. */
  private readonly known: readonly [ifNot: Map<readonly Node[], boolean>, ifEnds: Map<readonly Node[], boolean>];

  constructor(private readonly template: Template) {
    this.known = [new Map(), new Map()];
    this.beginning(template.nodes, true);
  }

  endsNumber(node: Node): boolean {
    return this.ends.get(node) === true;
  }

  /** Whether what some nodes print ends a number before them. @param after whether what is behind them does. */
  private beginning(nodes: readonly Node[], after: boolean, isDropped = false): boolean {
    const memo = this.known[after ? 1 : 0];
    let ends = memo.get(nodes);
    if (ends !== undefined) return ends;
    ends = after;
    for (let at = nodes.length - 1; at >= 0; at--) {
      const node = nodes[at];
      if (node !== undefined) ends = this.before(node, ends, isDropped);
    }
    memo.set(nodes, ends);
    return ends;
  }

  private before(node: Node, after: boolean, isDropped: boolean): boolean {
    switch (node.type) {
      case 'text':
      case 'raw': {
        this.note(node, after);
        const { start, end } = node.type === 'raw' ? node.content : node.printed;
        const isNothing = start >= end || (isDropped && node.type === 'text');
        return isNothing ? after : DELIMITERS.test(this.template.source.charAt(start));
      }
      case 'comment':
        return after;
      case 'output':
        return this.beforeOutput(node, node.expression, after);
      case 'tag':
        return this.beforeTag(node, after);
      default:
        return this.beforeBlock(node, after);
    }
  }

  /** What stands in a loop, or in a branch that another one follows on, ends a number if it does so each time. */
  private note(node: Node, after: boolean): void {
    this.ends.set(node, after && this.ends.get(node) !== false);
  }

  private beforeOutput(node: Node, { value, filters }: FilteredExpression, after: boolean): boolean {
    this.note(node, after);
    if (value?.type !== 'literal' || value.literal.kind !== 'string' || filters.length > 0) return false;
    return value.literal.value === '' ? after : DELIMITERS.test(value.literal.value.charAt(0));
  }

  private beforeTag(tag: Tag, after: boolean): boolean {
    if (tag.markup.kind === 'lines') return this.beginning(tag.markup.nodes, after);
    if (tag.markup.kind === 'expression') return this.beforeOutput(tag, tag.markup.expression, after);
    return SILENT.has(tag.name) && after;
  }

  private beforeBlock(block: Block, after: boolean): boolean {
    const { name, branches } = block;
    const hasElse = branches.some(({ tag }) => tag.name === 'else');
    switch (name) {
      case 'if':
      case 'unless':
        return (
          branches.map((branch) => this.beginning(branch.nodes, after, branch.blank)).every(Boolean) &&
          (hasElse || after)
        );
      case 'case':
        // Several branches may be printed, one after the other.
        return branches.reduceRight((ends, { nodes, blank }) => this.beginning(nodes, ends, blank) && ends, after);
      case 'for':
        return this.beforeLoop(block, after, hasElse);
      case 'translation':
        return this.beginning(branches[0]?.nodes ?? [], after);
      default:
        for (const { nodes } of branches) this.beginning(nodes, false);
        return name === 'capture' && after;
    }
  }

  /** On an iteration the next one follows, or what is behind the loop. */
  private beforeLoop({ branches: [body, otherwise] }: Block, after: boolean, hasElse: boolean): boolean {
    if (body === undefined) return after;
    const ends = this.beginning(body.nodes, after, body.blank);
    if (!ends) this.beginning(body.nodes, false, body.blank);
    const withoutItems =
      hasElse && otherwise !== undefined ? this.beginning(otherwise.nodes, after, otherwise.blank) : after;
    return ends && withoutItems;
  }
}
