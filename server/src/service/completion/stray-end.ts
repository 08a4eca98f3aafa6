import { nodesOf } from '../../template/nodes.ts';
import type { Node, Tag } from '../../template/tree.ts';
import type { MarkupRequest } from './request.ts';

/** Behind the cursor an end tag waits for the block that is being written: nobody else is closed by it. The block may also have one already. */
export function isEndThere({ template, offset, wordStart }: MarkupRequest, end: string): boolean {
  const nodes = nodesOf(template);
  if (nodes.some((node) => isClosedBlock(node) && openingOf(node)?.nameSpan.start === wordStart)) return true;
  const taken = new Set(
    nodes.flatMap((node) => (node.type === 'block' && node.closing !== undefined ? [node.closing] : [])),
  );
  return nodes.some((node) => node.type === 'tag' && node.start >= offset && node.name === end && !taken.has(node));
}

function isClosedBlock(node: Node): boolean {
  return 'closing' in node && node.closing !== undefined;
}

function openingOf(node: Node): Tag | undefined {
  if (node.type === 'block') return node.branches[0]?.tag;
  return 'opening' in node ? node.opening : undefined;
}
