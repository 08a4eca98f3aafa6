import { compare } from '../../semantics/compare.ts';
import type { Value } from '../../semantics/values.ts';
import type { Tag } from '../../template/tree.ts';
import { armOfBranch } from '../arms.ts';
import { evaluate, evaluateOperand, holds } from '../evaluate.ts';
import type { RenderRun } from '../run.ts';
import type { BlockCall, CompiledBranch } from './tag.ts';

export function renderIf(call: BlockCall): void {
  const { branches, run } = call;
  const index = branches.findIndex(({ tag }) => isTaken(tag, run));
  take(call, index);
}

export function renderUnless(call: BlockCall): void {
  const { branches, run } = call;
  const index = branches.findIndex(({ tag }, at) => isTaken(tag, run) !== (at === 0));
  take(call, index);
}

/** @param index of a branch, or -1 for none. */
function take({ branches, firstArm, run, printer }: BlockCall, index: number): void {
  run.take(armOfBranch(firstArm, index));
  const taken = branches[index];
  if (taken) run.render(taken.nodes, printer);
}

/** `else` has no condition, whatever stands after it. */
function isTaken({ name, markup }: Tag, run: RenderRun): boolean {
  return name === 'else' || (markup.kind === 'condition' && holds(markup.condition, run));
}

/**
 * Every value that matches prints its branch, so `when 1, 1` prints it twice; `else` prints when none before it did. What a
 * branch assigns, the next comparison sees.
 */
export function renderCase(call: BlockCall): void {
  const { branches, run } = call;
  const [head] = branches;
  let matched = false;
  let isPrinted = false;
  for (const [at, { tag }] of branches.entries()) {
    const values = tag.markup.kind === 'when' ? tag.markup.values : [];
    isPrinted ||= tag.name === 'else' && !matched;
    if (tag.name === 'else' && !matched) take(call, at);
    for (const value of values) {
      if (compare(caseValue(head, run), '==', evaluateOperand(value, run)) !== true) continue;
      matched = true;
      take(call, at);
    }
  }
  if (!matched && !isPrinted) take(call, -1);
}

function caseValue(head: CompiledBranch | undefined, run: RenderRun): Value {
  const markup = head?.tag.markup;
  return markup?.kind === 'case' && markup.value !== undefined ? evaluate(markup.value, run) : null;
}
