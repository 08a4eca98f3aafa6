import type { Span } from '../../template/span.ts';
import type { AbstractValue } from './abstract-value.ts';
import type { InputPath } from './input-path.ts';
import type { Representative } from './representatives.ts';

/** What a level of the diagrams chooses: the class of value at a place, or the answer to a test that cannot be told from classes. */
export type DecisionVariable = PathVariable | TestVariable;

export interface PathVariable {
  readonly kind: 'place';
  readonly path: InputPath;
  readonly representatives: readonly Representative[];
  /**
   * The levels that choose among them, the one nearest to the root first. One, unless there are very many classes: then each level
   * chooses a digit of the index of a class, so that a test for one of them costs no more than their logarithm.
   */
  readonly levels: readonly number[];
}

export interface TestVariable {
  readonly kind: 'test';
  readonly test: Test;
  /** Loops in whose iterations it is asked anew: offsets of their tags. */
  readonly loops: ReadonlySet<number>;
}

export interface Test {
  readonly left: AbstractValue | Asked;
  readonly operator: string;
  readonly right: AbstractValue | Asked;
  /** Empty where the body does not ask it itself, and nobody is told of it. */
  readonly span: Span;
  /** The body asks the opposite there: `!=`. */
  readonly isNegated: boolean;
  /** No test of the body, but a loop that takes so many iterations. */
  readonly iterations?: number;
}

/** `blank` and `empty` in a condition. */
export interface Asked {
  readonly kind: 'asked';
  readonly what: 'blank' | 'empty';
}

/** Where there are more, the alternatives of each of the levels that choose a digit. */
export const RADIX = 4;

/** Which alternative of each of its levels chooses a class. */
export function digitsOf(
  { levels }: PathVariable,
  index: number,
): readonly (readonly [level: number, digit: number])[] {
  if (levels.length === 1) return levels.map((level) => [level, index]);
  let rest = index;
  const digits: (readonly [number, number])[] = [];
  for (const level of levels.toReversed()) {
    digits.unshift([level, rest % RADIX]);
    rest = Math.floor(rest / RADIX);
  }
  return digits;
}

/** How many alternatives one of its levels has: the first, which stands nearest to the root, no more than it takes. */
export function widthOf({ levels, representatives }: PathVariable, level: number): number {
  return level === levels[0] ? Math.ceil(representatives.length / RADIX ** (levels.length - 1)) : RADIX;
}
