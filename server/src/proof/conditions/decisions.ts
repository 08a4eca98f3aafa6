import type { Decision, Diagram } from './diagram.ts';

/** The decisions that there are, in a table with open addresses: a map of lists is several times as slow, and this is asked more than all else. */
export class Decisions<T> {
  private slots: (Decision<T> | undefined)[] = new Array(FIRST_SLOTS);
  /** For each slot that is taken. */
  private hashes = new Int32Array(FIRST_SLOTS);
  private size = 0;

  find(hash: number, level: number, kids: readonly Diagram<T>[]): Decision<T> | undefined {
    const { slots, hashes } = this;
    const mask = slots.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const one = slots[at];
      if (one === undefined) return undefined;
      if (hashes[at] === hash && one.level === level && areSame(one.kids, kids)) return one;
    }
  }

  add(hash: number, decision: Decision<T>): void {
    this.size++;
    if (this.size * 2 > this.slots.length) this.grow();
    this.put(hash, decision);
  }

  private put(hash: number, decision: Decision<T>): void {
    const mask = this.slots.length - 1;
    let at = hash & mask;
    while (this.slots[at] !== undefined) at = (at + 1) & mask;
    this.slots[at] = decision;
    this.hashes[at] = hash;
  }

  private grow(): void {
    const { slots, hashes } = this;
    this.slots = new Array(slots.length * GROWTH);
    this.hashes = new Int32Array(slots.length * GROWTH);
    for (const [at, one] of slots.entries()) if (one !== undefined) this.put(hashes[at] ?? 0, one);
  }
}

const FIRST_SLOTS = 64;
const GROWTH = 4;

/** Of the level and the alternatives of a decision: a number of 32 bits. */
export function hashOf(level: number, kids: readonly Diagram<unknown>[]): number {
  let hash = level;
  for (let at = 0; at < kids.length; at++) hash = Math.imul(hash ^ (kids[at]?.id ?? 0), 0x9e3779b1);
  return hash ^ (hash >>> 15);
}

function areSame<T>(one: readonly T[], other: readonly T[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}
