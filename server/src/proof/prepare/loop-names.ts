import type { Block, Node, Template } from '../../template/tree.ts';
import { outerForloop, outerItem } from '../values/variable-key.ts';

/** By the names that loops give to their items, where the variable of that name is kept meanwhile. */
type Hidden = ReadonlyMap<string, string>;

/**
 * Within a loop `assign` sets a variable outside of all loops, which nobody can read there as long as a loop has the same name for
 * its items.
 */
export class LoopNames {
  private readonly byTag = new Map<number, string>();

  constructor({ nodes }: Template) {
    const stack: { node: Node; hidden: Hidden }[] = nodes.map((node) => ({ node, hidden: new Map() }));
    for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
      const { node, hidden } = entry;
      if (node.type === 'tag') this.note(node, hidden);
      if (node.type === 'tag' && node.markup.kind === 'lines')
        for (const inner of node.markup.nodes) stack.push({ node: inner, hidden });
      if (node.type !== 'block') continue;
      for (const [at, branch] of node.branches.entries()) {
        this.note(branch.tag, hidden);
        const inside = at === 0 ? withNamesOf(node, hidden) : hidden;
        for (const inner of branch.nodes) stack.push({ node: inner, hidden: inside });
      }
    }
  }

  /** What the variable is called that a tag sets. @param offset of the tag. */
  target(name: string, offset: number): string {
    return this.byTag.get(offset) ?? name;
  }

  private note({ start, markup }: Extract<Node, { type: 'tag' }>, hidden: Hidden): void {
    const target = markup.kind === 'assign' || markup.kind === 'name' ? markup.target : undefined;
    const kept = target && hidden.get(target.name);
    if (kept !== undefined) this.byTag.set(start, kept);
  }
}

function withNamesOf(block: Block, hidden: Hidden): Hidden {
  const markup = block.branches[0]?.tag.markup;
  if (block.name !== 'for' || markup?.kind !== 'loop') return hidden;
  const names: [string, string][] = [['forloop', outerForloop(block)]];
  const { variable } = markup.loop;
  if (variable !== undefined) names.push([variable.name, outerItem(block)]);
  return new Map([...names, ...hidden]);
}
