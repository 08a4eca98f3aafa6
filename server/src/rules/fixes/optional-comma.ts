import { nodesOf } from '../../template/nodes.ts';
import { firstFrom, lastFrom, type Span } from '../../template/span.ts';
import type { Block, Node, Template } from '../../template/tree.ts';
import type { Fix } from '../engine/finding.ts';
import { slice } from '../shared/words.ts';

/** A comma before a member that only one branch prints moves into that branch. */
export function moveIntoBranch(comma: Span, template: Template): Fix[] {
  const { source } = template;
  const nodes = nodesOf(template);
  const text = lastFrom(nodes, comma.start);
  if (text?.type !== 'text' || text.end < comma.end || source.slice(comma.end, text.end).trim() !== '') return [];
  const block = nodes[firstFrom(text.end, nodes)];
  const at =
    block?.type === 'block' && block.start === text.end && isTest(block)
      ? beginOf(block.branches[0]?.nodes ?? [], source)
      : undefined;
  if (at === undefined) return [];
  const edits = [
    { start: comma.start, end: comma.end, newText: '' },
    { start: at, end: at, newText: ',' },
  ];
  return [{ title: 'Move the comma into the branch', kind: 'suggestion', edits }];
}

function isTest({ name, branches }: Block): boolean {
  return (name === 'if' || name === 'unless') && branches.length === 1;
}

/** Where the first text begins that is not blank. */
function beginOf(nodes: readonly Node[], source: string): number | undefined {
  const first = nodes.find((node) => node.type !== 'text' || slice(source, node).trim() !== '');
  if (first?.type !== 'text') return undefined;
  return first.start + slice(source, first).search(/\S/);
}
