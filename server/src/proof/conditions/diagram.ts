import { Decisions, hashOf } from './decisions.ts';
import type { Meter } from './meter.ts';
import { PairMemo } from './pair-memo.ts';

/**
 * Decision diagrams: values that depend on choices. A choice has a level and a fixed number of alternatives. Higher levels stand nearer
 * to the root, and levels are given out as choices are met, so that what is new is decided without a walk through what is old.
 * Equal diagrams are the same object. (Bryant 1986; with more than two alternatives: Srinivasan et al. 1990.)
 */
export type Diagram<T> = Leaf<T> | Decision<T>;

export interface Leaf<T> {
  readonly id: number;
  readonly level: -1;
  readonly value: T;
}

export interface Decision<T> {
  readonly id: number;
  readonly level: number;
  readonly kids: readonly Diagram<T>[];
  /** Those of its leaves, once they were asked for; `null` where they are too many to keep. */
  values: readonly T[] | null | undefined;
}

export function isLeaf<T>(diagram: Diagram<T>): diagram is Leaf<T> {
  return diagram.level === -1;
}

/** All diagrams over one kind of values. Values must be interned: leaves are distinguished by identity. */
export class Space<T> {
  private readonly leaves = new Map<unknown, Leaf<T>>();
  private readonly decisions = new Decisions<T>();
  private readonly chosen = new Map<number, PairMemo<Diagram<T>>>();
  private ids = 0;

  /**
   * @param meter what operations are paid from. They throw `Exhausted`.
   * @param keyOf what tells values apart: a number is found faster than an object.
   */
  constructor(
    readonly meter: Meter,
    private readonly keyOf: (value: T) => unknown = (value) => value,
  ) {}

  leaf(value: T): Leaf<T> {
    const key = this.keyOf(value);
    const known = this.leaves.get(key);
    if (known !== undefined) return known;
    const leaf: Leaf<T> = { id: this.ids++, level: -1, value };
    this.leaves.set(key, leaf);
    return leaf;
  }

  /** @param kids one for each alternative of the choice; all of lower levels. */
  decide(level: number, kids: readonly Diagram<T>[]): Diagram<T> {
    this.meter.spend(kids.length);
    const first = kids[0];
    if (first === undefined) throw new Error('A choice needs alternatives.');
    if (areAll(kids, first)) return first;
    const hash = hashOf(level, kids);
    const known = this.decisions.find(hash, level, kids);
    if (known !== undefined) return known;
    const decision: Decision<T> = { id: this.ids++, level, kids, values: undefined };
    this.decisions.add(hash, decision);
    return decision;
  }

  /** `yes` where `test` holds, `no` elsewhere. */
  choose(test: Diagram<boolean>, yes: Diagram<T>, no: Diagram<T>): Diagram<T> {
    if (yes === no) return yes;
    if (isLeaf(test)) return test.value ? yes : no;
    const memo = this.chosen.get(test.id) ?? new PairMemo<Diagram<T>>();
    this.chosen.set(test.id, memo);
    const known = memo.get(yes.id, no.id);
    if (known !== undefined) return known;
    const level = Math.max(test.level, yes.level, no.level);
    const width = Math.max(widthAt(level, test, yes), widthAt(level, no, no));
    const kids: Diagram<T>[] = new Array(width);
    for (let at = 0; at < width; at++) {
      kids[at] = this.choose(kid(test, level, at), kid(yes, level, at), kid(no, level, at));
    }
    const result = this.decide(level, kids);
    memo.set(yes.id, no.id, result);
    return result;
  }

  /** What `combine` makes of the values of two diagrams. */
  combine<A, B>(a: Diagram<A>, b: Diagram<B>, combine: (a: A, b: B) => T): Diagram<T> {
    if (isLeaf(a) && isLeaf(b)) return this.leaf(combine(a.value, b.value));
    if (isLeaf(b)) return this.map(a, (one) => combine(one, b.value));
    const memo = new PairMemo<Diagram<T>>();
    const visit = (one: Diagram<A>, other: Diagram<B>): Diagram<T> => {
      if (isLeaf(one) && isLeaf(other)) return this.leaf(combine(one.value, other.value));
      const known = memo.get(one.id, other.id);
      if (known !== undefined) return known;
      const level = Math.max(one.level, other.level);
      const width = widthAt(level, one, other);
      const kids: Diagram<T>[] = new Array(width);
      for (let at = 0; at < width; at++) kids[at] = visit(kid(one, level, at), kid(other, level, at));
      const result = this.decide(level, kids);
      memo.set(one.id, other.id, result);
      return result;
    };
    return visit(a, b);
  }

  map<A>(diagram: Diagram<A>, change: (value: A) => T): Diagram<T> {
    return this.bind(diagram, (value) => this.leaf(change(value)));
  }

  /** What `change` makes of each value, which may depend on choices in its turn. Costs the diagram, not the ways through it. */
  bind<A>(diagram: Diagram<A>, change: (value: A) => Diagram<T>): Diagram<T> {
    const memo = new Map<Diagram<A>, Diagram<T>>();
    const visit = (one: Diagram<A>): Diagram<T> => {
      const known = memo.get(one);
      if (known !== undefined) return known;
      let result: Diagram<T>;
      if (isLeaf(one)) result = change(one.value);
      else {
        const kids: Diagram<T>[] = new Array(one.kids.length);
        for (const [at, each] of one.kids.entries()) kids[at] = visit(each);
        result = this.choice(one.level, kids);
      }
      memo.set(one, result);
      return result;
    };
    return visit(diagram);
  }

  /** As `decide`, for alternatives that may ask for choices nearer to the root. */
  private choice(level: number, kids: readonly Diagram<T>[]): Diagram<T> {
    if (kids.every((one) => one.level < level)) return this.decide(level, kids);
    const memo = new Map<string, Diagram<T>>();
    const visit = (alternatives: readonly Diagram<T>[]): Diagram<T> => {
      const top = alternatives.reduce((most, one) => Math.max(most, one.level), level);
      const [first] = alternatives;
      if (first !== undefined && alternatives.every((one) => one === first)) return first;
      if (top === level)
        return this.decide(
          level,
          alternatives.map((one, at) => kid(one, level, at)),
        );
      const key = alternatives.map(({ id }) => id).join();
      const known = memo.get(key);
      if (known !== undefined) return known;
      const parts: Diagram<T>[] = [];
      const width = alternatives.reduce((most, one) => Math.max(most, widthAt(top, one, one)), 0);
      for (let at = 0; at < width; at++) parts.push(visit(alternatives.map((one) => kid(one, top, at))));
      const result = this.decide(top, parts);
      memo.set(key, result);
      return result;
    };
    return visit(kids);
  }
}

function areAll<T>(all: readonly T[], one: T): boolean {
  for (let at = 0; at < all.length; at++) if (all[at] !== one) return false;
  return true;
}

/** The alternative `at` of the choice on `level`; a diagram that does not ask for it is the same for all. */
export function kid<T>(diagram: Diagram<T>, level: number, at: number): Diagram<T> {
  if (isLeaf(diagram) || diagram.level !== level) return diagram;
  return diagram.kids[at] ?? diagram;
}

/** How many alternatives the choice on a level has, in whichever of two diagrams asks for it. */
export function widthAt(level: number, one: Diagram<unknown>, other: Diagram<unknown>): number {
  if (!isLeaf(one) && one.level === level) return one.kids.length;
  return !isLeaf(other) && other.level === level ? other.kids.length : 0;
}

/** So many values are kept for each part of a diagram. */
const MOST_KEPT = 64;

/** The values of all leaves, each once. What shares parts with diagrams that were asked for before costs its new parts alone. */
export function leavesOf<T>(diagram: Diagram<T>): readonly T[] {
  return keptValues(diagram) ?? sizeOf(diagram).leaves;
}

function keptValues<T>(diagram: Diagram<T>): readonly T[] | null {
  if (isLeaf(diagram)) return [diagram.value];
  if (diagram.values !== undefined) return diagram.values;
  let found: readonly T[] | null = [];
  for (let at = diagram.kids.length - 1; at >= 0 && found !== null; at--) {
    const one = diagram.kids[at];
    if (one !== undefined) found = together(found, keptValues(one));
  }
  diagram.values = found;
  return found;
}

function together<T>(one: readonly T[], other: readonly T[] | null): readonly T[] | null {
  if (other === null || one.length === 0) return other;
  const more = other.filter((value) => !one.includes(value));
  if (more.length === 0) return one;
  return one.length + more.length > MOST_KEPT ? null : [...one, ...more];
}

/** The values of all leaves, each once, and how many decisions lead to them. */
export function sizeOf<T>(diagram: Diagram<T>): { readonly leaves: readonly T[]; readonly decisions: number } {
  if (isLeaf(diagram)) return { leaves: [diagram.value], decisions: 0 };
  const seen = new Set<number>();
  const leaves: T[] = [];
  const stack: Diagram<T>[] = [diagram];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (seen.has(next.id)) continue;
    seen.add(next.id);
    if (isLeaf(next)) leaves.push(next.value);
    else stack.push(...next.kids);
  }
  return { leaves, decisions: seen.size - leaves.length };
}
