import type { Span } from '../../template/span.ts';

/** An object or a list that a body opens, the same one in every branch that goes through its bracket. */
export interface Container {
  readonly kind: 'object' | 'list';
  /** Of the bracket, in the body. */
  readonly start: number;
  readonly outer?: Container;
  /** The member whose value it is; absent at the root and in a list. */
  readonly name?: string;
  /** What was seen of it on the way, by the places of the names. */
  readonly members: Map<number, MemberSeen>;
}

export interface MemberSeen extends Span {
  readonly name: string;
  /** The text of its value, where that is a string without Liquid. */
  text?: string;
}

/** The names that lead to a container, `[]` for an item of a list. */
export function pathOf(container: Container | undefined): string[] {
  const path: string[] = [];
  for (let at = container; at?.outer !== undefined; at = at.outer)
    path.push(at.outer.kind === 'list' ? '[]' : (at.name ?? ''));
  return path.reverse();
}
