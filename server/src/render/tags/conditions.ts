import { compare } from '../../semantics/compare.ts';
import type { Value } from '../../semantics/values.ts';
import type { Tag } from '../../template/tree.ts';
import { evaluate, evaluateOperand, holds } from '../evaluate.ts';
import type { RenderRun } from '../run.ts';
import type { BlockCall, CompiledBranch } from './tag.ts';

export function* renderIf({ branches, run, printer }: BlockCall): Iterable<unknown> {
  const taken = branches.find(({ tag }) => isTaken(tag, run));
  if (taken) yield run.render(taken.nodes, printer);
}

export function* renderUnless({ branches, run, printer }: BlockCall): Iterable<unknown> {
  const [first, ...others] = branches;
  const taken = first && !isTaken(first.tag, run) ? first : others.find(({ tag }) => isTaken(tag, run));
  if (taken) yield run.render(taken.nodes, printer);
}

/** `else` has no condition, whatever stands after it. */
function isTaken({ name, markup }: Tag, run: RenderRun): boolean {
  return name === 'else' || (markup.kind === 'condition' && holds(markup.condition, run));
}

/**
 * Every value that matches prints its branch, so `when 1, 1` prints it twice; `else` prints when none before it did. What a
 * branch assigns, the next comparison sees.
 */
export function* renderCase({ branches, run, printer }: BlockCall): Iterable<unknown> {
  const [head, ...whens] = branches;
  let matched = false;
  for (const { tag, nodes } of whens) {
    const values = tag.markup.kind === 'when' ? tag.markup.values : [];
    if (tag.name === 'else' && !matched) yield run.render(nodes, printer);
    for (const value of values) {
      if (compare(caseValue(head, run), '==', evaluateOperand(value, run)) !== true) continue;
      matched = true;
      yield run.render(nodes, printer);
    }
  }
}

function caseValue(head: CompiledBranch | undefined, run: RenderRun): Value {
  const markup = head?.tag.markup;
  return markup?.kind === 'case' && markup.value !== undefined ? evaluate(markup.value, run) : null;
}
