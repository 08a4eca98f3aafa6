import type { Span } from '../../template/span.ts';
import type { Node, Template } from '../../template/tree.ts';

/**
 * The contents of branches that a rendering has not taken, outermost only, in the order of their places.
 * @param taken where the tags begin of those that it has.
 */
export function untakenBranches(template: Template, taken: ReadonlySet<number>): Span[] {
  const found: Span[] = [];
  const waiting: Node[] = [...template.nodes];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type !== 'block') continue;
    for (const { tag, nodes } of node.branches) {
      const [first, last] = [nodes[0], nodes.at(-1)];
      // Between `case` and its first `when` is nothing that could be taken.
      if (first === undefined || last === undefined || tag.markup.kind === 'case') continue;
      if (taken.has(tag.start)) for (const inner of nodes) waiting.push(inner);
      else found.push({ start: first.start, end: last.end });
    }
  }
  return found.sort((one, other) => one.start - other.start);
}
