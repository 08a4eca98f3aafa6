import type { Expression, FilteredExpression } from './expressions.ts';
import type { Node, Tag, Template } from './tree.ts';

/**
 * Every node in the order of the source, block tags included: a block, then its opening tag, the nodes of its first branch, the tag of the
 * next …, its end tag. The lines of a `liquid` tag follow that tag. Comments and raw blocks are not entered. Depth costs no stack.
 */
export function* walk(template: Template): Generator<Node> {
  const stack: Node[] = template.nodes.toReversed();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    pushChildren(node, stack);
  }
}

/** The same at once: for every letter that is typed somebody asks for all of them. */
export function allNodes(template: Template): readonly Node[] {
  const found: Node[] = [];
  const stack: Node[] = template.nodes.toReversed();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    found.push(node);
    pushChildren(node, stack);
  }
  return found;
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
  else addMarkup(node, found);
  return found;
}

const NONE: readonly Expression[] = [];

function addFiltered({ value, filters }: FilteredExpression, found: Expression[]): void {
  addExpression(value, found);
  for (const filter of filters) for (const argument of filter.arguments) addExpression(argument.value, found);
}

function addMarkup(node: Tag, found: Expression[]): void {
  const { markup } = node;
  switch (markup.kind) {
    case 'condition':
      for (const { left, right } of markup.condition.terms) {
        addExpression(left, found);
        addExpression(right, found);
      }
      break;
    case 'case':
      addExpression(markup.value, found);
      break;
    case 'when':
      for (const value of markup.values) addExpression(value, found);
      break;
    case 'loop':
      addExpression(markup.loop.collection, found);
      for (const { value } of markup.loop.attributes) addExpression(value, found);
      break;
    case 'cycle':
      addExpression(markup.group, found);
      for (const value of markup.values) addExpression(value, found);
      break;
    case 'partial':
      addExpression(markup.name, found);
      break;
    default:
      for (const filtered of filteredExpressions(node)) addFiltered(filtered, found);
  }
}

/** An index contains no index, and the bounds of a range are not ranges, so this goes at most two levels deep. */
function addExpression(expression: Expression | undefined, found: Expression[]): void {
  if (expression === undefined) return;
  found.push(expression);
  if (expression.type === 'range') {
    addExpression(expression.from, found);
    addExpression(expression.to, found);
  } else if (expression.type === 'lookup') {
    if (expression.root.kind === 'index') addExpression(expression.root.index, found);
    for (const step of expression.steps) if (step.kind === 'index') addExpression(step.index, found);
  }
}
