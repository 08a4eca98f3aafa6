import type { Dice } from './dice.ts';

/** A list that is walked, and what its items are, as far as the generator means it. */
export type Items = 'objects' | 'texts' | 'numbers' | 'pairs';

interface LoopVariable {
  readonly name: string;
  readonly items: Items;
}

/** What a place of a generated body can read. */
export interface Scope {
  readonly loops: readonly LoopVariable[];
  /** Variables of any kind that are set somewhere above, if only in a branch. */
  readonly variables: readonly string[];
  readonly depth: number;
}

/** What all parts of one body share. */
export interface Maker {
  readonly dice: Dice;
  /** Conditions of this body: the same one stands in several places. */
  readonly conditions: string[];
  names: number;
}

export function newName(maker: Maker, stem: string): string {
  // Few names, so that some shadow and overwrite others.
  return `${stem}${maker.names++ % 5 || ''}`;
}

export const deeper = (scope: Scope): Scope => ({ ...scope, depth: scope.depth + 1 });

export function withLoop(scope: Scope, name: string, items: Items): Scope {
  return { ...scope, depth: scope.depth + 1, loops: [...scope.loops, { name, items }] };
}

export function withVariable(scope: Scope, name: string): Scope {
  return { ...scope, variables: [...scope.variables, name] };
}

/** Makes one of the choices, by their weights, and none of the others. */
export function oneOf<T>(dice: Dice, ...choices: readonly (readonly [weight: number, make: () => T])[]): T {
  return dice.weighed(choices)();
}
