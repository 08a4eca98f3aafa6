import { nodesOf } from './nodes.ts';
import { once } from './once.ts';
import type { Name, Node, Template } from './tree.ts';

/** Every name that is defined anywhere in the body: by `assign`, `capture`, `for`, `:save` and similar. */
export const definedNames = once(
  (template: Template): ReadonlySet<string> =>
    new Set(nodesOf(template).flatMap((node) => givenNames(node, template.source).map(({ name }) => name))),
);

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
