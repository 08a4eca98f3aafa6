/** A piece of a text: UTF-16 offsets, `start` inclusive, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Of a larger thing its place alone. */
export function spanOf({ start, end }: Span): Span {
  return { start, end };
}

export function contains(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Of spans in the order of their places the last one that begins at `offset` or before. */
export function lastFrom<T extends Span>(spans: readonly T[], offset: number): T | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return spans[low - 1];
}

/** Of spans in the order of their places the index of the first that begins at `offset` or behind it. */
export function firstFrom(offset: number, spans: readonly Span[]): number {
  let [from, to] = [0, spans.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((spans[middle]?.start ?? 0) < offset) from = middle + 1;
    else to = middle;
  }
  return from;
}
