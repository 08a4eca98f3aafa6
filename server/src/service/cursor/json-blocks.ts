import { contains, type Span } from '../../template/span.ts';
import type { Block, Branch, Output, Tag } from '../../template/tree.ts';

/** Which iteration of a loop is read. */
export interface Iteration {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** What lies between the tags. */
export function contentOf({ tag, end }: Branch): Span {
  return { start: tag.end, end };
}

export function branchAt({ branches }: Block, offset: number): Branch | undefined {
  return branches.find((branch) => contains(contentOf(branch), offset));
}

/** `{{ name }}` */
export function bareName({ expression: { value, filters } }: Output): string | undefined {
  const isBare = value?.type === 'lookup' && filters.length === 0 && value.steps.length === 0;
  return isBare && value.root.kind === 'name' ? value.root.name : undefined;
}

/** Whether the first branch of an `if` or `unless` on `forloop.last` or `forloop.first` is taken; undefined where it depends on something else. */
export function decided({ name, markup }: Tag, iteration: Iteration | undefined, source: string): boolean | undefined {
  if (iteration === undefined || markup.kind !== 'condition' || markup.condition.terms.length !== 1) return undefined;
  const { start, end } = markup.condition;
  const test = /^\s*forloop\.(first|last)\s*$/.exec(source.slice(start, end))?.[1];
  if (test === undefined) return undefined;
  const holds = test === 'first' ? iteration.isFirst : iteration.isLast;
  return name === 'unless' ? !holds : holds;
}
