import { findNamespace } from '../../catalog/namespaces.ts';
import { identity } from '../../semantics/compare.ts';
import { literalValue } from '../../semantics/literal.ts';
import type { Expression } from '../../template/expressions.ts';
import type { Markup, Template } from '../../template/tree.ts';
import { variablesOf } from '../../template/variables.ts';
import { walk } from '../../template/walk.ts';

export type CycleMarkup = Extract<Markup, { kind: 'cycle' }>;

/** Which `cycle` tags of a body go on from where another has stopped. */
export class CycleGroups {
  /** Texts of the groups; an empty one for all that have none. */
  private readonly groups = new Set<string>();
  private hasOtherGroups = false;
  private longest = 0;

  constructor(private readonly template: Template) {
    for (const node of walk(template)) {
      if (node.type !== 'tag' || node.markup.kind !== 'cycle') continue;
      const { group } = node.markup;
      this.groups.add(group === undefined ? '' : this.textOf(group));
      this.hasOtherGroups ||= group !== undefined && group.type !== 'literal';
      this.longest = Math.max(this.longest, valuesOf(node.markup).length);
    }
  }

  /**
   * Tags with the same group, or else the same values, are one: it is the values that count, not how they are written. Undefined where
   * a group is no literal, and so may be the same as any other.
   */
  keyOf(markup: CycleMarkup): string | undefined {
    const { group, start } = markup;
    if (this.hasOtherGroups) return this.isOnlyGroup(group) ? '' : undefined;
    if (group?.type === 'literal') return `group ${identity(literalValue(group.literal))}`;
    const literals = valuesOf(markup).map((value) => (value.type === 'literal' ? value : undefined));
    if (literals.includes(undefined)) return `at ${start}`;
    return `values ${literals.map((one) => one && identity(literalValue(one.literal))).join()}`;
  }

  /** Whether there may be no value where it stands, since another tag of its group has more of them. */
  canEnd(markup: CycleMarkup): boolean {
    return valuesOf(markup).length < this.longest;
  }

  /** The same data for all, which is the same whenever it is read. */
  private isOnlyGroup(group: Expression | undefined): boolean {
    if (this.groups.size > 1 || group?.type !== 'lookup') return false;
    const { root, steps } = group;
    if (!steps.every(({ kind }) => kind !== 'index')) return false;
    if (root.kind !== 'name') return root.kind === 'attribute';
    return findNamespace(root.name) !== undefined && !variablesOf(this.template).definitions.has(root.name);
  }

  private textOf({ start, end }: Expression): string {
    return this.template.source.slice(start, end);
  }
}

/** Ruby leaves `nil` out. */
export function valuesOf({ values }: CycleMarkup): readonly Expression[] {
  return values.filter((value) => value.type !== 'literal' || value.literal.kind !== 'nil');
}
