import type { Expression, FilteredExpression, LiteralValue } from '../../template/expressions.ts';
import type { Node } from '../../template/tree.ts';

/** A variable with more of them is not asked for any. */
const MOST_LITERALS = 12;

/**
 * The literals of a body that its variables may hold, without regard to order: texts that are split count with their pieces, lists
 * with their items. Taken generously, as the observations are.
 */
export class Literals {
  private readonly byName = new Map<string, LiteralValue[]>();

  gather(nodes: readonly Node[]): void {
    for (const node of nodes) {
      if (node.type === 'tag' && node.markup.kind === 'assign' && node.markup.target !== undefined)
        this.add(node.markup.target.name, this.ofFiltered(node.markup.expression));
      const loop = node.type === 'block' ? node.branches[0]?.tag.markup : undefined;
      if (loop?.kind === 'loop' && loop.loop.variable !== undefined && loop.loop.collection !== undefined)
        this.add(loop.loop.variable.name, this.of(loop.loop.collection));
    }
  }

  /** What an expression may be. */
  of(expression: Expression): readonly LiteralValue[] {
    if (expression.type === 'literal') return [expression.literal];
    if (expression.type !== 'lookup' || expression.root.kind !== 'name') return [];
    const known = this.byName.get(expression.root.name) ?? [];
    return known.length > MOST_LITERALS ? [] : known;
  }

  private ofFiltered({ value, filters }: FilteredExpression): readonly LiteralValue[] {
    const [first] = filters;
    const from = value === undefined ? [] : this.of(value);
    const separator = first?.name === 'split' ? first.arguments[0]?.value : undefined;
    if (separator?.type !== 'literal' || separator.literal.kind !== 'string') return from;
    const { value: at, quote } = separator.literal;
    return from.flatMap((literal) =>
      literal.kind === 'string'
        ? literal.value.split(at).map((piece) => ({ kind: 'string', value: piece, quote }))
        : [],
    );
  }

  private add(name: string, literals: readonly LiteralValue[]): void {
    const known = this.byName.get(name) ?? [];
    if (known.length <= MOST_LITERALS) known.push(...literals);
    this.byName.set(name, known);
  }
}
