import type { Condition, Conditions } from '../conditions/conditions.ts';
import { type Decision, isLeaf } from '../conditions/diagram.ts';
import type { PlaceSubject, Subjects } from '../values/decision-variables.ts';

/**
 * The cases that are of interest, such as those in which something is sent: all questions are asked within them. Most conditions ask
 * for few choices, and the cases of interest for all of a body, so each question is asked of what the latter leave of those few.
 */
export class Care {
  /** What is left once choices above a level are left open, by falling levels. */
  private readonly projections: Condition[];
  private possible: ReadonlyMap<number, readonly boolean[]> | undefined;
  private all: Condition | undefined;

  /** @param more cases that are of interest beside those of `base`. */
  constructor(
    private readonly conditions: Conditions,
    private readonly subjects: Subjects,
    private readonly base: Condition,
    private readonly from?: Care,
  ) {
    this.projections = [base];
  }

  with(more: Condition): Care {
    return new Care(this.conditions, this.subjects, more, this);
  }

  /** All of them. Costs as much as they have choices. */
  get whole(): Condition {
    this.all ??= this.from === undefined ? this.base : this.conditions.or(this.base, this.from.whole);
    return this.all;
  }

  /** Whether some case of interest is such. */
  isPossible(condition: Condition): boolean {
    return this.conditions.and(condition, this.upTo(condition.level)) !== this.conditions.never;
  }

  /** Whether all cases of interest are such. */
  isAlways(condition: Condition): boolean {
    return !this.isPossible(this.conditions.not(condition));
  }

  /** A condition without the choices that do not matter in the cases of interest. */
  simplified(condition: Condition): Condition {
    return this.conditions.constrain(condition, this.upTo(condition.level));
  }

  /** Which sorts a place may have. */
  possibleSorts(subject: PlaceSubject): readonly boolean[] {
    if (this.from !== undefined) {
      const others = this.from.possibleSorts(subject);
      const own = possibleUnder(this.base, subject, this.subjects);
      return others.map((isPossible, at) => isPossible || own[at] === true);
    }
    this.possible ??= possibleAlternatives(this.base, this.subjects);
    const own = this.possible.get(subject.levels[0] ?? -1);
    return own ?? subject.sorts.map(() => true);
  }

  /** The condition on the choices up to a level under which the others can be made so that it is a case of interest. */
  private upTo(level: number): Condition {
    const { conditions, projections, from } = this;
    let at = projections.at(-1) ?? this.base;
    if (at.level <= level) at = highestUpTo(level, projections);
    while (at.level > level && !isLeaf(at)) {
      at = conditions.any(at.kids);
      projections.push(at);
    }
    return from === undefined ? at : conditions.or(at, from.upTo(level));
  }
}

/** The first of conditions by falling levels that asks for nothing above a level; the last one surely does not. */
function highestUpTo(level: number, projections: readonly Condition[]): Condition {
  let [low, high] = [0, projections.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((projections[middle]?.level ?? -1) <= level) high = middle;
    else low = middle + 1;
  }
  const found = projections[low];
  if (found === undefined) throw new Error('There is always the first projection.');
  return found;
}

/** Which sorts of one place some way to where a condition holds takes. Looks only at what is asked before that. */
function possibleUnder(condition: Condition, subject: PlaceSubject, subjects: Subjects): readonly boolean[] {
  const [first = -1] = subject.levels;
  const last = subject.levels.at(-1) ?? first;
  const possible = subject.sorts.map(() => false);
  const seen = new Set<number>();
  const stack: Condition[] = [condition];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isLeaf(node) ? !node.value : seen.has(node.id)) continue;
    seen.add(node.id);
    if (isLeaf(node) || node.level < last) return possible.fill(true);
    if (node.level > first) stack.push(...node.kids);
    else for (const [at, kid] of subjects.alternativesOf(node).entries()) possible[at] ||= !isLeaf(kid) || kid.value;
  }
  return possible;
}

/** By the first level of a place, which of its sorts some way to where a condition holds takes; places that no way asks for are not told. */
function possibleAlternatives(condition: Condition, subjects: Subjects): ReadonlyMap<number, readonly boolean[]> {
  const found = new Map<number, boolean[]>();
  const seen = new Set<number>();
  const skips = new Skips();
  const stack: { readonly node: Condition; readonly above: number }[] = [
    { node: condition, above: Number.POSITIVE_INFINITY },
  ];
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    const { node, above } = entry;
    if (isLeaf(node) && !node.value) continue;
    skips.add(node.level, above);
    if (isLeaf(node) || seen.has(node.id)) continue;
    seen.add(node.id);
    visit(node, found, subjects, stack);
  }
  for (const level of skips.among([...found.keys()])) found.get(level)?.fill(true);
  return found;
}

function visit(
  node: Decision<boolean>,
  found: Map<number, boolean[]>,
  subjects: Subjects,
  stack: { node: Condition; above: number }[],
): void {
  const subject = subjects.at(node.level);
  const kids = subjects.alternativesOf(node);
  const isPlace = subject?.kind === 'place';
  const first = isPlace ? (subject.levels[0] ?? node.level) : node.level;
  const last = isPlace ? (subject.levels.at(-1) ?? node.level) : node.level;
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
