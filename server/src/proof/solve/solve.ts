import { isArray, type Value } from '../../semantics/values.ts';
import type { Span } from '../../template/span.ts';
import type { Conditions, PathCondition } from '../conditions/conditions.ts';
import { isLeaf, kid } from '../conditions/diagram.ts';
import type { Meter } from '../conditions/meter.ts';
import type { Solution } from '../proof.ts';
import type { ActiveIteration, Trail } from '../trail.ts';
import {
  type DecisionVariables,
  digitsOf,
  type PathVariable,
  type Test,
  type TestVariable,
  widthOf,
} from '../values/decision-variables.ts';
import type { InputPath, InputPaths } from '../values/input-path.ts';
import { placesOf } from '../values/inside.ts';
import { findModel } from './find-model.ts';
import type { CasesOfInterest } from './interest.ts';
import { IterationsTaken, placeKey } from './iterations.ts';
import { contradiction, type FoundFact, type PlacedFact, placeFacts } from './placed-facts.ts';
import { comparisonInWords, describe, hasItems } from './words.ts';

/** What is chosen on each level, and in which iterations. */
type Choices = Map<number, number>;

interface AnsweredTest {
  readonly iteration: ActiveIteration | undefined;
  readonly level: number;
  readonly decisionVariable: TestVariable;
  readonly isYes: boolean;
}

/** What cannot be together. */
interface Misfits {
  /** Of a test that is among it. */
  readonly level?: number;
  readonly places: readonly InputPath[];
}

interface Recorded {
  readonly facts: FoundFact[];
  readonly iterations: IterationsTaken;
  readonly values: Map<string, Value>;
  readonly tests: AnsweredTest[];
  readonly words: string[];
  readonly decisions: Span[];
}

/** What all solving of one body shares. */
export interface Solving {
  readonly conditions: Conditions;
  readonly decisionVariables: DecisionVariables;
  readonly source: string;
  /** When something is sent at all: nothing else is of interest. */
  readonly interest: CasesOfInterest;
}

/**
 * One way to make a condition hold, with as few assumptions as can be. Goes back through the iterations of loops that were projected away.
 * Undefined where no values are found that bring it about.
 */
export function solve(
  condition: PathCondition,
  trail: Trail | undefined,
  iteration: ActiveIteration | undefined,
  solving: Solving,
): Solution | undefined {
  const { conditions, decisionVariables } = solving;
  let open = condition;
  for (let tries = 0; tries < MOST_TRIES && open !== conditions.never; tries++) {
    const found: Recorded = {
      facts: [],
      iterations: new IterationsTaken(),
      values: new Map(),
      tests: [],
      words: [],
      decisions: [],
    };
    const choices = goBack(open, trail, iteration, found, solving);
    const unanswered = answerTests(found, conditions.meter);
    conditions.meter.spend(STEPS_PER_FACT * found.facts.length);
    const placed = placeFacts(found.facts, found.iterations, decisionVariables.paths);
    const failed = unanswered ?? misfits(placed);
    if (failed === undefined) return solutionOf(found, placed, decisionVariables.paths);
    // The values that were chosen do not go together: another way, then.
    open = conditions.and(open, conditions.not(clash(failed, choices, solving)));
  }
  return undefined;
}

const MOST_TRIES = 16;
/** To choose it, to place it, to hold it against the others, and to put it into words. */
const STEPS_PER_FACT = 60;
/** To look which of them is best is less than to make them. */
const KIDS_PER_STEP = 8;

/** Places whose values contradict each other. */
function misfits(facts: readonly PlacedFact[]): Misfits | undefined {
  const found = contradiction(facts);
  return found && { places: found.map(({ path }) => path) };
}

function solutionOf(
  { facts: found, iterations, words, decisions }: Recorded,
  placed: readonly PlacedFact[],
  paths: InputPaths,
): Solution | undefined {
  const lengths = iterations.listLengths(paths);
  if (lengths === undefined) return undefined;
  const longer = placed.map((fact) => lengthened(fact, lengths.get(placeKey(fact.place)) ?? 0));
  const left = new Set(found.map((fact) => fact.words));
  for (const fact of placed) left.delete(fact.words);
  const said = new Map(placed.map((fact, at) => [fact.words, longer[at]?.words ?? '']));
  const facts = longer.map(({ place, value, words }) => ({ path: place, value, words }));
  // A list before what is in it, so that the one does not undo the other.
  facts.sort((one, other) => one.path.steps.length - other.path.steps.length);
  const distinct = new Map(decisions.map((span) => [`${span.start} ${span.end}`, span]));
  const shown = words.filter((one) => !left.has(one)).map((one) => said.get(one) ?? one);
  return { words: [...new Set(shown)], facts, decisions: [...distinct.values()] };
}

function lengthened(fact: PlacedFact, length: number): PlacedFact {
  const { path, iteration, value } = fact;
  if (!isArray(value) || value.length >= length) return fact;
  const more = Array.from({ length: length - value.length }, () => value.at(-1) ?? null);
  return { ...fact, value: [...value, ...more], words: sentence(path, hasItems(length), iteration) };
}

function sentence(path: InputPath, words: string, iteration: ActiveIteration | undefined): string {
  return `\`${path.text}\` ${words}${inIteration(path, iteration)}`;
}

/** Chooses for the condition, and then for the iterations that led to it. Gives what was chosen for the condition itself. */
function goBack(
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
  for (let steps = 0; at !== undefined && steps < MOST_STEPS; steps++) {
    if (at.kind === 'iteration') {
      const { loop } = at.iteration;
      found.iterations.add(at.iteration);
      for (const level of [...choices.keys()]) if (decisionVariables.isOfLoop(level, loop)) choices.delete(level);
      choose(restrict(at.before, choices, conditions), choices, at.iteration, found, solving);
      at = at.previous;
    } else {
      const occurrence = at.occurrences.find(({ when }) => restrict(when, choices, conditions) !== conditions.never);
      at = occurrence?.trail;
    }
  }
  return first;
}

/** How the values of some places, and perhaps the answer to a test of them, were chosen. */
function clash(
  { level, places }: Misfits,
  choices: Choices,
  { conditions, decisionVariables }: Solving,
): PathCondition {
  const keys = places.map(({ key }) => key);
  let condition: PathCondition = conditions.always;
  for (const [at, chosen] of choices) {
    const other = decisionVariables.at(at);
    const isRead = other?.kind === 'place' && keys.includes(other.path.key);
    if (at !== level && !isRead) continue;
    const width = other?.kind === 'place' ? widthOf(other) : 2;
    const kids = Array.from({ length: width }, (_, index) => (index === chosen ? conditions.always : conditions.never));
    condition = conditions.and(condition, conditions.space.decide(at, kids));
  }
  return condition;
}

function placesOfTest({ test: { left, right } }: TestVariable): readonly InputPath[] {
  return [left, right].flatMap((operand) => (operand.kind === 'asked' ? [] : placesOf(operand)));
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
  const lengths = new Map<number, number>();
  let at = condition;
  while (!isLeaf(at)) {
    const { level } = at;
    const kids = decisionVariables.alternativesOf(at);
    meter.spend(kids.length / KIDS_PER_STEP);
    const best = nearest(kids, lengths, meter);
    const chosen = indexesOf(best, kids);
    const decisionVariable = decisionVariables.at(level);
    if (decisionVariable?.kind === 'place') {
      const index = addFact(decisionVariable, chosen, iteration, found, solving);
      for (const [digitLevel, digit] of digitsOf(decisionVariable, index)) choices.set(digitLevel, digit);
    } else if (decisionVariable !== undefined) {
      choices.set(level, chosen[0] ?? 0);
      const isYes = chosen[0] === 0;
      found.tests.push({ iteration: iteration, level, decisionVariable: decisionVariable, isYes });
      found.decisions.push(decisionVariable.test.span);
      found.words.push(...testInWords(decisionVariable.test, isYes, source));
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
function nearest(kids: readonly PathCondition[], lengths: Map<number, number>, meter: Meter): PathCondition {
  let [best] = kids;
  if (best === undefined) throw new Error('A choice has alternatives.');
  let least = lengthOf(best, lengths, meter);
  let last = best;
  for (const one of kids) {
    if (one === last) continue;
    last = one;
    const length = lengthOf(one, lengths, meter);
    if (length < least) [best, least] = [one, length];
  }
  return best;
}

function indexesOf<T>(one: T, all: readonly T[]): number[] {
  const indexes: number[] = [];
  for (let at = 0; at < all.length; at++) if (all[at] === one) indexes.push(at);
  return indexes;
}

/** How many choices a way to where it holds takes at least. */
function lengthOf(condition: PathCondition, lengths: Map<number, number>, meter: Meter): number {
  if (isLeaf(condition)) return condition.value ? 0 : Number.POSITIVE_INFINITY;
  const known = lengths.get(condition.id);
  if (known !== undefined) return known;
  meter.spend(condition.kids.length);
  let length = Number.POSITIVE_INFINITY;
  for (const one of condition.kids) length = Math.min(length, 1 + lengthOf(one, lengths, meter));
  lengths.set(condition.id, length);
  return length;
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
  const plain = isReported ? undefined : meant.find(({ valueClass: representative }) => representative === 'number');
  const { words } = described;
  const value = plain?.value ?? described.value;
  found.values.set(path.key, value);
  found.decisions.push(...solving.decisionVariables.spansOf(path));
  const all = sentence(path, words, iteration);
  if (isReported) found.words.push(all);
  const index = representatives.findIndex((representative) => representative.value === value);
  const { holds = [], isOrLonger = false } = representatives[index] ?? {};
  found.facts.push({ path, iteration: iteration, value, words: all, holds, isOrLonger });
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

const ITERATIONS = {
  only: '',
  first: ' on the first item',
  second: ' on the second item',
  later: ' on a later item',
  last: ' on the last item',
};

function inIteration({ root }: InputPath, iteration: ActiveIteration | undefined): string {
  for (let at = iteration; at !== undefined && root.kind === 'item'; at = at.outer)
    if (at.loop === root.loop) return ITERATIONS[at.which];
  return '';
}

/** Finds values for what is tested and not yet chosen. Gives the first test for which there are none. */
function answerTests(found: Recorded, meter: Meter): Misfits | undefined {
  for (const { level, iteration, decisionVariable, isYes } of found.tests) {
    const places = placesOfTest(decisionVariable);
    const free = [...new Map(places.map((path) => [path.key, path])).values()].filter(
      ({ key }) => !found.values.has(key),
    );
    const values = findModel(decisionVariable.test, isYes, free, found.values, meter);
    if (values === 'never') return { level, places };
    for (const path of free) {
      const value = values.get(path.key);
      if (value === undefined) continue;
      found.values.set(path.key, value);
      found.facts.push({ path, iteration: iteration, value, words: '', holds: [], isOrLonger: false });
    }
  }
  return undefined;
}
