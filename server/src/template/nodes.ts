import type { Node, Template } from './tree.ts';
import { walk } from './walk.ts';

const known = new WeakMap<Template, readonly Node[]>();

/** Every node in the order of `walk`, walked to once however many ask. */
export function nodesOf(template: Template): readonly Node[] {
  const found = known.get(template) ?? [...walk(template)];
  known.set(template, found);
  return found;
}
