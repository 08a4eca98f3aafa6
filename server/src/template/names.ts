import type { Node, Template } from './tree.ts';
import { walk } from './walk.ts';

const known = new WeakMap<Template, ReadonlySet<string>>();

/** Every name that the author gives to something anywhere in the body: by `assign`, `capture`, `for`, `:save` and the like. */
export function definedNames(template: Template): ReadonlySet<string> {
  const names = known.get(template) ?? new Set([...walk(template)].flatMap((node) => namesOf(node, template.source)));
  known.set(template, names);
  return names;
}

function namesOf(node: Node, source: string): string[] {
  if (node.type !== 'tag') return [];
  const { markup } = node;
  switch (markup.kind) {
    case 'assign':
    case 'name':
      return markup.target === undefined ? [] : [markup.target.name];
    case 'loop':
      return markup.loop.variable === undefined ? [] : [markup.loop.variable.name];
    case 'raw':
      return markup.options.flatMap(({ name, value }) =>
        name === 'save' && value !== undefined ? [source.slice(value.start, value.end)] : [],
      );
    default:
      return [];
  }
}
