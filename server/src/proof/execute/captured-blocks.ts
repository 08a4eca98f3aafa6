import type { Block, Node } from '../../template/tree.ts';
import { expressions, walk } from '../../template/walk.ts';
import type { Values } from '../values/abstract-value.ts';
import type { Environment } from '../values/environment.ts';
import { counterKey, counterOf, isCycle, setFlagOf, type VariableKey } from '../values/variable-key.ts';

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
  /** What is being printed was printed elsewhere before. */
  isAgain = false;
  private readonly printedAt = new Map<Block, number>();
  /** What they print, by their identity. */
  readonly printed = new Map<number, Values>();
  private readonly effects = new Map<readonly Node[], boolean>();
  private readonly reads = new Map<Block, Reads>();

  constructor(private readonly source: string) {}

  /** Prints a block in a place of the body. */
  printing<T>(block: Block, place: number, print: () => T): T {
    const { isAgain } = this;
    const first = this.printedAt.get(block);
    if (first === undefined) this.printedAt.set(block, place);
    this.isAgain ||= first !== undefined && first !== place;
    this.depth++;
    const result = print();
    this.depth--;
    this.isAgain = isAgain;
    return result;
  }

  /** Whether a block does more than print. */
  hasEffects(nodes: readonly Node[]): boolean {
    const known = this.effects.get(nodes) ?? hasEffects(nodes);
    this.effects.set(nodes, known);
    return known;
  }

  /** What a block reads: variables, whether they are set, and how far its counters and cycles have come. */
  readsOf(block: Block, variables: Environment): Environment {
    const known = this.reads.get(block) ?? readsOf(block.branches[0]?.nodes ?? [], this.source);
    this.reads.set(block, known);
    return variables.only(known.hasCycles ? [...known.names, ...variables.names.filter(isCycle)] : known.names);
  }
}

interface Reads {
  readonly names: readonly VariableKey[];
  readonly hasCycles: boolean;
}

function hasEffects(nodes: readonly Node[]): boolean {
  for (const node of walk({ source: '', nodes, problems: [] })) {
    if ((node.type === 'tag' && EFFECTS.has(node.name)) || (node.type === 'block' && node.name === 'capture'))
      return true;
  }
  return false;
}

function readsOf(nodes: readonly Node[], source: string): Reads {
  const names = new Set<VariableKey>(['forloop']);
  let hasCycles = false;
  for (const node of walk({ source: '', nodes, problems: [] })) {
    for (const expression of expressions(node)) {
      if (expression.type !== 'lookup' || expression.root.kind !== 'name') continue;
      const { name } = expression.root;
      names.add(name).add(setFlagOf(name)).add(counterKey(name));
    }
    if (node.type !== 'tag') continue;
    if (node.name === 'increment' || node.name === 'decrement') names.add(counterOf(node, source));
    hasCycles ||= node.markup.kind === 'cycle';
  }
  return { names: [...names], hasCycles };
}
