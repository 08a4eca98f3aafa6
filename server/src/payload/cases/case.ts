import type { Trail, TurnInfo } from '../machine/state.ts';
import type { Case, Solution } from '../proof.ts';
import type { Condition } from './conditions.ts';
import { type Solving, solve } from './solve.ts';

export interface CaseContext extends Solving {
  /** When something is sent at all: nothing else is of interest. */
  readonly sent: Condition;
}

/** A case as a decision diagram. Both sides of `and` and `or` must come from one proof. */
export class DiagramCase implements Case {
  private readonly relevant: Condition;
  private solution: { readonly found: Solution | undefined } | undefined;

  constructor(
    condition: Condition,
    private readonly context: CaseContext,
    private readonly trail?: Trail,
    private readonly turn?: TurnInfo,
  ) {
    this.relevant = context.conditions.and(condition, context.sent);
  }

  get isNever(): boolean {
    return this.relevant === this.context.conditions.never;
  }

  get isAlways(): boolean {
    return this.relevant === this.context.sent;
  }

  and(other: Case): Case {
    return this.with(this.context.conditions.and(this.relevant, conditionOf(other)), other);
  }

  or(other: Case): Case {
    return this.with(this.context.conditions.or(this.relevant, conditionOf(other)), other);
  }

  not(): Case {
    return new DiagramCase(this.context.conditions.not(this.relevant), this.context, undefined, this.turn);
  }

  solve(): Solution | undefined {
    this.solution ??= { found: solve(this.relevant, this.trail, this.turn, this.context) };
    return this.solution.found;
  }

  private with(condition: Condition, other: Case): Case {
    const [trail, turn] =
      other instanceof DiagramCase ? [this.trail ?? other.trail, this.turn ?? other.turn] : [this.trail, this.turn];
    return new DiagramCase(condition, this.context, trail, turn);
  }

  static conditionOf(one: Case): Condition {
    if (one instanceof DiagramCase) return one.relevant;
    throw new Error('Cases of different proofs cannot be combined.');
  }
}

const { conditionOf } = DiagramCase;
