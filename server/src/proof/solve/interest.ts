import type { Conditions, PathCondition } from '../conditions/conditions.ts';
import { type Decision, isLeaf } from '../conditions/diagram.ts';
import type { Case, Solution } from '../proof.ts';
import type { ActiveIteration, Trail } from '../trail.ts';
import type { PathVariable } from '../values/decision-variable.ts';
import type { DecisionVariables } from '../values/decision-variables.ts';

/** A solution, and the way back that it goes. */
export interface Solved {
  readonly trail: Trail | undefined;
  readonly iteration: ActiveIteration | undefined;
  readonly found: Solution | undefined;
}

/**
 * The cases that are of interest, such as those in which something is sent: all observations are asked within them. Most conditions ask
 * for few choices, and the cases of interest for all of a body, so each observation is asked of what the latter leave of those few.
 */
export class CasesOfInterest {
  /** What is left once choices above a level are left open, by falling levels. */
  private readonly projections: PathCondition[];
  private possible: ReadonlyMap<number, readonly boolean[]> | undefined;
  private all: PathCondition | undefined;
  /** The case of each condition that was asked for, so that it is judged once. */
  readonly cases = new Map<PathCondition, Case>();
  /** What was found last for a condition. */
  readonly solved = new Map<PathCondition, Solved>();
  private readonly larger = new Map<PathCondition, CasesOfInterest>();

  /** @param more cases that are of interest beside those of `base`. */
  constructor(
    private readonly conditions: Conditions,
    private readonly decisionVariables: DecisionVariables,
    private readonly base: PathCondition,
    private readonly from?: CasesOfInterest,
  ) {
    this.projections = [base];
  }

  /** What is asked of the same cases is worked out once. */
  with(more: PathCondition): CasesOfInterest {
    const known = this.larger.get(more) ?? new CasesOfInterest(this.conditions, this.decisionVariables, more, this);
    this.larger.set(more, known);
    return known;
  }

  /** All of them. Costs as much as they have choices. */
  get whole(): PathCondition {
    this.all ??= this.from === undefined ? this.base : this.conditions.or(this.base, this.from.whole);
    return this.all;
  }

  /** Whether some case of interest is such. */
  isPossible(condition: PathCondition): boolean {
    return this.conditions.and(condition, this.upTo(condition.level)) !== this.conditions.never;
  }

  /** Whether all cases of interest are such. */
  isAlways(condition: PathCondition): boolean {
    return !this.isPossible(this.conditions.not(condition));
  }

  /** A condition without the choices that do not matter in the cases of interest. */
  simplified(condition: PathCondition): PathCondition {
    return isLeaf(condition) ? condition : this.conditions.constrain(condition, this.upTo(condition.level));
  }

  /** Which classes a place may have. */
  possibleRepresentatives(decisionVariable: PathVariable): readonly boolean[] {
    if (this.from !== undefined) {
      const others = this.from.possibleRepresentatives(decisionVariable);
      const own = possibleUnder(this.base, decisionVariable, this.decisionVariables);
      return others.map((isPossible, at) => isPossible || own[at] === true);
    }
    this.possible ??= possibleAlternatives(this.base, this.decisionVariables);
    const own = this.possible.get(decisionVariable.levels[0] ?? -1);
    return own ?? decisionVariable.representatives.map(() => true);
  }

  /** The condition on the choices up to a level under which the others can be made so that it is a case of interest. */
  private upTo(level: number): PathCondition {
    const { conditions, projections, from } = this;
    let at = projections.at(-1) ?? this.base;
    if (at.level <= level) at = highestUpTo(level, projections) ?? at;
    while (at.level > level && !isLeaf(at)) {
      at = conditions.any(at.kids);
      projections.push(at);
    }
    return from === undefined ? at : conditions.or(at, from.upTo(level));
  }
}

/** The first of conditions by falling levels that asks for nothing above a level; the last one surely does not. */
function highestUpTo(level: number, projections: readonly PathCondition[]): PathCondition | undefined {
  let [low, high] = [0, projections.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((projections[middle]?.level ?? -1) <= level) high = middle;
    else low = middle + 1;
  }
  return projections[low];
}

/** Which classes of one place some way to where a condition holds takes. Looks only at what is asked before that. */
function possibleUnder(
  condition: PathCondition,
  decisionVariable: PathVariable,
  decisionVariables: DecisionVariables,
): readonly boolean[] {
  const [first = -1] = decisionVariable.levels;
  const last = decisionVariable.levels.at(-1) ?? first;
  const possible = decisionVariable.representatives.map(() => false);
  const seen = new Set<number>();
  const stack: PathCondition[] = [condition];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isLeaf(node) ? !node.value : seen.has(node.id)) continue;
    seen.add(node.id);
    if (isLeaf(node) || node.level < last) return possible.fill(true);
    if (node.level > first) stack.push(...node.kids);
    else
      for (const [at, kid] of decisionVariables.alternativesOf(node).entries())
        possible[at] ||= !isLeaf(kid) || kid.value;
  }
  return possible;
}

/** By the first level of a place, which of its classes some way to where a condition holds takes; places that no way asks for are not told. */
function possibleAlternatives(
  condition: PathCondition,
  decisionVariables: DecisionVariables,
): ReadonlyMap<number, readonly boolean[]> {
  const found = new Map<number, boolean[]>();
  const seen = new Set<number>();
  const skips = new Skips();
  const stack: { readonly node: PathCondition; readonly above: number }[] = [
    { node: condition, above: Number.POSITIVE_INFINITY },
  ];
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    const { node, above } = entry;
    if (isLeaf(node) && !node.value) continue;
    skips.add(node.level, above);
    if (isLeaf(node) || seen.has(node.id)) continue;
    seen.add(node.id);
    visit(node, found, decisionVariables, stack);
  }
  for (const level of skips.among([...found.keys()])) found.get(level)?.fill(true);
  return found;
}

function visit(
  node: Decision<boolean>,
  found: Map<number, boolean[]>,
  decisionVariables: DecisionVariables,
  stack: { node: PathCondition; above: number }[],
): void {
  const decisionVariable = decisionVariables.at(node.level);
  const kids = decisionVariables.alternativesOf(node);
  const isPlace = decisionVariable?.kind === 'place';
  const first = isPlace ? (decisionVariable.levels[0] ?? node.level) : node.level;
  const last = isPlace ? (decisionVariable.levels.at(-1) ?? node.level) : node.level;
  const possible = found.get(first) ?? kids.map(() => false);
  found.set(first, possible);
  for (const [at, kid] of kids.entries()) {
    if (isLeaf(kid) && !kid.value) continue;
    possible[at] = true;
    stack.push({ node: kid, above: last });
  }
}

/** Levels that some way goes past without asking. */
class Skips {
  private readonly from: number[] = [];
  private readonly to: number[] = [];

  /** A way goes from the level `above` straight to the level `below`. */
  add(below: number, above: number): void {
    this.from.push(below);
    this.to.push(above);
  }

  /** Those of some levels that are within such a step. */
  among(levels: readonly number[]): readonly number[] {
    const starts = this.from.toSorted((one, other) => one - other);
    const ends = this.to.toSorted((one, other) => one - other);
    let [started, ended] = [0, 0];
    return levels
      .toSorted((one, other) => one - other)
      .filter((level) => {
        while (started < starts.length && (starts[started] ?? 0) < level) started++;
        while (ended < ends.length && (ends[ended] ?? 0) <= level) ended++;
        return started > ended;
      });
  }
}
