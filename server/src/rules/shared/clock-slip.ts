import type { Span } from '../../template/span.ts';

/** What is meant by `{{ now | date }}000`: the moment of sending in seconds, of which three zeros make milliseconds. */
export const SECONDS = "'now' | date: '%s'";

/** Longer than anything between a value and its braces. */
const NEAR = 60;

/** Of `now` without quotes before a `date` without a format: what stands between it and the braces. One slip, with one fix. */
export function clockSlip({ end }: Span, source: string): string | undefined {
  return /^\s*\|\s*date\b(?:\s*:)?(?=\s*\}\}000\b)/.exec(source.slice(end, end + NEAR))?.[0];
}

/** Whether a `date` that starts at an offset is such. */
export function isClockSlip(start: number, source: string): boolean {
  const before = /\{\{-?\s*now(?=\s*\|\s*$)/.exec(source.slice(Math.max(0, start - NEAR), start));
  if (before === null) return false;
  const end = Math.max(0, start - NEAR) + before.index + before[0].length;
  return clockSlip({ start: end, end }, source) !== undefined;
}
