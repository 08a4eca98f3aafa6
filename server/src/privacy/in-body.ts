import type { Expression } from '../template/expressions.ts';
import { nodesOf } from '../template/nodes.ts';
import type { Node, Template } from '../template/tree.ts';
import { filteredExpressions } from '../template/walk.ts';
import { findInValue } from './find-in-value.ts';
import { type TextMatch, TextScanner } from './in-text.ts';

/** Personal data that a body holds in its text and in the literals of outputs and tags. */
export function personalDataIn(template: Template): readonly TextMatch[] {
  const scanner = new TextScanner();
  const found: TextMatch[] = [];
  for (const node of nodesOf(template)) for (const match of inNode(node, template, scanner)) found.push(match);
  return found;
}

const NOTHING: readonly TextMatch[] = [];

function inNode(node: Node, { source }: Template, scanner: TextScanner): readonly TextMatch[] {
  if (node.type === 'text') return scanner.scan(source.slice(node.printed.start, node.printed.end), node.printed.start);
  if (node.type === 'raw') return scanner.scan(source.slice(node.content.start, node.content.end), node.content.start);
  if (node.type !== 'output' && node.type !== 'tag') return NOTHING;
  // Most have no literal, which is quickly told.
  if (!/['"]/.test(source.slice(node.start, node.end))) return NOTHING;
  const target = node.type === 'tag' && node.markup.kind === 'assign' ? node.markup.target?.name : undefined;
  return [...filteredExpressions(node)].flatMap(({ value, filters }) => {
    const values = filters.flatMap((filter) => filter.arguments.map((argument) => argument.value));
    return (value === undefined ? values : [value, ...values]).flatMap((literal) => inLiteral(literal, target));
  });
}

function inLiteral(expression: Expression, name: string | undefined): TextMatch[] {
  if (expression.type !== 'literal' || expression.literal.kind !== 'string') return [];
  const from = expression.start + 1;
  return findInValue(expression.literal.value, name).map(({ start, end, kind }) => ({
    start: from + start,
    end: from + end,
    kind,
  }));
}
