import { MOST_WAYS, type Way } from '../machine/found.ts';
import type { Case, Solution } from '../proof.ts';
import type { Condition } from './conditions.ts';
import { type Solving, solve } from './solve.ts';

export type CaseContext = Solving;

/** A case as a decision diagram. Both sides of `and` and `or` must come from one proof. */
export class DiagramCase implements Case {
  private readonly relevant: Condition;
  private solution: { readonly found: Solution | undefined } | undefined;

  constructor(
    condition: Condition,
    private readonly context: CaseContext,
    /** Where it was met: each leads to it in a way of its own. */
    private readonly ways: readonly Way[] = [],
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
    return new DiagramCase(this.context.conditions.not(this.relevant), this.context);
  }

  solve(): Solution | undefined {
    this.solution ??= { found: this.findSolution() };
    const { found } = this.solution;
    // What always holds needs no words, but values all the same.
    return found !== undefined && this.isAlways ? { ...found, words: [], decisions: [] } : found;
  }

  private findSolution(): Solution | undefined {
    if (this.ways.length === 0) return solve(this.relevant, undefined, undefined, this.context);
    for (const { when, trail, turn } of this.ways) {
      const found = solve(this.context.conditions.and(when, this.relevant), trail, turn, this.context);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private with(condition: Condition, other: Case): Case {
    const ways = other instanceof DiagramCase ? [...this.ways, ...other.ways] : this.ways;
    return new DiagramCase(condition, this.context, ways.slice(0, MOST_WAYS));
  }

  static conditionOf(one: Case): Condition {
    if (one instanceof DiagramCase) return one.relevant;
    throw new Error('Cases of different proofs cannot be combined.');
  }
}

const { conditionOf } = DiagramCase;
