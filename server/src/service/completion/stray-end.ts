import { nodesOf } from '../../template/nodes.ts';
import type { Node, Tag } from '../../template/tree.ts';
import type { MarkupRequest } from './request.ts';
import { standingName } from './tag-edit.ts';

/** Behind the cursor an end tag waits for the block that is being written: nobody else is closed by it. The block may also have one already. */
export function isEndThere(request: MarkupRequest, end: string): boolean {
  const { template, offset } = request;
  const { start } = standingName(request);
  const nodes = nodesOf(template);
  if (nodes.some((node) => isClosedBlock(node) && openingOf(node)?.nameSpan.start === start)) return true;
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
