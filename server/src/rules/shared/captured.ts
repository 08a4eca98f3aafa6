import { nodesOf } from '../../template/nodes.ts';
import type { Span } from '../../template/span.ts';
import type { Block, Node, Template } from '../../template/tree.ts';
import { expressions } from '../../template/walk.ts';

/**
 * Whether a place is in a `capture` that is not only printed as it is, but tested, filtered or put into a request. A change there could also
 * change renderings that are correct.
 */
export function isReadOtherwise({ start, end }: Span, template: Template): boolean {
  return capturesOf(template).some((capture) => capture.start < end && start < capture.end);
}

const known = new WeakMap<Template, readonly Block[]>();

/** The captures whose names are used in other ways than printing. */
function capturesOf(template: Template): readonly Block[] {
  const found = known.get(template);
  if (found !== undefined) return found;
  const captures: Block[] = [];
  const names = new Set<string>();
  for (const node of nodesOf(template)) {
    if (node.type === 'block' && node.name === 'capture') captures.push(node);
    for (const name of readOtherwise(node)) names.add(name);
  }
  const read = captures.filter((capture) => names.has(targetOf(capture) ?? ''));
  known.set(template, read);
  return read;
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
