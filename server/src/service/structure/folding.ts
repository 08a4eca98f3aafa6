import { nodesOf } from '../../template/nodes.ts';
import type { Span } from '../../template/span.ts';
import type { Block, Node, Template } from '../../template/tree.ts';
import { structureOf } from './structure.ts';

/** What can be folded. */
export interface Fold extends Span {
  readonly isComment: boolean;
  /** Where what closes it begins, which stays visible if it begins a line. */
  readonly closing: number;
}

/** Brackets, branches, comments, raw blocks, and outputs and tags of several lines, in the order of their places. */
export function foldsOf(template: Template): Fold[] {
  const ofBrackets = structureOf(template).brackets.map(({ start, end }) => ({
    start,
    end,
    closing: end - 1,
    isComment: false,
  }));
  const folds = [...ofBrackets, ...nodesOf(template).flatMap(foldsOfNode)];
  return folds.sort((one, other) => one.start - other.start || other.end - one.end);
}

function foldsOfNode(node: Node): Fold[] {
  const { type, start, end } = node;
  if (type === 'block') return branchFolds(node);
  if (type === 'comment' || type === 'raw')
    return [{ start, end, closing: node.closing?.start ?? end, isComment: type === 'comment' }];
  if (type === 'text') return [];
  return [{ start, end, closing: node.closed ? end - 2 : end, isComment: false }];
}

/** What stands between `case` and its first `when` is no branch. */
function branchFolds({ branches, name, start, end, closing }: Block): Fold[] {
  const folds = branches.map((branch) => ({
    start: branch.start,
    end: branch.end,
    closing: branch.end,
    isComment: false,
  }));
  return name === 'case'
    ? [{ start, end, closing: closing?.start ?? end, isComment: false }, ...folds.slice(1)]
    : folds;
}
