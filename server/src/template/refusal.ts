import { findTag } from '../catalog/tags.ts';
import type { Problem } from './problems.ts';
import type { Node, Template } from './tree.ts';

/** Blocks in blocks, as in Ruby Liquid. */
export const DEEPEST = 100;

/** Why Ruby Liquid refuses a body, so that Braze sends nothing at all. */
export type Refusal =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'too-deep' }
  /** `start` is a UTF-16 offset. */
  | { readonly kind: 'unknown-tag'; readonly name: string; readonly start: number };

/** The first reason in the order of the body; `undefined` for a body that Ruby Liquid accepts. Depth costs no stack. */
export function findRefusal(template: Template): Refusal | undefined {
  const problem = template.problems.find(({ refused }) => refused);
  if (problem !== undefined) return { kind: 'problem', problem };
  const stack: { node: Node; depth: number }[] = template.nodes.map((node) => ({ node, depth: 0 })).reverse();
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    const { node, depth } = entry;
    if (depth >= DEEPEST && (node.type === 'block' || node.type === 'comment')) return { kind: 'too-deep' };
    if ((node.type === 'tag' || node.type === 'block') && !isKnownTag(node.name))
      return { kind: 'unknown-tag', name: node.name, start: node.start };
    for (const { child, isDeeper } of childrenOf(node).toReversed())
      stack.push({ node: child, depth: isDeeper ? depth + 1 : depth });
  }
  return undefined;
}

export function isKnownTag(name: string): boolean {
  return name === '#' || findTag(name) !== undefined;
}

function childrenOf(node: Node): { child: Node; isDeeper: boolean }[] {
  if (node.type === 'block')
    return node.branches.flatMap(({ nodes }) => nodes.map((child) => ({ child, isDeeper: true })));
  if (node.type !== 'tag' || node.markup.kind !== 'lines') return [];
  return node.markup.nodes.map((child) => ({ child, isDeeper: false }));
}
