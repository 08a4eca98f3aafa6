import type { Lookup, Step } from '../../template/expressions.ts';
import { nodesOf } from '../../template/nodes.ts';
import { read } from '../../template/read.ts';
import { contains, type Span } from '../../template/span.ts';
import type { Node, Output, Tag, Template } from '../../template/tree.ts';
import { expressions } from '../../template/walk.ts';

/** The output or tag that a place is in. */
export function markupAt(template: Template, offset: number): Output | Tag | undefined {
  return nodesOf(template).findLast((node): node is Output | Tag => isMarkup(node) && contains(node, offset));
}

function isMarkup({ type }: Node): boolean {
  return type === 'output' || type === 'tag';
}

/** A name in a value, and what of the value it ends. */
export interface NamedStep extends Span {
  readonly lookup: Lookup;
  /** 0 for the root. */
  readonly index: number;
  readonly step: Step;
}

const CHAIN = /(?:[\w.-]|\$\{[^{}|\n]*\}|\[[^\][]*\])+/g;

/** The same where the tag is half typed, and its values are lost to the tree: by the names around the place alone. */
export function stepInText({ source }: Template, { start, end }: Span, offset: number): NamedStep | undefined {
  for (const { 0: text, index } of source.slice(start, end).matchAll(CHAIN)) {
    const from = start + index;
    if (from > offset || offset > from + text.length) continue;
    // As an output at the same place, so that all offsets are those of the body.
    const output = read(`${' '.repeat(from - 2)}{{${text}}}`).nodes.at(-1);
    return output?.type === 'output' ? stepAt(output, offset) : undefined;
  }
  return undefined;
}

/** The name that a place is on. */
export function stepAt(node: Output | Tag, offset: number): NamedStep | undefined {
  for (const expression of expressions(node).toReversed()) {
    if (expression.type !== 'lookup' || !contains(expression, offset)) continue;
    const steps = [expression.root, ...expression.steps];
    const index = steps.findIndex((step) => contains(step, offset) && step.kind !== 'index');
    const step = steps[index];
    if (step !== undefined) return { start: step.start, end: step.end, lookup: expression, index, step };
  }
  return undefined;
}
