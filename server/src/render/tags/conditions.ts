import { compare } from '../../semantics/compare.ts';
import type { Tag } from '../../template/tree.ts';
import { evaluate, evaluateOperand, holds } from '../evaluate.ts';
import type { Run } from '../run.ts';
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
function isTaken({ name, markup }: Tag, run: Run): boolean {
  return name === 'else' || (markup.kind === 'condition' && holds(markup.condition, run));
}

/** Every value that matches prints its branch, so `when 1, 1` prints it twice; `else` prints when none before it did. */
export function* renderCase({ branches, run, printer }: BlockCall): Iterable<unknown> {
  const [head, ...whens] = branches;
  let matched = false;
  for (const branch of whens) {
    const times = branch.tag.name === 'else' ? Number(!matched) : matches(head, branch.tag, run);
    if (branch.tag.name !== 'else' && times > 0) matched = true;
    for (let time = 0; time < times; time++) yield run.render(branch.nodes, printer);
  }
}

function matches(head: CompiledBranch | undefined, { markup }: Tag, run: Run): number {
  if (head?.tag.markup.kind !== 'case' || markup.kind !== 'when') return 0;
  const value = head.tag.markup.value === undefined ? null : evaluate(head.tag.markup.value, run);
  return markup.values.filter((other) => compare(value, '==', evaluateOperand(other, run)) === true).length;
}
