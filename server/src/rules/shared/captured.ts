import { nodesOf } from '../../template/nodes.ts';
import type { Span } from '../../template/span.ts';
import type { Block, Node, Template } from '../../template/tree.ts';
import { expressions } from '../../template/walk.ts';
import type { Analysis } from '../engine/analysis.ts';

/**
 * Whether a place is in a `capture` that is not only printed as it is, but tested, filtered or put into a request. A change there could also
 * change renderings that are correct.
 */
export function isReadOtherwise({ start, end }: Span, analysis: Analysis): boolean {
  return analysis.capturesReadOtherwise().some((capture) => capture.start < end && start < capture.end);
}

/** The captures whose names are used in other ways than printing. */
export function capturesReadOtherwise(template: Template): readonly Block[] {
  const captures: Block[] = [];
  const names = new Set<string>();
  for (const node of nodesOf(template)) {
    if (node.type === 'block' && node.name === 'capture') captures.push(node);
    for (const name of readOtherwise(node)) names.add(name);
  }
  return captures.filter((capture) => names.has(targetOf(capture) ?? ''));
}

function targetOf({ branches: [body] }: Block): string | undefined {
  const markup = body?.tag.markup;
  return markup?.kind === 'name' ? markup.target?.name : undefined;
}

function* readOtherwise(node: Node): Generator<string> {
  const isPrinted = node.type === 'output' && node.expression.filters.length === 0;
  if (isPrinted) return;
  for (const expression of expressions(node))
    if (expression.type === 'lookup' && expression.root.kind === 'name') yield expression.root.name;
}
