import type { Conditions, PathCondition } from '../conditions/conditions.ts';
import { isLeaf, kid } from '../conditions/diagram.ts';
import type { ActiveIteration, Trail } from '../trail.ts';
import { digitsOf, type PathVariable, type Test } from '../values/decision-variable.ts';
import { Lengths } from './lengths.ts';
import { likeOf, rangeOf } from './like.ts';
import type { Choices, Recorded, Solving } from './recorded.ts';
import { comparisonInWords, describe, hasItems, sentence } from './words.ts';

/** To look which of them is best is less than to make them. */
export const KIDS_PER_STEP = 3;

/** Chooses for the condition, and then for the iterations that led to it. Gives what was chosen for the condition itself. */
export function goBack(
  condition: PathCondition,
  trail: Trail | undefined,
  iteration: ActiveIteration | undefined,
  found: Recorded,
  solving: Solving,
): Choices {
  const { conditions, decisionVariables } = solving;
  const choices: Choices = new Map();
  found.iterations.add(iteration);
  choose(condition, choices, iteration, found, solving);
  const first = new Map(choices);
  let at = trail;
  let current = iteration;
  for (let steps = 0; at !== undefined && steps < MOST_STEPS; steps++) {
    if (at.kind === 'iteration') {
      current = at.iteration;
      const { loop } = current;
      found.iterations.add(current);
      for (const level of [...choices.keys()]) if (decisionVariables.isOfLoop(level, loop)) choices.delete(level);
      choose(restrict(at.before, choices, conditions), choices, current, found, solving);
      at = at.previous;
    } else {
      const ways = at.occurrences.map(
        ({ when, trail: before }) => [restrict(when, choices, conditions), before] as const,
      );
      const [open, before] =
        ways.find(([one]) => one === conditions.always) ?? ways.find(([one]) => one !== conditions.never) ?? [];
      // All of them together may leave open what decides which one it is, such as an item of this iteration.
      if (open !== undefined && current !== undefined) choose(open, choices, current, found, solving);
      at = before;
    }
  }
  return first;
}

const MOST_STEPS = 1000;

/** The condition once these choices are made; those of iterations are another's. */
function restrict(condition: PathCondition, choices: Choices, conditions: Conditions): PathCondition {
  const memo = new Map<number, PathCondition>();
  const visit = (one: PathCondition): PathCondition => {
    if (isLeaf(one)) return one;
    const known = memo.get(one.id);
    if (known !== undefined) return known;
    const chosen = choices.get(one.level);
    const kids: PathCondition[] = [];
    if (chosen === undefined) for (const each of one.kids) kids.push(visit(each));
    const result = chosen === undefined ? conditions.space.decide(one.level, kids) : visit(kid(one, one.level, chosen));
    memo.set(one.id, result);
    return result;
  };
  return visit(condition);
}

/** Goes the shortest way down to where the condition holds. */
function choose(
  condition: PathCondition,
  choices: Choices,
  iteration: ActiveIteration | undefined,
  found: Recorded,
  solving: Solving,
): void {
  const { decisionVariables, source, conditions } = solving;
  const { meter } = conditions;
  const lengths = new Lengths(conditions);
  let at = condition;
  while (!isLeaf(at)) {
    const { level } = at;
    const kids = decisionVariables.alternativesOf(at);
    meter.spend(Math.ceil(kids.length / KIDS_PER_STEP));
    const best = nearest(kids, lengths);
    const chosen = indexesOf(best, kids);
    const decisionVariable = decisionVariables.at(level);
    if (decisionVariable?.kind === 'place') {
      const index = addFact(decisionVariable, chosen, iteration, found, solving);
      for (const [digitLevel, digit] of digitsOf(decisionVariable, index)) choices.set(digitLevel, digit);
    } else if (decisionVariable !== undefined) {
      choices.set(level, chosen[0] ?? 0);
      const isYes = chosen[0] === 0;
      found.tests.push({ iteration, level, decisionVariable, isYes });
      const { test } = decisionVariable;
      if (test.span.end > 0) {
        found.decisions.push(test.span);
        found.words.push(...testInWords(test, isYes, source));
      }
    }
    at = best;
  }
}

function testInWords(test: Test, isYes: boolean, source: string): string[] {
  const { span, iterations } = test;
  const asked = `\`${source.slice(span.start, span.end)}\``;
  if (iterations === undefined) return [comparisonInWords(test, isYes !== test.isNegated, source)];
  // That a list has not one item says little; that it has not two is asked last, and means more.
  if (isYes) return [`${asked} ${hasItems(iterations)}`];
  return iterations === 2 ? [`${asked} has at least 3 items`] : [];
}

/** The first of those from which it takes the fewest choices. Most of many alternatives are one. */
export function nearest(kids: readonly PathCondition[], lengths: Lengths): PathCondition {
  let [best] = kids;
  if (best === undefined) throw new Error('A choice needs alternatives.');
  let least = lengths.of(best);
  let last = best;
  for (const one of kids) {
    if (one === last) continue;
    last = one;
    const length = lengths.of(one);
    if (length < least) [best, least] = [one, length];
  }
  return best;
}

function indexesOf<T>(one: T, all: readonly T[]): number[] {
  const indexes: number[] = [];
  for (let at = 0; at < all.length; at++) if (all[at] === one) indexes.push(at);
  return indexes;
}

function addFact(
  decisionVariable: PathVariable,
  chosen: readonly number[],
  iteration: ActiveIteration | undefined,
  found: Recorded,
  solving: Solving,
): number {
  const { path, representatives } = decisionVariable;
  const meant = chosen.flatMap((at) => representatives[at] ?? []);
  const isReported = tells(decisionVariable, chosen, solving);
  const described = describe(meant, representatives);
  // Where it does not matter, a number does least harm wherever it is printed.
  const plain = isReported ? undefined : meant.find(({ valueClass }) => valueClass === 'number');
  const { words } = described;
  const value = plain?.value ?? described.value;
  found.values.set(path.key, value);
  found.decisions.push(...solving.decisionVariables.spansOf(path));
  const all = sentence(path, words, iteration);
  if (isReported) found.words.push(all);
  const index = representatives.findIndex((representative) => representative.value === value);
  const { holds = [], isOrLonger = false } = representatives[index] ?? {};
  const like = likeOf(representatives[index]);
  const range = like === 'number' || like === 'list' ? { range: rangeOf(value, representatives) } : {};
  found.facts.push({ path, iteration, value, words: all, holds, isOrLonger, ...(like && { like }), ...range });
  return index;
}

/** Whether a choice says anything, or holds whenever something is sent. */
function tells(
  decisionVariable: PathVariable,
  chosen: readonly number[],
  { interest, decisionVariables }: Solving,
): boolean {
  // What an assumption leaves out of the items of a loop is not in what is sent.
  if (decisionVariable.path.root.kind === 'item' && decisionVariables.spansOf(decisionVariable.path).length === 0)
    return false;
  const meant = new Set(chosen);
  return interest.possibleRepresentatives(decisionVariable).some((isPossible, at) => isPossible && !meant.has(at));
}
