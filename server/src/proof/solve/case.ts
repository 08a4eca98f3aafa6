import { mostOf } from '../budget.ts';
import type { PathCondition } from '../conditions/conditions.ts';
import type { Case, Solution } from '../proof.ts';
import type { TextReads } from '../text-reads.ts';
import { type ActiveIteration, MOST_OCCURRENCES, type Occurrence, type Trail } from '../trail.ts';
import type { CasesOfInterest } from './interest.ts';
import type { Solving } from './recorded.ts';
import { solve } from './solve.ts';
import { isSurelySolved } from './surely-solved.ts';

export interface CaseContext extends Solving {
  /** Where words are looked for, if not among all cases of interest: what is not known there is not told. */
  readonly reported?: CasesOfInterest;
  /** Is told whose characters somebody looks at. */
  readonly reads: TextReads;
}

const NO_OCCURRENCES: readonly Occurrence[] = [];

/** A case as a decision diagram. Both sides of `and` and `or` must come from one proof. */
export class DiagramCase implements Case {
  private never: boolean | undefined;
  private always: boolean | undefined;
  private solution: { readonly found: Solution | undefined } | undefined;
  private explanation: { readonly found: Solution | undefined } | undefined;

  private constructor(
    private readonly condition: PathCondition,
    private readonly context: CaseContext,
    /** Where it was met: each leads to it in a way of its own. */
    private readonly occurrences: readonly Occurrence[] = NO_OCCURRENCES,
  ) {}

  /** The case in which a condition holds: without the choices in it that do not matter among the cases of interest. */
  static of(condition: PathCondition, context: CaseContext, occurrences?: readonly Occurrence[]): DiagramCase {
    if (occurrences !== undefined) return new DiagramCase(context.interest.simplified(condition), context, occurrences);
    const { cases } = context.interest;
    const known = cases.get(condition);
    if (known instanceof DiagramCase && known.context === context) return known;
    const made = new DiagramCase(context.interest.simplified(condition), context);
    cases.set(condition, made);
    return made;
  }

  get isNever(): boolean {
    this.never ??= !this.context.interest.isPossible(this.condition);
    return this.never;
  }

  get isAlways(): boolean {
    this.always ??= this.context.interest.isAlways(this.condition);
    return this.always;
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
    return this.reported(this.solution.found);
  }

  get isSolvable(): boolean {
    return (this.solution === undefined && this.isSurelySolved()) || this.solve() !== undefined;
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
    return this.reported(this.explanation.found);
  }

  /** What always holds needs no words, but values all the same. */
  private reported(found: Solution | undefined): Solution | undefined {
    return found !== undefined && this.isAlways ? { ...found, words: [], decisions: [] } : found;
  }

  private isSurelySolved(): boolean {
    const [first, ...others] = this.occurrences;
    if (others.length > 0 || first?.trail !== undefined || first?.iteration !== undefined) return false;
    const { conditions } = this.context;
    const among = first === undefined ? this.relevant : conditions.and(first.when, this.relevant);
    return isSurelySolved(among, this.context);
  }

  private get relevant(): PathCondition {
    const { conditions, interest } = this.context;
    return conditions.and(this.condition, interest.whole);
  }

  private findSolution(): Solution | undefined {
    const { conditions } = this.context;
    const { relevant } = this;
    if (this.occurrences.length === 0) return solveOnce(relevant, undefined, undefined, this.context);
    for (const { when, trail, iteration } of this.occurrences) {
      const found = solveOnce(conditions.and(when, relevant), trail, iteration, this.context);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /**
   * Without what must be besides so that it is among the cases of interest. What was decided in iterations of loops that are over has to be
   * gone back to.
   */
  private findExplanation(): Solution | undefined {
    if (this.isNever) return undefined;
    const isOfLoop = this.occurrences.some(({ trail, iteration }) => trail !== undefined || iteration !== undefined);
    if (isOfLoop) return this.findSolution();
    const { reported, interest } = this.context;
    const condition = reported === undefined ? this.condition : reported.simplified(this.condition);
    const context = { ...this.context, interest: reported ?? interest };
    const found = solveOnce(condition, undefined, undefined, context);
    return found ?? solve(condition, undefined, undefined, { ...context, isForWords: true });
  }

  private with(condition: PathCondition, other: Case): Case {
    const more = other instanceof DiagramCase ? other.occurrences : NO_OCCURRENCES;
    if (more.length === 0 && condition === this.condition) return this;
    const all = more.length === 0 ? this.occurrences : [...this.occurrences, ...more].slice(0, MOST_OCCURRENCES);
    return new DiagramCase(condition, this.context, all);
  }

  /** Of a case among other cases of interest, what it is among those. */
  private conditionOf(other: Case): PathCondition {
    if (!(other instanceof DiagramCase)) throw new Error('Cases of different proofs cannot be combined.');
    const { condition, context } = other;
    return context.interest === this.context.interest
      ? condition
      : context.conditions.and(condition, context.interest.whole);
  }
}

/** Outputs beside each other in a loop are mostly met in the same way, and what identifies the user is mostly blank in the same case. */
function solveOnce(
  condition: PathCondition,
  trail: Trail | undefined,
  iteration: ActiveIteration | undefined,
  context: CaseContext,
): Solution | undefined {
  const { solved } = context.interest;
  const known = solved.get(condition);
  if (known !== undefined && known.trail === trail && known.iteration === iteration) return known.found;
  const found = solve(condition, trail, iteration, context);
  solved.set(condition, { trail, iteration, found });
  return found;
}
