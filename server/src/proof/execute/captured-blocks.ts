import type { Block, Node } from '../../template/tree.ts';
import { expressions, walk } from '../../template/walk.ts';
import type { Values } from '../values/abstract-value.ts';
import { counterKey } from '../values/variable-key.ts';

const EFFECTS = new Set([
  'assign',
  'increment',
  'decrement',
  'cycle',
  'break',
  'continue',
  'abort_message',
  'connected_content',
  'catalog_items',
  'catalog_selection_items',
]);

/** What is known of the captured blocks of a body. */
export class CapturedBlocks {
  /** How many are being printed, one in another. */
  depth = 0;
  /** What they print, by their identity. */
  readonly printed = new Map<number, Values>();
  private readonly effects = new Map<readonly Node[], boolean>();
  private readonly names = new Map<Block, ReadonlySet<string>>();

  /** Whether a block does more than print. */
  hasEffects(nodes: readonly Node[]): boolean {
    const known = this.effects.get(nodes) ?? hasEffects(nodes);
    this.effects.set(nodes, known);
    return known;
  }

  /** The variables that a block reads. */
  namesIn(block: Block): ReadonlySet<string> {
    const known = this.names.get(block) ?? namesIn(block.branches[0]?.nodes ?? []);
    this.names.set(block, known);
    return known;
  }
}

function hasEffects(nodes: readonly Node[]): boolean {
  for (const node of walk({ source: '', nodes, problems: [] })) {
    if ((node.type === 'tag' && EFFECTS.has(node.name)) || (node.type === 'block' && node.name === 'capture'))
      return true;
  }
  return false;
}

function namesIn(nodes: readonly Node[]): ReadonlySet<string> {
  const names = new Set<string>(['forloop']);
  for (const node of walk({ source: '', nodes, problems: [] })) {
    for (const expression of expressions(node)) {
      if (expression.type !== 'lookup' || expression.root.kind !== 'name') continue;
      names.add(expression.root.name).add(counterKey(expression.root.name));
    }
    if (node.type === 'tag' && (node.name === 'increment' || node.name === 'decrement' || node.name === 'cycle')) {
      names.add(node.name);
    }
  }
  return names;
}
