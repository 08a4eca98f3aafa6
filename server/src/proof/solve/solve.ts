import { isArray, type Value } from '../../semantics/values.ts';
import type { Span } from '../../template/span.ts';
import type { Condition, Conditions } from '../conditions/conditions.ts';
import { isLeaf, kid } from '../conditions/diagram.ts';
import type { Meter } from '../conditions/meter.ts';
import type { Solution } from '../proof.ts';
import type { Trail, TurnInfo } from '../reader/state.ts';
import {
  digitsOf,
  type PlaceSubject,
  type Subjects,
  type Test,
  type TestSubject,
  widthOf,
} from '../values/decision-variables.ts';
import type { Path, Paths } from '../values/input-path.ts';
import { placesOf } from '../values/inside.ts';
import { settle } from './find-model.ts';
import type { Care } from './interest.ts';
import { placeKey, TurnsTaken } from './iterations.ts';
import { contradiction, type FoundFact, type PlacedFact, placeFacts } from './placed-facts.ts';
import { comparisonInWords, describe, hasItems } from './words.ts';

/** What is chosen on each level, and in which turns. */
type Choices = Map<number, number>;

interface AnsweredTest {
  readonly turn: TurnInfo | undefined;
  readonly level: number;
  readonly subject: TestSubject;
  readonly isYes: boolean;
}

/** What cannot be together. */
interface Misfits {
  /** Of a test that is among it. */
  readonly level?: number;
  readonly places: readonly Path[];
}

interface Found {
  readonly facts: FoundFact[];
  readonly turns: TurnsTaken;
  readonly values: Map<string, Value>;
  readonly tests: AnsweredTest[];
  readonly words: string[];
  readonly decisions: Span[];
}

/** What all solving of one body shares. */
export interface Solving {
  readonly conditions: Conditions;
  readonly subjects: Subjects;
  readonly source: string;
  /** When something is sent at all: nothing else is of interest. */
  readonly care: Care;
}

/**
 * One way to make a condition hold, with as few assumptions as can be. Goes back through the turns of loops that were forgotten.
 * Undefined where no values are found that bring it about.
 */
export function solve(
  condition: Condition,
  trail: Trail | undefined,
  turn: TurnInfo | undefined,
  solving: Solving,
): Solution | undefined {
  const { conditions, subjects } = solving;
  let open = condition;
  for (let tries = 0; tries < MOST_TRIES && open !== conditions.never; tries++) {
    const found: Found = { facts: [], turns: new TurnsTaken(), values: new Map(), tests: [], words: [], decisions: [] };
    const choices = goBack(open, trail, turn, found, solving);
    const unanswered = answerTests(found, conditions.meter);
    conditions.meter.spend(STEPS_PER_FACT * found.facts.length);
    const placed = placeFacts(found.facts, found.turns, subjects.paths);
    const failed = unanswered ?? misfits(placed);
    if (failed === undefined) return solutionOf(found, placed, subjects.paths);
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
  { facts: found, turns, words, decisions }: Found,
  placed: readonly PlacedFact[],
  paths: Paths,
): Solution | undefined {
  const lengths = turns.listLengths(paths);
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
  const { path, turn, value } = fact;
  if (!isArray(value) || value.length >= length) return fact;
  const more = Array.from({ length: length - value.length }, () => value.at(-1) ?? null);
  return { ...fact, value: [...value, ...more], words: sentence(path, hasItems(length), turn) };
}

function sentence(path: Path, words: string, turn: TurnInfo | undefined): string {
  return `\`${path.text}\` ${words}${inTurn(path, turn)}`;
}

/** Chooses for the condition, and then for the turns that led to it. Gives what was chosen for the condition itself. */
function goBack(
  condition: Condition,
  trail: Trail | undefined,
  turn: TurnInfo | undefined,
  found: Found,
  solving: Solving,
): Choices {
  const { conditions, subjects } = solving;
  const choices: Choices = new Map();
  found.turns.add(turn);
  choose(condition, choices, turn, found, solving);
  const first = new Map(choices);
  let at = trail;
  for (let steps = 0; at !== undefined && steps < MOST_STEPS; steps++) {
    if (at.kind === 'turn') {
      const { loop } = at.turn;
      found.turns.add(at.turn);
      for (const level of [...choices.keys()]) if (subjects.isOfLoop(level, loop)) choices.delete(level);
      choose(restrict(at.before, choices, conditions), choices, at.turn, found, solving);
      at = at.previous;
    } else {
      const way = at.ways.find(({ when }) => restrict(when, choices, conditions) !== conditions.never);
      at = way?.trail;
    }
  }
  return first;
}

/** How the values of some places, and perhaps the answer to a test of them, were chosen. */
function clash({ level, places }: Misfits, choices: Choices, { conditions, subjects }: Solving): Condition {
  const keys = places.map(({ key }) => key);
  let condition: Condition = conditions.always;
  for (const [at, chosen] of choices) {
    const other = subjects.at(at);
    const isRead = other?.kind === 'place' && keys.includes(other.path.key);
    if (at !== level && !isRead) continue;
    const width = other?.kind === 'place' ? widthOf(other) : 2;
    const kids = Array.from({ length: width }, (_, index) => (index === chosen ? conditions.always : conditions.never));
    condition = conditions.and(condition, conditions.space.decide(at, kids));
  }
  return condition;
}

function placesOfTest({ test: { left, right } }: TestSubject): readonly Path[] {
  return [left, right].flatMap((operand) => (operand.kind === 'asked' ? [] : placesOf(operand)));
}

const MOST_STEPS = 1000;

/** The condition once these choices are made; those of turns are another's. */
function restrict(condition: Condition, choices: Choices, conditions: Conditions): Condition {
  const memo = new Map<number, Condition>();
  const visit = (one: Condition): Condition => {
    if (isLeaf(one)) return one;
    const known = memo.get(one.id);
    if (known !== undefined) return known;
    const chosen = choices.get(one.level);
    const kids: Condition[] = [];
    if (chosen === undefined) for (const each of one.kids) kids.push(visit(each));
    const result = chosen === undefined ? conditions.space.decide(one.level, kids) : visit(kid(one, one.level, chosen));
    memo.set(one.id, result);
    return result;
  };
  return visit(condition);
}

/** Goes the shortest way down to where the condition holds. */
function choose(
  condition: Condition,
  choices: Choices,
  turn: TurnInfo | undefined,
  found: Found,
  solving: Solving,
): void {
  const { subjects, source, conditions } = solving;
  const { meter } = conditions;
  const lengths = new Map<number, number>();
  let at = condition;
  while (!isLeaf(at)) {
    const { level } = at;
    const kids = subjects.alternativesOf(at);
    meter.spend(kids.length / KIDS_PER_STEP);
    const best = kids.reduce((one, other) =>
      lengthOf(other, lengths, meter) < lengthOf(one, lengths, meter) ? other : one,
    );
    const chosen = kids.flatMap((one, index) => (one === best ? [index] : []));
    const subject = subjects.at(level);
    if (subject?.kind === 'place') {
      const index = addFact(subject, chosen, turn, found, solving);
      for (const [digitLevel, digit] of digitsOf(subject, index)) choices.set(digitLevel, digit);
    } else if (subject !== undefined) {
      choices.set(level, chosen[0] ?? 0);
      const isYes = chosen[0] === 0;
      found.tests.push({ turn, level, subject, isYes });
      found.decisions.push(subject.test.span);
      found.words.push(...testInWords(subject.test, isYes, source));
    }
    at = best;
  }
}

function testInWords(test: Test, isYes: boolean, source: string): string[] {
  const { span, turns } = test;
  const asked = `\`${source.slice(span.start, span.end)}\``;
  if (turns === undefined) return [comparisonInWords(test, isYes !== test.isNegated, source)];
  // That a list has not one item says little; that it has not two is asked last, and means more.
  if (isYes) return [`${asked} ${hasItems(turns)}`];
  return turns === 2 ? [`${asked} has at least 3 items`] : [];
}

/** How many choices a way to where it holds takes at least. */
function lengthOf(condition: Condition, lengths: Map<number, number>, meter: Meter): number {
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
  subject: PlaceSubject,
  chosen: readonly number[],
  turn: TurnInfo | undefined,
  found: Found,
  solving: Solving,
): number {
  const { path, sorts } = subject;
  const meant = chosen.flatMap((at) => sorts[at] ?? []);
  const isTold = tells(subject, chosen, solving);
  const described = describe(meant, sorts);
  // Where it does not matter, a number does least harm wherever it is printed.
  const plain = isTold ? undefined : meant.find(({ sort }) => sort === 'number');
  const { words } = described;
  const value = plain?.value ?? described.value;
  found.values.set(path.key, value);
  found.decisions.push(...solving.subjects.spansOf(path));
  const all = sentence(path, words, turn);
  if (isTold) found.words.push(all);
  const index = sorts.findIndex((sort) => sort.value === value);
  const { holds = [], isOrLonger = false } = sorts[index] ?? {};
  found.facts.push({ path, turn, value, words: all, holds, isOrLonger });
  return index;
}

/** Whether a choice says anything, or holds whenever something is sent. */
function tells(subject: PlaceSubject, chosen: readonly number[], { care, subjects }: Solving): boolean {
  // What an assumption leaves out of the items of a loop is not in what is sent.
  if (subject.path.root.kind === 'item' && subjects.spansOf(subject.path).length === 0) return false;
  const meant = new Set(chosen);
  return care.possibleSorts(subject).some((isPossible, at) => isPossible && !meant.has(at));
}

const TURNS = {
  only: '',
  first: ' on the first item',
  second: ' on the second item',
  later: ' on a later item',
  last: ' on the last item',
};

function inTurn({ root }: Path, turn: TurnInfo | undefined): string {
  for (let at = turn; at !== undefined && root.kind === 'item'; at = at.outer)
    if (at.loop === root.loop) return TURNS[at.which];
  return '';
}

/** Finds values for what is tested and not yet chosen. Gives the first test for which there are none. */
function answerTests(found: Found, meter: Meter): Misfits | undefined {
  for (const { level, turn, subject, isYes } of found.tests) {
    const places = placesOfTest(subject);
    const free = [...new Map(places.map((path) => [path.key, path])).values()].filter(
      ({ key }) => !found.values.has(key),
    );
    const values = settle(subject.test, isYes, free, found.values, meter);
    if (values === 'never') return { level, places };
    for (const path of free) {
      const value = values.get(path.key);
      if (value === undefined) continue;
      found.values.set(path.key, value);
      found.facts.push({ path, turn, value, words: '', holds: [], isOrLonger: false });
    }
  }
  return undefined;
}
