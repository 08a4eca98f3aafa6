import { once } from './once.ts';
import type { Node, Template } from './tree.ts';
import { walk } from './walk.ts';

/** Every node in the order of `walk`, walked to once however many ask. */
export const nodesOf = once((template: Template): readonly Node[] => [...walk(template)]);
