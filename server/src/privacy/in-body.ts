import type { Expression } from '../template/expressions.ts';
import { nodesOf } from '../template/nodes.ts';
import type { Node, Template } from '../template/tree.ts';
import { filteredExpressions } from '../template/walk.ts';
import { findInValue } from './find-in-value.ts';
import { type TextMatch, TextScanner } from './in-text.ts';

/** Personal data that a body holds in its text and in the literals of outputs and tags. */
export function personalDataIn(template: Template): readonly TextMatch[] {
  return [...search(template)];
}

function* search(template: Template): Generator<TextMatch> {
  const scanner = new TextScanner();
  for (const node of nodesOf(template)) yield* inNode(node, template, scanner);
}

function* inNode(node: Node, { source }: Template, scanner: TextScanner): Generator<TextMatch> {
  if (node.type === 'text') yield* scanner.scan(source.slice(node.printed.start, node.printed.end), node.printed.start);
  if (node.type === 'raw') yield* scanner.scan(source.slice(node.content.start, node.content.end), node.content.start);
  if (node.type !== 'output' && node.type !== 'tag') return;
  const target = node.type === 'tag' && node.markup.kind === 'assign' ? node.markup.target?.name : undefined;
  for (const { value, filters } of filteredExpressions(node)) {
    const values = filters.flatMap((filter) => filter.arguments.map((argument) => argument.value));
    for (const literal of value === undefined ? values : [value, ...values]) yield* inLiteral(literal, target);
  }
}

function* inLiteral(expression: Expression, name: string | undefined): Generator<TextMatch> {
  if (expression.type !== 'literal' || expression.literal.kind !== 'string') return;
  const from = expression.start + 1;
  for (const { start, end, kind } of findInValue(expression.literal.value, name)) {
    yield { start: from + start, end: from + end, kind };
  }
}
