import type { Problem } from '../template/problems.ts';
import type { Node, Template } from '../template/tree.ts';
import { findBlock, findTag } from './tags/index.ts';

/** Why Ruby Liquid refuses a whole template, in words; undefined when it takes it. */
export function refusal(template: Template, nesting: number): string | undefined {
  const problem = template.problems.find(({ refused }) => refused);
  if (problem) return `${describe(problem)} (line ${lineAt(template.source, problem.start)}).`;
  return firstRefused(template, nesting);
}

/** An unknown tag, or blocks in blocks beyond what Ruby takes. Depth costs no stack. */
function firstRefused(template: Template, nesting: number): string | undefined {
  const stack: { node: Node; depth: number }[] = template.nodes.map((node) => ({ node, depth: 0 })).reverse();
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    const { node, depth } = entry;
    if (depth >= nesting && (node.type === 'block' || node.type === 'comment'))
      return `blocks are nested more than ${nesting} levels deep.`;
    if (!isKnown(node)) return `it knows no tag \`${nameOf(node)}\` (line ${lineAt(template.source, node.start)}).`;
    for (const { child, deeper } of childrenOf(node).toReversed()) {
      stack.push({ node: child, depth: deeper ? depth + 1 : depth });
    }
  }
  return undefined;
}

function isKnown(node: Node): boolean {
  if (node.type === 'tag') return node.markup.kind === 'lines' || findTag(node.name) !== undefined;
  return node.type !== 'block' || findBlock(node.name) !== undefined;
}

function nameOf(node: Node): string {
  return node.type === 'tag' || node.type === 'block' ? node.name : '';
}

function childrenOf(node: Node): { child: Node; deeper: boolean }[] {
  if (node.type === 'block') {
    return node.branches.flatMap(({ nodes }) => nodes.map((child) => ({ child, deeper: true })));
  }
  if (node.type !== 'tag' || node.markup.kind !== 'lines') return [];
  return node.markup.nodes.map((child) => ({ child, deeper: false }));
}

function describe({ kind, name, expected }: Problem): string {
  const thing = name === undefined ? 'a tag' : `\`${name}\``;
  switch (kind) {
    case 'unclosed-output':
    case 'brace-in-output':
      return 'an output has no closing braces';
    case 'unclosed-tag':
      return 'a tag has no closing `%}`';
    case 'missing-end':
      return `${thing} has no ${expected === undefined ? 'end tag' : `\`${expected}\``}`;
    case 'unexpected-end':
    case 'mismatched-end':
      return `${thing} ends a block that is not open here`;
    case 'unexpected-branch':
      return `${thing} stands in no block that it could divide`;
    case 'empty-tag':
      return 'a tag has no name';
    default:
      return `${thing} is not written as it must be`;
  }
}

function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}
