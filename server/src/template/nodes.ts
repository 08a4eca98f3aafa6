import { once } from './once.ts';
import { allNodes } from './walk.ts';

/** Every node in the order of `walk`, walked to once however many ask. */
export const nodesOf = once(allNodes);
