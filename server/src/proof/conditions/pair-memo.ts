/** So many results are kept: what was asked for long ago is seldom asked for again, and a large table is slow. */
const MOST_RESULTS = 1 << 17;
const FIRST_SLOTS = 16;

/**
 * Results by two whole numbers from 0, such as the ids of two diagrams. A table with open addresses: a map with the two as one key is
 * several times as slow and leaves much to the garbage collector.
 */
export class PairMemo<R extends object> {
  /** For each slot the two numbers. */
  private keys = new Int32Array(2 * FIRST_SLOTS);
  private results: (R | undefined)[] = new Array(FIRST_SLOTS);
  private size = 0;

  get(a: number, b: number): R | undefined {
    return this.results[this.slotOf(a, b)];
  }

  set(a: number, b: number, result: R): void {
    const at = this.slotOf(a, b);
    if (this.results[at] === undefined) this.size++;
    this.keys[2 * at] = a;
    this.keys[2 * at + 1] = b;
    this.results[at] = result;
    if (this.size * 2 > this.results.length) this.grow();
  }

  /** To be called between operations: within one, results that are gone would be worked out again and again. */
  trim(): void {
    if (this.size <= MOST_RESULTS) return;
    this.clear(FIRST_SLOTS);
  }

  /** Where the result of a pair is, or would be. */
  private slotOf(a: number, b: number): number {
    const { keys, results } = this;
    const mask = results.length - 1;
    const hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
    let at = (hash ^ (hash >>> 15)) & mask;
    while (results[at] !== undefined && (keys[2 * at] !== a || keys[2 * at + 1] !== b)) at = (at + 1) & mask;
    return at;
  }

  private grow(): void {
    const { keys, results } = this;
    this.clear(2 * results.length);
    for (const [at, result] of results.entries())
      if (result !== undefined) this.set(keys[2 * at] ?? 0, keys[2 * at + 1] ?? 0, result);
  }

  private clear(slots: number): void {
    this.keys = new Int32Array(2 * slots);
    this.results = new Array(slots);
    this.size = 0;
  }
}
