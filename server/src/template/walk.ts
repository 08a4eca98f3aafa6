import type { Expression, FilteredExpression } from './expressions.ts';
import type { Node, Tag, Template } from './tree.ts';

/**
 * Every node in the order of the source, block tags included: a block, then its opening tag, the nodes of its first branch, the tag of the
 * next …, its end tag. The lines of a `liquid` tag follow that tag. Comments and raw blocks are not entered. Depth costs no stack.
 */
export function* walk(template: Template): Generator<Node> {
  const stack: Node[] = [...template.nodes].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    pushChildren(node, stack);
  }
}

function pushChildren(node: Node, stack: Node[]): void {
  if (node.type === 'block') {
    if (node.closing !== undefined) stack.push(node.closing);
    for (let index = node.branches.length - 1; index >= 0; index--) {
      const branch = node.branches[index];
      if (branch === undefined) continue;
      pushReversed(branch.nodes, stack);
      stack.push(branch.tag);
    }
  } else if (node.type === 'tag' && node.markup.kind === 'lines') pushReversed(node.markup.nodes, stack);
}

function pushReversed(nodes: readonly Node[], stack: Node[]): void {
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index];
    if (node !== undefined) stack.push(node);
  }
}

/** The values with filters in a node itself, without those of its children. */
export function filteredExpressions(node: Node): readonly FilteredExpression[] {
  if (node.type === 'output') return [node.expression];
  if (node.type !== 'tag') return NO_VALUES;
  const { markup } = node;
  if (markup.kind === 'expression' || markup.kind === 'assign') return [markup.expression];
  if (markup.kind === 'raw') return markup.parts.flatMap((part) => (part.kind === 'output' ? [part.expression] : []));
  return NO_VALUES;
}

const NO_VALUES: readonly FilteredExpression[] = [];

/** All expressions in a node itself: values, arguments, operands, indexes of lookups; outer before inner. */
export function expressions(node: Node): readonly Expression[] {
  if (node.type !== 'output' && node.type !== 'tag') return NONE;
  const found: Expression[] = [];
  if (node.type === 'output') addFiltered(node.expression, found);
  else {
    for (const filtered of filteredExpressions(node)) addFiltered(filtered, found);
    for (const expression of markupExpressions(node)) addExpression(expression, found);
  }
  return found;
}

const NONE: readonly Expression[] = [];

function addFiltered({ value, filters }: FilteredExpression, found: Expression[]): void {
  if (value !== undefined) addExpression(value, found);
  for (const filter of filters) for (const argument of filter.arguments) addExpression(argument.value, found);
}

function markupExpressions({ markup }: Tag): readonly Expression[] {
  switch (markup.kind) {
    case 'condition':
      return markup.condition.terms.flatMap(({ left, right }) => (right === undefined ? [left] : [left, right]));
    case 'case':
      return markup.value === undefined ? [] : [markup.value];
    case 'when':
      return markup.values;
    case 'loop':
      return [
        ...(markup.loop.collection === undefined ? [] : [markup.loop.collection]),
        ...markup.loop.attributes.map(({ value }) => value),
      ];
    case 'cycle':
      return [...(markup.group === undefined ? [] : [markup.group]), ...markup.values];
    case 'partial':
      return markup.name === undefined ? [] : [markup.name];
    default:
      return [];
  }
}

/** An index contains no index, and the bounds of a range are not ranges, so this goes at most two levels deep. */
function addExpression(expression: Expression, found: Expression[]): void {
  found.push(expression);
  if (expression.type === 'range') {
    addExpression(expression.from, found);
    addExpression(expression.to, found);
  } else if (expression.type === 'lookup') {
    if (expression.root.kind === 'index') addExpression(expression.root.index, found);
    for (const step of expression.steps) if (step.kind === 'index') addExpression(step.index, found);
  }
}
