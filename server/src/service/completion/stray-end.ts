import { nodesOf } from '../../template/nodes.ts';
import type { MarkupRequest } from './request.ts';

/** Behind the cursor an end tag waits for the block that is being written: nobody else is closed by it. */
export function isEndThere({ template, offset }: MarkupRequest, end: string): boolean {
  const nodes = nodesOf(template);
  const taken = new Set(
    nodes.flatMap((node) => (node.type === 'block' && node.closing !== undefined ? [node.closing] : [])),
  );
  return nodes.some((node) => node.type === 'tag' && node.start >= offset && node.name === end && !taken.has(node));
}
