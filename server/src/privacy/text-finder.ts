import type { Span } from '../template/span.ts';

/** Shorter texts would match by chance. */
const SHORTEST = 3;
/** The least that must be left of a text that is cut off. */
const SHORTEST_CUT = 4;
/** What messages append to a text that they have cut off. */
const BEHIND_A_CUT = /[…`'"]|$/g;

/**
 * Finds many texts in another one, whatever their case, whole or cut off by the end of a quotation. Takes time by the length of the other one and the number
 * of different lengths, not by how many there are.
 */
export class TextFinder {
  private readonly texts: ReadonlySet<string>;
  private readonly sorted: readonly string[];
  /** The lengths of those that begin alike, longest first. */
  private readonly lengths = new Map<string, number[]>();

  constructor(texts: readonly string[]) {
    this.sorted = [...new Set(texts.map(lowered))].filter(({ length }) => length >= SHORTEST).toSorted(byUnits);
    this.texts = new Set(this.sorted);
    const lengths = new Map<string, Set<number>>();
    for (const text of this.sorted) {
      const known = lengths.get(text.slice(0, SHORTEST)) ?? new Set();
      lengths.set(text.slice(0, SHORTEST), known.add(text.length));
    }
    for (const [begin, all] of lengths)
      this.lengths.set(
        begin,
        [...all].toSorted((one, other) => other - one),
      );
  }

  /** Where they are, the longest of each place; in order, not overlapping. */
  find(text: string): Span[] {
    const inside = lowered(text);
    const found: Span[] = [];
    for (let start = 0; start <= inside.length - SHORTEST; ) {
      const end = this.endAt(inside, start);
      if (end !== undefined) found.push({ start, end });
      start = end ?? start + 1;
    }
    return found;
  }

  private endAt(text: string, start: number): number | undefined {
    const lengths = this.lengths.get(text.slice(start, start + SHORTEST));
    if (lengths === undefined) return undefined;
    const length = lengths.find((one) => this.texts.has(text.slice(start, start + one)));
    if (length !== undefined) return start + length;
    return this.cutOff(text, start, start + (lengths[0] ?? 0));
  }

  private cutOff(text: string, start: number, last: number): number | undefined {
    for (const { index } of text.slice(start, last + 1).matchAll(BEHIND_A_CUT)) {
      if (index >= SHORTEST_CUT && this.isBegin(text.slice(start, start + index))) return start + index;
    }
    return undefined;
  }

  private isBegin(text: string): boolean {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (byUnits(this.sorted[middle] ?? '', text) < 0) low = middle + 1;
      else high = middle;
    }
    return this.sorted[low]?.startsWith(text) ?? false;
  }
}

/** A few letters change their length, and places with it. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

function byUnits(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
