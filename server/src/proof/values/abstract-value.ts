import type { Value } from '../../semantics/values.ts';
import type { Span } from '../../template/span.ts';
import type { Block } from '../../template/tree.ts';
import type { Diagram } from '../conditions/diagram.ts';
import type { Environment } from './environment.ts';
import type { InputPath } from './input-path.ts';
import type { Prints } from './prints.ts';
import type { Representative } from './representatives.ts';

/** What is known of a value. Equal ones are the same object. */
export type AbstractValue = Known | Place | Filtered | Joined | Captured | Counted | LoopInfo | Anything;

/** A value that the body itself has: a literal, or what filters make of literals. */
export interface Known {
  readonly kind: 'known';
  readonly id: number;
  readonly value: Value;
}

/** What stands at a place of the sample user's data. */
export interface Place {
  readonly kind: 'place';
  readonly id: number;
  readonly path: InputPath;
  /** Of what class it is, where the body's tests tell classes apart. */
  readonly representative?: Representative;
}

/** What a filter makes of something that is not known. */
export interface Filtered {
  readonly kind: 'filtered';
  readonly id: number;
  readonly input: AbstractValue;
  readonly filter: string;
  readonly args: readonly AbstractValue[];
  /** How many filters it has gone through. */
  readonly depth: number;
  /** The result for the class of its input, where the filter makes one class of one class. */
  readonly value?: Value;
  /** The error that Liquid prints, where it always fails. */
  readonly fails?: string;
}

/** Texts one after the other. */
export interface Joined {
  readonly kind: 'joined';
  readonly id: number;
  readonly parts: readonly AbstractValue[];
}

/** What a `capture` block prints, with the variables as they were. */
export interface Captured {
  readonly kind: 'captured';
  readonly id: number;
  readonly block: Block;
  readonly variables: Environment;
}

/** A whole number of which only the bounds are known. */
export interface Counted extends Count {
  readonly kind: 'counted';
  readonly id: number;
  readonly least: bigint;
}

/** What is known of a whole number beside its bounds. */
export interface Count {
  readonly relation?: Relation;
  /** What makes the number. Without it, and without a relation, nothing tells whether two counts are the same. */
  readonly of?: AbstractValue;
}

/**
 * What a count is beside another: `middle` is an iteration between the first and the last, and less than the `length` of its loop;
 * `rest` is how many are still to come.
 */
export interface Relation {
  /** The offset of the loop's tag; absent for the size of a list alone. */
  readonly loop?: number;
  /** The list of which the loop takes all items, by its identity. */
  readonly list?: number;
  readonly to: 'length' | 'middle' | 'rest';
  /** How much more it is. */
  readonly plus: bigint;
}

/** `forloop` in one kind of iteration. */
export interface LoopInfo {
  readonly kind: 'loop';
  readonly id: number;
  readonly iteration: LoopIteration;
  readonly parent: AbstractValue | undefined;
}

export interface LoopIteration {
  readonly loop: Span;
  readonly name: string;
  /** Undefined: some iteration between the first and the last. */
  readonly index: number | undefined;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** The least number of iterations, and whether there may be more. */
  readonly length: number;
  readonly isLengthExact: boolean;
  /** The list of which it takes all items, by its identity; undefined where it takes some. */
  readonly list: number | undefined;
}

/** Something that could not be followed. */
export interface Anything {
  readonly kind: 'anything';
  readonly id: number;
  readonly why: string;
  /** It is a range. One with an end that is no whole number is an error. */
  readonly range?: 'of whole numbers' | 'of anything';
  /** Whether it may be the error of a filter. */
  readonly canFail?: boolean;
  /** All that it can print, where that much is known. */
  readonly prints?: Prints;
  /** It may be one of several texts of the body itself. */
  readonly isOfTexts?: boolean;
  /** It is a number other than 0. */
  readonly isNotZero?: boolean;
  /** So many digits behind the point it is at least 1 from 0; absent where that is not known. */
  readonly away?: number;
  /** How far from 0 it lies at most, as a number; absent where that is not known. */
  readonly most?: bigint;
  readonly growth?: Growth;
}

/** How a number grows with the iterations of a loop. */
export interface Growth {
  /** Which loop, from which states: another walk of the same loop may let it grow further. */
  readonly walk: string;
  /** By how much in each iteration. */
  readonly step: bigint;
  /** The step was found too small once. */
  readonly isSecond: boolean;
}

/** The values that a value is made of. */
export function innerOf(value: AbstractValue): readonly AbstractValue[] {
  if (value.kind === 'filtered') return [value.input, ...value.args];
  if (value.kind === 'counted') return value.of === undefined ? [] : [value.of];
  return value.kind === 'joined' ? value.parts : [];
}

export type Values = Diagram<AbstractValue>;
