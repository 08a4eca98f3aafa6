import type { Span } from '../../template/span.ts';
import type { Condition } from '../conditions/conditions.ts';
import type { Abstract } from '../values/abstract-value.ts';
import type { Content } from './content.ts';

/** The payload while it is being read. Grows as values end; spans are offsets into the body. */
export type Draft = DraftObject | DraftList | DraftScalar;

export interface DraftObject extends Span {
  readonly type: 'object';
  end: number;
  readonly members: DraftMember[];
  /** The same by where name and value stand, so that what many states find in one place is found again. */
  readonly byPlace: Map<string, DraftMember[]>;
  /** Containers in it that are open or were, by where and in which turn they were opened. */
  readonly inner: Map<string, DraftObject | DraftList>;
  /** Where objects that were opened in different places go on as one: what each has so far. */
  readonly merged: readonly DraftObject[];
}

export interface DraftList extends Span {
  readonly type: 'list';
  end: number;
  readonly items: DraftItem[];
  readonly byPlace: Map<string, DraftItem[]>;
  readonly inner: Map<string, DraftObject | DraftList>;
  readonly merged: readonly DraftList[];
}

export interface DraftMember {
  readonly name: Content;
  readonly nameSpan: Span;
  readonly value: Draft;
  when: Condition;
  /** When it is printed, whatever the items are, in the first turn of a loop within its object, and in a later one. */
  first: Condition;
  later: Condition;
}

export interface DraftItem {
  readonly value: Draft;
  when: Condition;
}

export interface DraftScalar extends Span {
  readonly type: 'scalar';
  readonly kind: 'string' | 'number' | 'boolean' | 'null' | 'json';
  readonly content: Content;
}

/** What an output printed into a text. */
export interface Hole extends Span {
  /** What it may have printed, and when. */
  readonly values: readonly { readonly value: Abstract; readonly when: Condition }[];
}
