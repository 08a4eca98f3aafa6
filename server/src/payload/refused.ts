import { findTag } from '../catalog/tags.ts';
import type { Node, Template } from '../template/tree.ts';

/** Blocks in blocks, as in Ruby Liquid. */
const DEEPEST = 100;

/** Whether Ruby Liquid refuses a body, so that Braze sends nothing at all: rules on the Liquid itself tell why. */
export function refuses(template: Template): boolean {
  if (template.problems.some(({ refused }) => refused)) return true;
  const stack: { node: Node; depth: number }[] = template.nodes.map((node) => ({ node, depth: 0 }));
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    const { node, depth } = entry;
    if (depth >= DEEPEST && (node.type === 'block' || node.type === 'comment')) return true;
    if ((node.type === 'tag' || node.type === 'block') && !isKnown(node.name)) return true;
    if (node.type === 'block') {
      for (const { nodes } of node.branches) for (const inner of nodes) stack.push({ node: inner, depth: depth + 1 });
    } else if (node.type === 'tag' && node.markup.kind === 'lines') {
      for (const inner of node.markup.nodes) stack.push({ node: inner, depth });
    }
  }
  return false;
}

function isKnown(name: string): boolean {
  return name === '#' || findTag(name) !== undefined;
}
