import type { Comparison, Expression } from '../../template/expressions.ts';
import type { Node } from '../../template/tree.ts';
import type { Literals } from './literals.ts';

/** No, one, two and more iterations are distinguished in any case. */
export const DISTINGUISHED = 3;
/** Further on nobody counts by `forloop.index`. */
const FURTHEST = 6;

/**
 * How many iterations of each loop are distinguished, the last number standing for all above: where a body asks whether `forloop.index` is 3,
 * those up to the fourth, and one behind it. By the offset of the loop's tag.
 */
export function iterationsAsked(nodes: readonly Node[], literals: Literals): ReadonlyMap<number, number> {
  const asked = new Map<number, number>();
  const open: { readonly start: number; readonly end: number }[] = [];
  for (const node of nodes) {
    for (let loop = open.at(-1); loop !== undefined && loop.end <= node.start; loop = open.at(-1)) open.pop();
    if (node.type === 'block' && node.name === 'for') open.push(node);
    const loop = open.at(-1);
    if (loop === undefined) continue;
    const places = pairsOf(node).flatMap(([one, other]) => placesAsked(one, other, literals));
    const furthest = Math.max(0, ...places.filter((place) => place <= FURTHEST));
    if (furthest > 0) asked.set(loop.start, Math.max(asked.get(loop.start) ?? DISTINGUISHED, furthest + 2));
  }
  return asked;
}

/** What is compared in a node. */
function pairsOf(node: Node): readonly (readonly [Expression, Expression | undefined])[] {
  if (node.type === 'tag' && node.markup.kind === 'condition')
    return node.markup.condition.terms.flatMap(({ left, right }: Comparison) => [
      [left, right] as const,
      ...(right === undefined ? [] : [[right, left] as const]),
    ]);
  if (node.type !== 'block' || node.name !== 'case') return [];
  const [head, ...others] = node.branches.map(({ tag }) => tag.markup);
  if (head?.kind !== 'case' || head.value === undefined) return [];
  const { value } = head;
  return others.flatMap((markup) => (markup.kind === 'when' ? markup.values.map((one) => [value, one] as const) : []));
}

/** Members of `forloop` that tell how far it has come, and what their 1 is. */
const COUNTS: Readonly<Record<string, number>> = { index: 1, index0: 0, length: 1 };

/** Which iterations a comparison asks for, from 1. */
function placesAsked(one: Expression, other: Expression | undefined, literals: Literals): readonly number[] {
  if (one.type !== 'lookup' || one.root.kind !== 'name' || one.root.name !== 'forloop') return [];
  const [step, ...more] = one.steps;
  const first = step?.kind === 'name' && more.length === 0 ? COUNTS[step.name] : undefined;
  if (first === undefined || other === undefined) return [];
  return literals
    .of(other)
    .flatMap((literal) => (literal.kind === 'integer' ? [Math.max(1, Number(literal.text) + 1 - first)] : []));
}
