import type { Node } from '../../template/tree.ts';

/** Whether a node prints more than white space, for somebody: of a block that only stops the message nothing is seen. */
export function prints(node: Node, source: string): boolean {
  if (node.type === 'text') return !isBlank(node, source);
  if (node.type === 'output' || node.type === 'raw') return true;
  if (node.type === 'block') return node.name !== 'capture' && inside(node).some((one) => prints(one, source));
  return node.type === 'tag' && !SILENT.has(node.name);
}

/** What is in a block but blocks, however deep it is. */
export function inside(block: Node): Node[] {
  const found: Node[] = [];
  const stack: Node[] = [block];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'block') for (const { nodes } of node.branches) for (const one of nodes) stack.push(one);
    else found.push(node);
  }
  return found;
}

const SILENT: ReadonlySet<string> = new Set([
  ...['assign', 'capture', 'if', 'unless', 'case', 'when', 'else', 'elsif', 'for', 'break', 'continue'],
  ...['connected_content', 'catalog_items', 'catalog_selection_items', 'message_extras', '#'],
  ...['endif', 'endunless', 'endcase', 'endfor', 'endcapture', 'abort_message'],
]);

/** Space or a comment. */
export function isBlank(node: Node, source: string): boolean {
  return node.type === 'comment' || (node.type === 'text' && source.slice(node.start, node.end).trim() === '');
}
