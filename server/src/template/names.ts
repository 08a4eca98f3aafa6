import { nodesOf } from './nodes.ts';
import type { Name, Node, Template } from './tree.ts';

const known = new WeakMap<Template, ReadonlySet<string>>();

/** Every name that is defined anywhere in the body: by `assign`, `capture`, `for`, `:save` and similar. */
export function definedNames(template: Template): ReadonlySet<string> {
  const names = known.get(template) ?? namesIn(template);
  known.set(template, names);
  return names;
}

function namesIn(template: Template): ReadonlySet<string> {
  return new Set(nodesOf(template).flatMap((node) => givenNames(node, template.source).map(({ name }) => name)));
}

/** The names that one tag defines. */
export function givenNames(node: Node, source: string): readonly Name[] {
  if (node.type !== 'tag') return [];
  const { markup } = node;
  switch (markup.kind) {
    case 'assign':
    case 'name':
      return markup.target === undefined ? [] : [markup.target];
    case 'loop':
      return markup.loop.variable === undefined ? [] : [markup.loop.variable];
    case 'raw':
      return markup.options.flatMap(({ name, value }) =>
        name === 'save' && value !== undefined ? [{ ...value, name: source.slice(value.start, value.end) }] : [],
      );
    default:
      return [];
  }
}
