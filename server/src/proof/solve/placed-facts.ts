import { isArray, isHash, type Value } from '../../semantics/values.ts';
import type { AttributePath, Fact } from '../proof.ts';
import type { ActiveIteration } from '../trail.ts';
import type { InputPath, InputPaths } from '../values/input-path.ts';
import type { Like, NumberRange } from './find-model.ts';
import { attributePath, type IterationsTaken, placeKey } from './iterations.ts';

/** What a place must be, in an iteration of which it is not known yet where in the list it stands. */
export interface FoundFact extends Pick<Fact, 'value' | 'words'> {
  readonly path: InputPath;
  readonly iteration: ActiveIteration | undefined;
  /** What a list contains, whatever else is in it. */
  readonly holds: readonly string[];
  /** A longer list will do as well. */
  readonly isOrLonger: boolean;
  /** Any value of this kind will do as well. */
  readonly like?: Like;
  /** Between which numbers that the body asks for it lies. */
  readonly range?: NumberRange;
}

export interface PlacedFact extends FoundFact {
  readonly place: AttributePath;
}

/** Names that lists have as well as objects. */
const OF_BOTH: ReadonlySet<string | bigint> = new Set(['size', 'first', 'last']);

/** Facts with their places; what cannot be placed is left out, and what does not matter. */
export function placeFacts(
  found: readonly FoundFact[],
  iterations: IterationsTaken,
  paths: InputPaths,
): readonly PlacedFact[] {
  const byPath = new Map<string, FoundFact[]>();
  for (const fact of found) byPath.set(fact.path.key, [...(byPath.get(fact.path.key) ?? []), fact]);
  const placed = found
    .filter((fact) => !factsAround(fact, byPath).some((around) => isOutOfReach(fact, around)))
    .flatMap((fact) => {
      const place = attributePath(fact.path, fact.iteration, paths, iterations);
      return place === undefined ? [] : [{ ...fact, place }];
    });
  return placed.map((fact) => withRoom(apart(fact, placed), placed));
}

/** Each is held against all others. */
const MOST_HELD = 50;

/** Of a list of no known length, the first item stands at 0, and the last one behind all whose places are known. */
function apart(fact: PlacedFact, facts: readonly PlacedFact[]): PlacedFact {
  const { place } = fact;
  if (facts.length > MOST_HELD || !place.steps.some((step) => OF_BOTH.has(step))) return fact;
  const steps = place.steps.map((step, at) => {
    const around = { ...place, steps: place.steps.slice(0, at) };
    const isKnown = facts.some((one) => placeKey(one.place) === placeKey(around));
    return isKnown ? step : placeOfEnd(step, new Set(stepsInto(around, facts).map((one) => one.step)));
  });
  return { ...fact, place: { ...place, steps } };
}

function placeOfEnd(step: string | bigint, all: ReadonlySet<string | bigint>): string | bigint {
  const known = [...all].flatMap((one) => (typeof one === 'bigint' && one >= 0n ? [Number(one)] : []));
  if (step === 'first') return known.length > 0 || all.has('last') ? 0n : step;
  if (step !== 'last' || (known.length === 0 && !all.has('first'))) return step;
  return BigInt(Math.max(0, ...known) + 1);
}

/** What is said of the places that a place may lie in. */
function factsAround({ path: { key } }: FoundFact, byPath: ReadonlyMap<string, readonly FoundFact[]>) {
  const around: FoundFact[] = [];
  for (const { index } of key.matchAll(/[.[]/g)) around.push(...(byPath.get(key.slice(0, index)) ?? []));
  return around;
}

/** What has no such item or member need not lack it. */
function isOutOfReach({ path, iteration, value }: FoundFact, around: FoundFact): boolean {
  if (value !== null) return false;
  const { key, steps } = around.path;
  const step = path.steps[steps.length];
  const isInside =
    step !== undefined &&
    iteration === around.iteration &&
    path.key.startsWith(key) &&
    '.['.includes(path.key.charAt(key.length));
  if (!isInside || isHash(around.value)) return false;
  if (!isArray(around.value)) return true;
  const { length } = around.value;
  if (step.kind === 'index') return !around.isOrLonger && (step.index >= length || step.index < -length);
  return !OF_BOTH.has(step.name) || (length === 0 && step.name !== 'size');
}

/** So that what a list contains is kept when its first items and its last one are put into it. */
function withRoom(fact: PlacedFact, facts: readonly PlacedFact[]): PlacedFact {
  const { place, holds, isOrLonger } = fact;
  if (!isOrLonger || holds.length === 0) return fact;
  const steps = stepsInto(place, facts).map(({ step }) => step);
  if (steps.length === 0) return fact;
  const front = Math.max(...steps.map((step) => (typeof step === 'bigint' ? Number(step) + 1 : 1)), 0);
  return { ...fact, value: [...Array.from({ length: front }, () => null), ...holds, null] };
}

/** What facts say of the items and members right in a place. */
function stepsInto(place: AttributePath, facts: readonly PlacedFact[]) {
  const { length } = place.steps;
  const key = placeKey(place);
  return facts.flatMap((fact) => {
    const step = fact.place.steps[length];
    return step !== undefined && placeKey(fact.place, length) === key ? [{ step, fact }] : [];
  });
}

/** Facts of which no data can have all, the least of them. `isInside`: the second lies in the first, which has no members. */
export interface Contradiction {
  readonly facts: readonly PlacedFact[];
  readonly isInside?: true;
}

/** Undefined where some data can have all. */
export function contradiction(facts: readonly PlacedFact[]): Contradiction | undefined {
  const containers = new Map<string, { readonly kind: 'list' | 'object'; readonly fact: PlacedFact }>();
  for (const fact of facts) {
    for (const [length, step] of fact.place.steps.entries()) {
      if (OF_BOTH.has(step)) continue;
      const kind = typeof step === 'bigint' ? 'list' : 'object';
      const key = placeKey(fact.place, length);
      const known = containers.get(key) ?? { kind, fact };
      if (known.kind !== kind) return { facts: [known.fact, fact] };
      containers.set(key, known);
    }
  }
  const isList = (place: AttributePath, length: number) => containers.get(placeKey(place, length))?.kind === 'list';
  return contradictingValues(facts, isList) ?? overwritten(facts);
}

/** Two values at one place, or a value within what has none. */
function contradictingValues(
  facts: readonly PlacedFact[],
  isList: (place: AttributePath, length: number) => boolean,
): Contradiction | undefined {
  const lengths = lengthsOf(facts);
  const keyOf = ({ place }: PlacedFact, length: number = place.steps.length) => {
    const steps = place.steps.map((step, at) => {
      // Of a list the first item is the item 0.
      if (step === 'first' && isList(place, at)) return 0n;
      if (typeof step === 'bigint' ? step >= 0n : !OF_BOTH.has(step)) return step;
      const count = lengths.get(placeKey(place, at));
      if (count === undefined || step === 'size') return step;
      return step === 'first' ? 0n : count + (typeof step === 'bigint' ? step : -1n);
    });
    return placeKey({ ...place, steps }, length);
  };
  const values = new Map<string, PlacedFact>();
  for (const fact of facts) {
    const key = keyOf(fact);
    const known = values.get(key) ?? fact;
    if (known.value !== fact.value) return { facts: [known, fact] };
    values.set(key, known);
  }
  for (const fact of facts) {
    for (let length = 0; length < fact.place.steps.length; length++) {
      const around = values.get(keyOf(fact, length));
      if (around !== undefined && !isContainer(around.value)) return { facts: [around, fact], isInside: true };
    }
  }
  return undefined;
}

/** Whether anything can lie in a value. */
export function isContainer(value: Value): boolean {
  return isArray(value) || isHash(value);
}

/** How many items the lists have of which that is said. */
function lengthsOf(facts: readonly PlacedFact[]): ReadonlyMap<string, bigint> {
  return new Map(
    facts.flatMap(({ place, value, isOrLonger }) =>
      isArray(value) && !isOrLonger ? [[placeKey(place), BigInt(value.length)]] : [],
    ),
  );
}

/** A list of a known length that would not contain any more what it must, once its items are put into it. */
function overwritten(facts: readonly PlacedFact[]): Contradiction | undefined {
  for (const list of facts) {
    const { value, place, holds, isOrLonger } = list;
    if (holds.length === 0 || isOrLonger || !isArray(value)) continue;
    const items: Value[] = [...value];
    const isItem = ({ fact }: { readonly fact: PlacedFact }) => fact.place.steps.length === place.steps.length + 1;
    const inside = stepsInto(place, facts).filter((one) => isItem(one) || one.fact.value !== null);
    for (const { step, fact } of inside) {
      const at = step === 'first' ? 0 : step === 'last' ? -1 : typeof step === 'bigint' ? Number(step) : undefined;
      // With a member of its own it is no text.
      if (at !== undefined) items[at < 0 ? items.length + at : at] = isItem({ fact }) ? fact.value : null;
    }
    if (holds.some((part) => !items.includes(part))) return { facts: [list, ...inside.map(({ fact }) => fact)] };
  }
  return undefined;
}
