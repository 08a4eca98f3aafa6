import type { Span } from '../../template/span.ts';
import type { PathCondition } from '../conditions/conditions.ts';
import type { AbstractValue } from '../values/abstract-value.ts';
import type { Content } from './content.ts';
import type { SureNames } from './sure-names.ts';

/** The payload while it is being read. Grows as values end; spans are offsets into the body. */
export type PartialNode = PartialObject | PartialList | PartialScalar;

export interface PartialObject extends Span {
  readonly type: 'object';
  end: number;
  readonly members: PartialMember[];
  /** When it has ended, seen from within the iteration in which it began; absent until it has. */
  present?: PathCondition;
  /** Of what it has whichever way it came to its end. */
  sure?: SureNames | undefined;
  readonly placed: Placed<PartialMember>;
  /** Containers in it that are open or were, by where and in which iteration they were opened; absent as long as there are none. */
  inner: Map<string, PartialObject | PartialList> | undefined;
  /** Where objects that were opened in different places go on as one: what each has so far. */
  readonly merged: readonly PartialObject[];
}

export interface PartialList extends Span {
  readonly type: 'list';
  end: number;
  readonly items: PartialItem[];
  readonly placed: Placed<PartialItem>;
  inner: Map<string, PartialObject | PartialList> | undefined;
  readonly merged: readonly PartialList[];
}

/** What many states find in one place is found again. Most is found once, behind all else, and need not be looked for. */
export interface Placed<Part> {
  /** Where the value begins that stands furthest in the body. */
  furthest: number;
  /** Parts by where name and value stand, the last one first: of those before `known`. Absent as long as nothing was looked for. */
  byPlace: Map<string, Part[]> | undefined;
  known: number;
}

export interface PartialMember {
  readonly name: Content;
  readonly nameSpan: Span;
  readonly value: PartialNode;
  when: PathCondition;
  /** When it is printed for sure; `when` may hold more, after tests that could not be followed and in iterations that depend on their items. */
  surely: PathCondition;
  /** When it is printed, whatever the items are, in the first iteration of a loop within its object, and in a later one. */
  first: PathCondition;
  later: PathCondition;
}

export interface PartialItem {
  readonly value: PartialNode;
  when: PathCondition;
  surely: PathCondition;
}

export interface PartialScalar extends Span {
  readonly type: 'scalar';
  readonly kind: 'string' | 'number' | 'boolean' | 'null' | 'json';
  readonly content: Content;
}

/** What an output printed into a text. */
export interface Hole extends Span {
  /** What it may have printed, and when among the cases in which it is reached; none of what more iterations of a loop print. */
  readonly values: readonly { readonly value: AbstractValue; readonly when: PathCondition }[];
  readonly reached: PathCondition;
  /** Right behind `[`: when it may have printed nothing instead. */
  readonly nothing?: PathCondition;
  /** It is an error of Liquid's in the place of what was meant. */
  readonly isError?: true;
}
