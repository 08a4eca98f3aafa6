import type { Span } from './span.ts';
import type { Output, Tag } from './tree.ts';

/** Where Liquid reads an expression in an output or a tag; undefined in tags whose text is no expression. */
export function expressionSpan(node: Output | Tag): Span | undefined {
  if (node.type === 'output') return node.expression;
  const { kind } = node.markup;
  return kind === 'raw' || kind === 'lines' || kind === 'none' ? undefined : node.markup;
}
