import { mostOf } from '../budget.ts';
import type { Condition } from '../conditions/conditions.ts';
import type { Case, Solution } from '../proof.ts';
import { MOST_WAYS, type Way } from '../reader/occurrences.ts';
import type { Care } from './interest.ts';
import { type Solving, solve } from './solve.ts';

export interface CaseContext extends Solving {
  /** Where words are looked for, if not among all cases of interest: what is not known there is not told. */
  readonly told?: Care;
}

/** A case as a decision diagram. Both sides of `and` and `or` must come from one proof. */
export class DiagramCase implements Case {
  private known: { isNever?: boolean; isAlways?: boolean } = {};
  private solution: { readonly found: Solution | undefined } | undefined;
  private explanation: { readonly found: Solution | undefined } | undefined;

  private constructor(
    private readonly condition: Condition,
    private readonly context: CaseContext,
    /** Where it was met: each leads to it in a way of its own. */
    private readonly ways: readonly Way[] = [],
  ) {}

  /** The case in which a condition holds: without the choices in it that do not matter among the cases of interest. */
  static of(condition: Condition, context: CaseContext, ways?: readonly Way[]): DiagramCase {
    return new DiagramCase(context.care.simplified(condition), context, ways);
  }

  get isNever(): boolean {
    this.known.isNever ??= !this.context.care.isPossible(this.condition);
    return this.known.isNever;
  }

  get isAlways(): boolean {
    this.known.isAlways ??= this.context.care.isAlways(this.condition);
    return this.known.isAlways;
  }

  and(other: Case): Case {
    return this.with(this.context.conditions.and(this.condition, this.conditionOf(other)), other);
  }

  or(other: Case): Case {
    return this.with(this.context.conditions.or(this.condition, this.conditionOf(other)), other);
  }

  not(): Case {
    return new DiagramCase(this.context.conditions.not(this.condition), this.context);
  }

  solve(): Solution | undefined {
    this.solution ??= { found: this.context.conditions.meter.bounded(() => this.findSolution()) };
    return this.told(this.solution.found);
  }

  explain(): Solution | undefined {
    const { conditions, source } = this.context;
    const { meter } = conditions;
    this.explanation ??= {
      found: meter.within(
        meter.accountNow('explain', mostOf('explain', source.length)),
        () => this.findExplanation(),
        () => undefined,
      ),
    };
    return this.told(this.explanation.found);
  }

  /** What always holds needs no words, but values all the same. */
  private told(found: Solution | undefined): Solution | undefined {
    return found !== undefined && this.isAlways ? { ...found, words: [], decisions: [] } : found;
  }

  private findSolution(): Solution | undefined {
    const { conditions, care } = this.context;
    const relevant = conditions.and(this.condition, care.whole);
    if (this.ways.length === 0) return solve(relevant, undefined, undefined, this.context);
    for (const { when, trail, turn } of this.ways) {
      const found = solve(conditions.and(when, relevant), trail, turn, this.context);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /**
   * Without what must be besides so that it is among the cases of interest. What was decided in turns of loops that are over has to be
   * gone back to.
   */
  private findExplanation(): Solution | undefined {
    if (this.isNever) return undefined;
    const isOfLoop = this.ways.some(({ trail, turn }) => trail !== undefined || turn !== undefined);
    if (isOfLoop) return this.findSolution();
    const { told } = this.context;
    if (told === undefined) return solve(this.condition, undefined, undefined, this.context);
    return solve(told.simplified(this.condition), undefined, undefined, { ...this.context, care: told });
  }

  private with(condition: Condition, other: Case): Case {
    const ways = other instanceof DiagramCase ? [...this.ways, ...other.ways] : this.ways;
    return new DiagramCase(condition, this.context, ways.slice(0, MOST_WAYS));
  }

  /** Of a case among other cases of interest, what it is among those. */
  private conditionOf(other: Case): Condition {
    if (!(other instanceof DiagramCase)) throw new Error('Cases of different proofs cannot be combined.');
    const { condition, context } = other;
    return context.care === this.context.care ? condition : context.conditions.and(condition, context.care.whole);
  }
}
