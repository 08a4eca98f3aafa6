import type { Filter, FilteredExpression } from '../../template/expressions.ts';
import { nodesOf } from '../../template/nodes.ts';
import { once } from '../../template/once.ts';
import type { Block, Template } from '../../template/tree.ts';
import type { Variables } from '../../template/variables.ts';

/** With more names than this, none is suggested: looking for a similar one would take too long. */
const MOST_NAMES = 200;

/** Names that a body sets, without those that only quotes can read; none where they are too many. */
export const plainNamesIn = once(({ definitions, tags }: Variables): readonly string[] => {
  const given = tags.has('catalog_items') || tags.has('catalog_selection_items') ? ['items'] : [];
  if (definitions.size > MOST_NAMES) return [];
  return [...definitions.keys(), ...given].filter((one) => /^[\w-]+$/.test(one));
});

interface Definitions {
  readonly byName: ReadonlyMap<string, readonly FilteredExpression[]>;
  readonly captured: ReadonlySet<string>;
}

const definitionsIn = once(gather);

/** What a variable is assigned, or captured from outputs, in the order of the body. */
function definitionsOf(name: string, template: Template): readonly FilteredExpression[] {
  return definitionsIn(template).byName.get(name) ?? [];
}

/** What a variable is assigned; empty for one that is captured anywhere. */
export function assignedOnly(name: string, template: Template): readonly FilteredExpression[] {
  return definitionsIn(template).captured.has(name) ? [] : definitionsOf(name, template);
}

/** So many definitions are followed; a variable with more is no value that a fix could speak of. */
const MOST_DEFINITIONS = 20;

/** The filters that a value goes through until it is printed, with those of the variables that it comes from, each variable once. */
export function filtersOnTheWay(printed: FilteredExpression, template: Template): readonly Filter[] {
  const way = [printed];
  const seen = new Set<string>();
  for (const { value } of way) {
    if (value?.type !== 'lookup' || value.root.kind !== 'name' || value.steps.length > 0) continue;
    if (seen.has(value.root.name)) continue;
    seen.add(value.root.name);
    way.push(...definitionsOf(value.root.name, template).slice(0, MOST_DEFINITIONS));
    if (way.length > MOST_DEFINITIONS) break;
  }
  return way.reverse().flatMap(({ filters }) => filters);
}

function gather(template: Template): Definitions {
  const found = new Map<string, FilteredExpression[]>();
  const captured = new Set<string>();
  const add = (name: string, expression: FilteredExpression) => {
    const others = found.get(name);
    if (others === undefined) found.set(name, [expression]);
    else others.push(expression);
  };
  for (const node of nodesOf(template)) {
    if (node.type === 'tag' && node.markup.kind === 'assign' && node.markup.target !== undefined)
      add(node.markup.target.name, node.markup.expression);
    if (node.type === 'block' && node.name === 'capture') addCapture(node, add, captured);
  }
  return { byName: found, captured };
}

function addCapture(
  { branches: [body] }: Block,
  add: (name: string, expression: FilteredExpression) => void,
  captured: Set<string>,
): void {
  const markup = body?.tag.markup;
  if (body === undefined || markup?.kind !== 'name' || markup.target === undefined) return;
  captured.add(markup.target.name);
  for (const node of body.nodes) if (node.type === 'output') add(markup.target.name, node.expression);
}
