import type { AttributePath } from '../../server/src/proof/proof.ts';
import { identity } from '../../server/src/semantics/compare.ts';
import { print } from '../../server/src/semantics/print.ts';
import { isArray, isHash, type Value } from '../../server/src/semantics/values.ts';
import type { Read } from './body-tree.ts';
import { Dice } from './dice.ts';
import { type Given, hostileValues } from './sources.ts';

/** A value for each attribute that a body reads. */
export type Assignment = readonly Given[];

/** What a body reads, by attribute. */
export interface Reading {
  readonly source: AttributePath;
  readonly shape: Shape;
}

/** What is done with a value, and with what is in it. */
interface Shape {
  readonly values: Value[];
  printed: boolean;
  readonly members: Map<string, Shape>;
  items?: Shape;
}

export function readingsOf(reads: readonly Read[]): readonly Reading[] {
  const readings = new Map<string, Reading>();
  for (const { source, steps, values, printed } of reads) {
    const reading = readings.get(source.text) ?? { source, shape: newShape() };
    readings.set(source.text, reading);
    const shape = steps.reduce(innerShape, reading.shape);
    shape.values.push(...values);
    shape.printed ||= printed;
  }
  return [...readings.values()];
}

const newShape = (): Shape => ({ values: [], printed: false, members: new Map() });

function innerShape(shape: Shape, step: string): Shape {
  if (step === '[]') {
    shape.items ??= newShape();
    return shape.items;
  }
  const inner = shape.members.get(step) ?? newShape();
  shape.members.set(step, inner);
  return inner;
}

/** How many values are told apart; lists count for what their items are read for. */
export function atomsOf({ shape }: Reading): number {
  const inner = [...shape.members.values(), ...(shape.items ? [shape.items] : [])];
  return 1 + inner.reduce((sum, each) => sum + atomsOf({ source: noSource, shape: each }), 0);
}

const noSource: AttributePath = { root: { kind: 'attribute', name: '' }, steps: [], text: '' };

/** Of the items of a list, how many different ones are tried, and how many lists. */
const MOST_ITEMS = 6;
const MOST_LISTS = 24;

/** The values that tests can tell apart; what is printed is a number, or a text that looks like one, where no test asks for more: no slip anywhere. */
function candidates(shape: Shape, dice: Dice): readonly Value[] {
  const values: Value[] = [...shape.values];
  if (shape.printed) values.push(5n, '5');
  if (shape.members.size > 0) values.push(...hashes(shape, dice));
  if (shape.items) values.push(...lists(candidates(shape.items, dice), dice));
  if (values.length === 0) values.push(null);
  return distinct(values);
}

function hashes({ members }: Shape, dice: Dice): readonly Value[] {
  let found: ReadonlyMap<string, Value>[] = [new Map()];
  for (const [name, shape] of members) {
    const values = candidates(shape, dice);
    found = found.flatMap((hash) => values.map((value) => new Map([...hash, [name, value]])));
    found = [...dice.some(found, 2 * MOST_ITEMS)];
  }
  return found;
}

/** Lists of no item up to three, and one of four. */
function lists(items: readonly Value[], dice: Dice): readonly Value[] {
  const few = dice.some(items, MOST_ITEMS);
  const pairs = few.flatMap((first) => few.map((second) => [first, second]));
  const triples = Array.from({ length: 8 }, () => [dice.pick(few), dice.pick(few), dice.pick(few)]);
  const chosen = [
    ...few.map((item) => [item]),
    ...dice.some(pairs, MOST_LISTS - MOST_ITEMS - triples.length),
    ...triples,
  ];
  return [null, [], ...chosen, [dice.pick(few), dice.pick(few), dice.pick(few), dice.pick(few)]];
}

function distinct(values: readonly Value[]): readonly Value[] {
  return [...new Map(values.map((value) => [identity(value), value])).values()];
}

/** What the tests of a body see of an assignment, apart from lists: which of the values that they tell apart. */
export function seenByTests(readings: readonly Reading[], assignment: Assignment): string {
  const given = new Map(assignment.map(({ path, value }) => [path.text, value]));
  const hasSpace = assignment.some(
    ({ path, value }) => path.steps.some((step) => typeof step === 'bigint') && holdsWhiteSpace(value),
  );
  const tested = readings.filter(({ shape }) => shape.values.length > 0 || shape.items);
  return tested
    .map(({ source, shape }) => {
      const value = given.get(source.text) ?? null;
      // A text is walked as one item, which no list of numbers shows.
      if (shape.items) return Array.isArray(value) ? `list ${hasSpace || holdsWhiteSpace(value)}` : typeof value;
      const own = identity(value);
      return shape.values.some((value) => identity(value) === own) ? own : 'other';
    })
    .join(';');
}

/** Blank to a test like what is missing, and printed otherwise. */
function holdsWhiteSpace(value: Value): boolean {
  if (isArray(value)) return value.some(holdsWhiteSpace);
  if (isHash(value)) return [...value.values()].some(holdsWhiteSpace);
  return typeof value === 'string' && value !== '' && value.trim() === '';
}

export interface Assignments {
  readonly all: readonly Assignment[];
  /** False where there are more than could be listed. */
  readonly complete: boolean;
}

/** Braze's own attributes are texts or missing. */
function fits({ root }: AttributePath, value: Value): boolean {
  return root.kind !== 'attribute' || value === null || typeof value === 'string';
}

/** All assignments of the values that the body tells apart, or `limit` of them at random. */
export function assignmentsOf(readings: readonly Reading[], limit: number, random: () => number): Assignments {
  const dice = new Dice(random);
  const choices = readings.map(({ source, shape }) =>
    candidates(shape, dice)
      .filter((value) => fits(source, value))
      .map((value): Given => ({ path: source, value })),
  );
  const count = choices.reduce((product, { length }) => product * length, 1);
  if (count > limit) {
    return { all: Array.from({ length: limit }, () => choices.map((givens) => dice.pick(givens))), complete: false };
  }
  let all: Assignment[] = [[]];
  for (const givens of choices) all = all.flatMap((assignment) => givens.map((given) => [...assignment, given]));
  return { all, complete: true };
}

/** The same with hostile values, one at a time and some together. */
export function hostileAssignments(
  readings: readonly Reading[],
  base: readonly Assignment[],
  { each, random }: { each: number; random: () => number },
): readonly Assignment[] {
  const dice = new Dice(random);
  const printed = readings.flatMap((reading) => hostileOf(reading, dice));
  const single = printed.flatMap((given) =>
    dice
      .some(base.length > 4 * each ? sampleOf(base, 4 * each, dice) : base, each)
      .map((assignment) => [...assignment, given]),
  );
  if (printed.length === 0) return [];
  const several = Array.from({ length: 2 * each }, () => [
    ...dice.pick(base),
    ...Array.from({ length: 3 }, () => dice.pick(printed)),
  ]);
  return [...single, ...several];
}

function sampleOf<T>(items: readonly T[], count: number, dice: Dice): readonly T[] {
  return Array.from({ length: count }, () => dice.pick(items));
}

/** Hostile values of an attribute that is printed; of a list, lists in which an item or a member of an item is hostile. */
function hostileOf({ source, shape }: Reading, dice: Dice): readonly Given[] {
  return hostileOfShape(source, shape, dice).map((value) => ({ path: source, value }));
}

function hostileOfShape(source: AttributePath, shape: Shape, dice: Dice): readonly Value[] {
  const own = shape.printed ? hostileValues(source) : [];
  const items = shape.items
    ? hostileOfShape(source, shape.items, dice).map((item) => hostileList(shape, item, dice))
    : [];
  const members = [...shape.members].flatMap(([name, inner]) =>
    hostileOfShape(source, inner, dice).map((value) => new Map([...anyHash(shape, dice), [name, value]])),
  );
  return [...own, ...items, ...members];
}

function hostileList(shape: Shape, item: Value, dice: Dice): Value {
  const others = shape.items ? candidates(shape.items, dice) : [];
  return dice.pick([[item], [item], [item, dice.pick(others)], [dice.pick(others), item]]);
}

function anyHash(shape: Shape, dice: Dice): ReadonlyMap<string, Value> {
  const found = dice.pick(hashes(shape, dice));
  return found instanceof Map ? found : new Map();
}

/** An assignment in words, for a report. */
export function showAssignment(assignment: Assignment): string {
  return assignment.map(({ path, value }) => `${path.text} = ${showValue(value)}`).join(', ');
}

function showValue(value: Value): string {
  return value === null ? 'nil' : typeof value === 'string' ? JSON.stringify(value) : inspect(value);
}

function inspect(value: Value): string {
  return print([value]);
}
