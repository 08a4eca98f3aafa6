import { type Diagram, isLeaf, kid, type Leaf, Space, widthAt } from './diagram.ts';
import type { Meter } from './meter.ts';
import { PairMemo } from './pair-memo.ts';

export type Condition = Diagram<boolean>;

/** The algebra of conditions. */
export class Conditions {
  readonly space: Space<boolean>;
  readonly always: Leaf<boolean>;
  readonly never: Leaf<boolean>;
  private readonly both = new PairMemo<Condition>();
  private readonly either = new PairMemo<Condition>();
  private readonly constrained = new PairMemo<Condition>();
  private readonly negated = new Map<number, Condition>();

  /** @param meter what operations are paid from. They throw `Exhausted`. */
  constructor(readonly meter: Meter) {
    this.space = new Space<boolean>(meter);
    this.always = this.space.leaf(true);
    this.never = this.space.leaf(false);
  }

  /** Forgets results that are seldom asked for again. */
  trim(): void {
    this.both.trim();
    this.either.trim();
    this.constrained.trim();
  }

  // Each operation calls itself with nothing in between, so that the stack holds thousands of levels.

  and(a: Condition, b: Condition): Condition {
    if (a === b || b === this.always) return a;
    if (a === this.always) return b;
    if (a === this.never || b === this.never) return this.never;
    const [one, other] = a.id < b.id ? [a, b] : [b, a];
    const known = this.both.get(one.id, other.id);
    if (known !== undefined) return known;
    const level = Math.max(one.level, other.level);
    const kids: Condition[] = [];
    for (let at = 0; at < widthAt(level, one, other); at++)
      kids.push(this.and(kid(one, level, at), kid(other, level, at)));
    const result = this.space.decide(level, kids);
    this.both.set(one.id, other.id, result);
    return result;
  }

  or(a: Condition, b: Condition): Condition {
    if (a === b || b === this.never) return a;
    if (a === this.never) return b;
    if (a === this.always || b === this.always) return this.always;
    const [one, other] = a.id < b.id ? [a, b] : [b, a];
    const known = this.either.get(one.id, other.id);
    if (known !== undefined) return known;
    const level = Math.max(one.level, other.level);
    const kids: Condition[] = [];
    for (let at = 0; at < widthAt(level, one, other); at++)
      kids.push(this.or(kid(one, level, at), kid(other, level, at)));
    const result = this.space.decide(level, kids);
    this.either.set(one.id, other.id, result);
    return result;
  }

  not(a: Condition): Condition {
    if (isLeaf(a)) return a.value ? this.never : this.always;
    const known = this.negated.get(a.id);
    if (known !== undefined) return known;
    const kids: Condition[] = [];
    for (const one of a.kids) kids.push(this.not(one));
    const result = this.space.decide(a.level, kids);
    this.negated.set(a.id, result);
    this.negated.set(result.id, a);
    return result;
  }

  /** The same as `a` wherever `care` holds, without choices that do not matter there; elsewhere whatever is simplest. */
  constrain(a: Condition, care: Condition): Condition {
    if (isLeaf(a)) return a;
    if (a === care) return this.always;
    if (isLeaf(care)) return care.value ? a : this.never;
    const known = this.constrained.get(a.id, care.id);
    if (known !== undefined) return known;
    let result: Condition | undefined;
    if (care.level > a.level) result = this.constrain(a, this.any(care.kids));
    else {
      const kids: (Condition | undefined)[] = [];
      for (const [at, one] of a.kids.entries()) {
        const within = kid(care, a.level, at);
        kids.push(within === this.never ? undefined : this.constrain(one, within));
      }
      result = this.alike(kids) ?? this.space.decide(a.level, this.orNever(kids));
    }
    this.constrained.set(a.id, care.id, result);
    return result;
  }

  /** The one that all are which are there. */
  private alike(kids: readonly (Condition | undefined)[]): Condition | undefined {
    const [first, ...others] = kids.filter((one) => one !== undefined);
    return others.every((one) => one === first) ? first : undefined;
  }

  private orNever(kids: readonly (Condition | undefined)[]): readonly Condition[] {
    return kids.map((one) => one ?? this.never);
  }

  /** Half of them and the other half: one after another would build all that is known so far again for each. */
  any(conditions: readonly Condition[]): Condition {
    return this.anyOf(conditions, 0, conditions.length);
  }

  private anyOf(conditions: readonly Condition[], from: number, to: number): Condition {
    if (to - from === 1) return conditions[from] ?? this.never;
    if (to === from) return this.never;
    const middle = (from + to) >> 1;
    return this.or(this.anyOf(conditions, from, middle), this.anyOf(conditions, middle, to));
  }

  implies(a: Condition, b: Condition): boolean {
    return this.and(a, this.not(b)) === this.never;
  }

  excludes(a: Condition, b: Condition): boolean {
    return this.and(a, b) === this.never;
  }

  /**
   * Holds where `a` holds for some answer to the choices that `isForgotten`.
   * @param memo for the same choices always the same: what is known of parts of `a`.
   */
  forget(a: Condition, isForgotten: (level: number) => boolean, memo = new Map<number, Condition>()): Condition {
    if (isLeaf(a)) return a;
    const visit = (one: Condition): Condition => {
      if (isLeaf(one)) return one;
      const known = memo.get(one.id);
      if (known !== undefined) return known;
      this.meter.spend(one.kids.length);
      const kids: Condition[] = [];
      for (const each of one.kids) kids.push(visit(each));
      const result = isForgotten(one.level) ? this.any(kids) : this.space.decide(one.level, kids);
      memo.set(one.id, result);
      return result;
    };
    return visit(a);
  }

  /** Holds where a value is one that `isMeant`. */
  where<T>(diagram: Diagram<T>, isMeant: (value: T) => boolean): Condition {
    return this.space.map(diagram, isMeant);
  }

  /** When a value is which, all in one walk. In the order in which they are met from the root, the first alternatives first. */
  byValue<T>(diagram: Diagram<T>): ReadonlyMap<T, Condition> {
    const memo = new Map<Diagram<T>, ReadonlyMap<T, Condition>>();
    const visit = (one: Diagram<T>): ReadonlyMap<T, Condition> => {
      const known = memo.get(one);
      if (known !== undefined) return known;
      let result: ReadonlyMap<T, Condition>;
      if (isLeaf(one)) result = new Map([[one.value, this.always]]);
      else {
        const kids: ReadonlyMap<T, Condition>[] = [];
        for (const each of one.kids) kids.push(visit(each));
        result = this.byValueOf(one.level, kids);
      }
      memo.set(one, result);
      return result;
    };
    return visit(diagram);
  }

  private byValueOf<T>(level: number, kids: readonly ReadonlyMap<T, Condition>[]): ReadonlyMap<T, Condition> {
    const found = new Map<T, Condition>();
    for (const values of kids) {
      for (const value of values.keys()) {
        if (found.has(value)) continue;
        const alternatives = kids.map((one) => one.get(value) ?? this.never);
        found.set(value, this.space.decide(level, alternatives));
      }
    }
    return found;
  }
}
