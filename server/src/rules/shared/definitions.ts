import type { Filter, FilteredExpression } from '../../template/expressions.ts';
import { nodesOf } from '../../template/nodes.ts';
import type { Block, Template } from '../../template/tree.ts';

const known = new WeakMap<Template, ReadonlyMap<string, readonly FilteredExpression[]>>();

/** What a variable is assigned, or captured from outputs, in the order of the body. */
function definitionsOf(name: string, template: Template): readonly FilteredExpression[] {
  const found = known.get(template) ?? gather(template);
  known.set(template, found);
  return found.get(name) ?? [];
}

/** Variables that are made of variables, `{% assign b = a %}`, are followed so far. */
const DEEPEST = 5;

/** The filters that a value goes through until it is printed, with those of the variables that it comes from. */
export function filtersOnTheWay(
  { value, filters }: FilteredExpression,
  template: Template,
  depth: number = DEEPEST,
): readonly Filter[] {
  if (depth === 0 || value?.type !== 'lookup' || value.root.kind !== 'name' || value.steps.length > 0) return filters;
  const before = definitionsOf(value.root.name, template);
  return [...before.flatMap((one) => filtersOnTheWay(one, template, depth - 1)), ...filters];
}

function gather(template: Template): ReadonlyMap<string, readonly FilteredExpression[]> {
  const found = new Map<string, FilteredExpression[]>();
  const add = (name: string, expression: FilteredExpression) => {
    const others = found.get(name);
    if (others === undefined) found.set(name, [expression]);
    else others.push(expression);
  };
  for (const node of nodesOf(template)) {
    if (node.type === 'tag' && node.markup.kind === 'assign' && node.markup.target !== undefined)
      add(node.markup.target.name, node.markup.expression);
    if (node.type === 'block' && node.name === 'capture') addCapture(node, add);
  }
  return found;
}

function addCapture({ branches: [body] }: Block, add: (name: string, expression: FilteredExpression) => void): void {
  const markup = body?.tag.markup;
  if (body === undefined || markup?.kind !== 'name' || markup.target === undefined) return;
  for (const node of body.nodes) if (node.type === 'output') add(markup.target.name, node.expression);
}
