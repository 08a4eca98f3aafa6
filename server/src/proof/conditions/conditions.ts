import { type Diagram, isLeaf, kid, type Leaf, Space, widthAt } from './diagram.ts';
import type { Meter } from './meter.ts';
import { PairMemo } from './pair-memo.ts';

export type PathCondition = Diagram<boolean>;

/** The algebra of conditions. */
export class Conditions {
  readonly space: Space<boolean>;
  readonly always: Leaf<boolean>;
  readonly never: Leaf<boolean>;
  private readonly both = new PairMemo<PathCondition>();
  private readonly either = new PairMemo<PathCondition>();
  private readonly constrained = new PairMemo<PathCondition>();
  private readonly negated = new Map<number, PathCondition>();

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
  // Lists of kids are made as long as they will be: one that grows takes several times the memory, and most are kept.

  and(a: PathCondition, b: PathCondition): PathCondition {
    if (a === b || b === this.always) return a;
    if (a === this.always) return b;
    if (a === this.never || b === this.never) return this.never;
    const [one, other] = a.id < b.id ? [a, b] : [b, a];
    const known = this.both.get(one.id, other.id);
    if (known !== undefined) return known;
    const level = Math.max(one.level, other.level);
    const width = widthAt(level, one, other);
    const kids: PathCondition[] = new Array(width);
    for (let at = 0; at < width; at++) kids[at] = this.and(kid(one, level, at), kid(other, level, at));
    const result = this.space.decide(level, kids);
    this.both.set(one.id, other.id, result);
    return result;
  }

  or(a: PathCondition, b: PathCondition): PathCondition {
    if (a === b || b === this.never) return a;
    if (a === this.never) return b;
    if (a === this.always || b === this.always) return this.always;
    const [one, other] = a.id < b.id ? [a, b] : [b, a];
    const known = this.either.get(one.id, other.id);
    if (known !== undefined) return known;
    const level = Math.max(one.level, other.level);
    const width = widthAt(level, one, other);
    const kids: PathCondition[] = new Array(width);
    for (let at = 0; at < width; at++) kids[at] = this.or(kid(one, level, at), kid(other, level, at));
    const result = this.space.decide(level, kids);
    this.either.set(one.id, other.id, result);
    return result;
  }

  /** Whether both can hold together: as `and`, but no more is worked out than it takes to find such a case. */
  meet(a: PathCondition, b: PathCondition): boolean {
    if (a === this.never || b === this.never) return false;
    if (a === b || a === this.always || b === this.always) return true;
    const [one, other] = a.id < b.id ? [a, b] : [b, a];
    const known = this.both.get(one.id, other.id);
    if (known !== undefined) return known !== this.never;
    const level = Math.max(one.level, other.level);
    const width = widthAt(level, one, other);
    for (let at = 0; at < width; at++) {
      const left = kid(one, level, at);
      const right = kid(other, level, at);
      if (left === this.never || right === this.never) continue;
      this.meter.spend(1);
      if (this.meet(left, right)) return true;
    }
    this.both.set(one.id, other.id, this.never);
    return false;
  }

  not(a: PathCondition): PathCondition {
    if (isLeaf(a)) return a.value ? this.never : this.always;
    const known = this.negated.get(a.id);
    if (known !== undefined) return known;
    const kids: PathCondition[] = new Array(a.kids.length);
    for (const [at, one] of a.kids.entries()) kids[at] = this.not(one);
    const result = this.space.decide(a.level, kids);
    this.negated.set(a.id, result);
    this.negated.set(result.id, a);
    return result;
  }

  /** The same as `a` wherever `care` holds, without choices that do not matter there; elsewhere whatever is simplest. */
  constrain(a: PathCondition, interest: PathCondition): PathCondition {
    if (isLeaf(a)) return a;
    if (a === interest) return this.always;
    if (isLeaf(interest)) return interest.value ? a : this.never;
    const known = this.constrained.get(a.id, interest.id);
    if (known !== undefined) return known;
    let result: PathCondition | undefined;
    if (interest.level > a.level) result = this.constrain(a, this.any(interest.kids));
    else {
      const kids: (PathCondition | undefined)[] = [];
      for (const [at, one] of a.kids.entries()) {
        const within = kid(interest, a.level, at);
        kids.push(within === this.never ? undefined : this.constrain(one, within));
      }
      result = this.alike(kids) ?? this.space.decide(a.level, this.orNever(kids));
    }
    this.constrained.set(a.id, interest.id, result);
    return result;
  }

  /** The one that all are which are there. */
  private alike(kids: readonly (PathCondition | undefined)[]): PathCondition | undefined {
    const [first, ...others] = kids.filter((one) => one !== undefined);
    return others.every((one) => one === first) ? first : undefined;
  }

  private orNever(kids: readonly (PathCondition | undefined)[]): readonly PathCondition[] {
    return kids.map((one) => one ?? this.never);
  }

  any(conditions: Iterable<PathCondition>): PathCondition {
    let result: PathCondition = this.never;
    for (const condition of conditions) result = this.or(result, condition);
    return result;
  }

  implies(a: PathCondition, b: PathCondition): boolean {
    return !this.meet(a, this.not(b));
  }

  excludes(a: PathCondition, b: PathCondition): boolean {
    return !this.meet(a, b);
  }

  /**
   * Holds where `a` holds for some answer to the choices that `isForgotten`.
   * @param memo for the same choices always the same: what is known of parts of `a`.
   */
  project(
    a: PathCondition,
    isForgotten: (level: number) => boolean,
    memo = new Map<number, PathCondition>(),
  ): PathCondition {
    if (isLeaf(a)) return a;
    const visit = (one: PathCondition): PathCondition => {
      if (isLeaf(one)) return one;
      const known = memo.get(one.id);
      if (known !== undefined) return known;
      this.meter.spend(one.kids.length);
      const kids: PathCondition[] = new Array(one.kids.length);
      for (const [at, each] of one.kids.entries()) kids[at] = visit(each);
      const result = isForgotten(one.level) ? this.any(kids) : this.space.decide(one.level, kids);
      memo.set(one.id, result);
      return result;
    };
    return visit(a);
  }

  /** Holds where a value is one that `isMeant`. */
  where<T>(diagram: Diagram<T>, isMeant: (value: T) => boolean): PathCondition {
    return this.space.map(diagram, isMeant);
  }

  /** When a value is which, all in one walk. In the order in which they are met from the root, the first alternatives first. */
  byValue<T>(diagram: Diagram<T>): ReadonlyMap<T, PathCondition> {
    if (isLeaf(diagram)) return new Map([[diagram.value, this.always]]);
    if (diagram.kids.every(isLeaf)) return this.byLeaf(diagram.level, diagram.kids);
    const memo = new Map<Diagram<T>, ReadonlyMap<T, PathCondition>>();
    const visit = (one: Diagram<T>): ReadonlyMap<T, PathCondition> => {
      const known = memo.get(one);
      if (known !== undefined) return known;
      let result: ReadonlyMap<T, PathCondition>;
      if (isLeaf(one)) result = new Map([[one.value, this.always]]);
      else {
        const kids: ReadonlyMap<T, PathCondition>[] = [];
        for (const each of one.kids) kids.push(visit(each));
        result = this.byValueOf(one.level, kids);
      }
      memo.set(one, result);
      return result;
    };
    return visit(diagram);
  }

  /** The same for a single choice, as most are. */
  private byLeaf<T>(level: number, kids: readonly Leaf<T>[]): ReadonlyMap<T, PathCondition> {
    const found = new Map<T, PathCondition>();
    for (const { value } of kids) {
      if (found.has(value)) continue;
      const alternatives = kids.map((one) => (one.value === value ? this.always : this.never));
      found.set(value, this.space.decide(level, alternatives));
    }
    return found;
  }

  private byValueOf<T>(level: number, kids: readonly ReadonlyMap<T, PathCondition>[]): ReadonlyMap<T, PathCondition> {
    const found = new Map<T, PathCondition>();
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
