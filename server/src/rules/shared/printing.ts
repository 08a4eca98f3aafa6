import type { Node } from '../../template/tree.ts';
import { slice } from './words.ts';

/** Whether a node prints more than white space, for somebody: of tags alone, as in a block that stops the message, nothing is seen. */
export function prints(node: Node, source: string): boolean {
  if (node.type === 'tag' || node.type === 'comment' || (node.type === 'block' && node.name === 'capture'))
    return false;
  return slice(source, node).replaceAll(TAG, '').trim() !== '';
}

const TAG = /\{%[^%]*%\}/g;
