import type { Span } from './span.ts';

/** Spans, to be asked for what overlaps others, in logarithmic time. */
export class SpanIndex {
  private readonly starts: readonly number[];
  /** How far the spans up to each reach. */
  private readonly reach: readonly number[];

  constructor(spans: readonly Span[]) {
    const sorted = spans.toSorted((one, other) => one.start - other.start);
    let end = Number.NEGATIVE_INFINITY;
    this.starts = sorted.map(({ start }) => start);
    this.reach = sorted.map((span) => {
      end = Math.max(end, span.end);
      return end;
    });
  }

  /** Whether one of the spans has something in common with this one, or lies right beside it. */
  touches({ start, end }: Span): boolean {
    return this.overlaps({ start: start - 0.5, end: end + 0.5 });
  }

  /** Whether one of the spans has something in common with this one. */
  overlaps({ start, end }: Span): boolean {
    let [low, high] = [0, this.starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) < end) low = middle + 1;
      else high = middle;
    }
    return low > 0 && (this.reach[low - 1] ?? 0) > start;
  }
}
