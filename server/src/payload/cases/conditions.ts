import { type Diagram, isLeaf, kid, type Leaf, PairMemo, Space } from './diagram.ts';

export type Condition = Diagram<boolean>;

/** The algebra of conditions. */
export class Conditions {
  readonly space = new Space<boolean>();
  readonly always: Leaf<boolean> = this.space.leaf(true);
  readonly never: Leaf<boolean> = this.space.leaf(false);
  private readonly both = new PairMemo<Condition>();
  private readonly either = new PairMemo<Condition>();
  private readonly negated = new Map<number, Condition>();

  /** Forgets results that are seldom asked for again. */
  trim(): void {
    this.both.trim();
    this.either.trim();
  }

  and(a: Condition, b: Condition): Condition {
    if (a === b || b === this.always) return a;
    if (a === this.always) return b;
    if (a === this.never || b === this.never) return this.never;
    return this.combined(this.both, a, b, (one, other) => this.and(one, other));
  }

  or(a: Condition, b: Condition): Condition {
    if (a === b || b === this.never) return a;
    if (a === this.never) return b;
    if (a === this.always || b === this.always) return this.always;
    return this.combined(this.either, a, b, (one, other) => this.or(one, other));
  }

  /** The same of each alternative of the choice that is nearer to the root. */
  private combined(
    memo: PairMemo<Condition>,
    a: Condition,
    b: Condition,
    combine: (one: Condition, other: Condition) => Condition,
  ): Condition {
    const [one, other] = a.id < b.id ? [a, b] : [b, a];
    const known = memo.get(one.id, other.id);
    if (known !== undefined) return known;
    const level = Math.max(one.level, other.level);
    const wide = isLeaf(one) || one.level !== level ? other : one;
    const kids: Condition[] = [];
    if (!isLeaf(wide)) {
      for (let at = 0; at < wide.kids.length; at++) kids.push(combine(kid(one, level, at), kid(other, level, at)));
    }
    const result = this.space.decide(level, kids);
    memo.set(one.id, other.id, result);
    return result;
  }

  not(a: Condition): Condition {
    if (isLeaf(a)) return a.value ? this.never : this.always;
    const known = this.negated.get(a.id);
    if (known !== undefined) return known;
    const result = this.space.decide(
      a.level,
      a.kids.map((one) => this.not(one)),
    );
    this.negated.set(a.id, result);
    this.negated.set(result.id, a);
    return result;
  }

  any(conditions: Iterable<Condition>): Condition {
    let result: Condition = this.never;
    for (const condition of conditions) result = this.or(result, condition);
    return result;
  }

  implies(a: Condition, b: Condition): boolean {
    return this.and(a, this.not(b)) === this.never;
  }

  excludes(a: Condition, b: Condition): boolean {
    return this.and(a, b) === this.never;
  }

  /** Holds where `a` holds for some answer to the choices that `isForgotten`. */
  forget(a: Condition, isForgotten: (level: number) => boolean): Condition {
    if (isLeaf(a)) return a;
    const memo = new Map<number, Condition>();
    const visit = (one: Condition): Condition => {
      if (isLeaf(one)) return one;
      const known = memo.get(one.id);
      if (known !== undefined) return known;
      const kids = one.kids.map(visit);
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
}
