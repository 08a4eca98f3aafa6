import type { Conditions, PathCondition } from '../conditions/conditions.ts';
import { isLeaf } from '../conditions/diagram.ts';

/** What a check has worked out: the conditions of its errors have most of their choices in common. */
const ofChecks = new WeakMap<Conditions, Map<number, number>>();

/** How many choices it takes at least to get to where a condition holds. */
export class Lengths {
  private readonly known: ReadonlyMap<number, number>;
  /** What is asked once the check is over is kept for that answer: another answer must not cost less because of it. */
  private readonly own: Map<number, number>;

  constructor(private readonly conditions: Conditions) {
    const known = ofChecks.get(conditions) ?? new Map<number, number>();
    ofChecks.set(conditions, known);
    this.known = known;
    this.own = conditions.meter.isOfCheck ? known : new Map();
  }

  of(condition: PathCondition): number {
    if (isLeaf(condition)) return condition.value ? 0 : Number.POSITIVE_INFINITY;
    const known = this.known.get(condition.id) ?? this.own.get(condition.id);
    if (known !== undefined) return known;
    this.conditions.meter.spend(condition.kids.length);
    let length = Number.POSITIVE_INFINITY;
    for (const one of condition.kids) length = Math.min(length, 1 + this.of(one));
    this.own.set(condition.id, length);
    return length;
  }
}
