import type { Block } from '../template/tree.ts';

/** One way through a block: a branch of it, or how often a loop runs. What the proof counts as its cases. */
export interface Arm {
  readonly block: Block;
  /** The branch that is printed; `none` of them; or, of a loop, `one` iteration, or `several`. */
  readonly which: number | 'none' | 'one' | 'several';
}

const LOOPS: ReadonlySet<string> = new Set(['for', 'tablerow']);
const CONDITIONS: ReadonlySet<string> = new Set(['if', 'unless', 'case']);

/** In the order in which `armOfBranch` and `armOfLoop` number them, from the block's first arm on. */
export function armsOf(block: Block): Arm[] {
  if (LOOPS.has(block.name))
    return [
      { block, which: 'none' },
      { block, which: 'one' },
      { block, which: 'several' },
    ];
  if (!CONDITIONS.has(block.name)) return [];
  return [{ block, which: 'none' }, ...block.branches.map((_, which) => ({ block, which }))];
}

/** @param branch the index of the branch, or -1 for none. */
export function armOfBranch(first: number, branch: number): number {
  return first + 1 + branch;
}

export function armOfLoop(first: number, iterations: number): number {
  return first + Math.min(iterations, 2);
}
