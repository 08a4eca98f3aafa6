import type { Expression } from '../../template/expressions.ts';
import type { Block, Node, Template } from '../../template/tree.ts';
import { walk } from '../../template/walk.ts';

/** The texts and booleans with which a body compares values, by the values as they are written: each may lead into a branch of its own. */
export function comparedTexts({ source, ...template }: Template): ReadonlyMap<string, ReadonlySet<string | boolean>> {
  const found = new Map<string, Set<string | boolean>>();
  for (const node of walk({ source, ...template })) {
    for (const [one, other] of comparisonsOf(node)) {
      if (one.type !== 'lookup' || other.type !== 'literal') continue;
      if (other.literal.kind !== 'string' && other.literal.kind !== 'boolean') continue;
      const text = source.slice(one.start, one.end);
      found.set(text, (found.get(text) ?? new Set()).add(other.literal.value));
    }
  }
  return found;
}

function comparisonsOf(node: Node): readonly (readonly [Expression, Expression])[] {
  if (node.type === 'block' && node.name === 'case') return whensOf(node);
  if (node.type !== 'tag' || node.markup.kind !== 'condition') return [];
  return node.markup.condition.terms.flatMap(({ left, right }) =>
    right === undefined ? [] : [[left, right] as const],
  );
}

function whensOf({ branches: [head, ...branches] }: Block): readonly (readonly [Expression, Expression])[] {
  const markup = head?.tag.markup;
  const value = markup?.kind === 'case' ? markup.value : undefined;
  if (value === undefined) return [];
  return branches
    .flatMap(({ tag }) => (tag.markup.kind === 'when' ? tag.markup.values : []))
    .map((one) => [value, one]);
}
