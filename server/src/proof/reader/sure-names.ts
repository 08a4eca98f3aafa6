import type { Meter } from '../conditions/meter.ts';
import { type Content, partsOf } from './content.ts';

/**
 * Members that an object has whichever way a state came to where it is, the last one first. Says nothing of when the state is there, so that it
 * also holds where a test could not be followed. Ways that have parted share what they had before.
 */
export interface SureNames {
  readonly name: string;
  /** Where the name stands in the body; undefined where a loop prints it, or branches in places of their own. */
  readonly start: number | undefined;
  readonly before: SureNames | undefined;
  readonly count: number;
}

/** With one more member, if its name is known. */
export function withName(
  names: SureNames | undefined,
  name: Content,
  start: number | undefined,
): SureNames | undefined {
  const [only, ...others] = name ?? [];
  if (only === undefined || others.length > 0) return names;
  const parts = partsOf(only.parts);
  const text = parts.every((part) => typeof part === 'string') ? parts.join('') : undefined;
  return text === undefined ? names : added(names, text, start);
}

/** What both ways have: what they had before they parted, and what each has printed since. */
export function inBoth(one: SureNames | undefined, other: SureNames | undefined, meter: Meter): SureNames | undefined {
  if (one === other) return one;
  const left: SureNames[] = [];
  const right: SureNames[] = [];
  let [a, b] = [one, other];
  while (a !== b) {
    meter.spend(1);
    if (a !== undefined && a.count >= (b?.count ?? 0)) {
      left.push(a);
      a = a.before;
    } else if (b !== undefined) {
      right.push(b);
      b = b.before;
    }
  }
  const starts = new Map(right.map(({ name, start }) => [name, start]));
  let both = a;
  for (const { name, start } of left.reverse())
    if (starts.has(name)) both = added(both, name, starts.get(name) === start ? start : undefined);
  return both;
}

function added(before: SureNames | undefined, name: string, start: number | undefined): SureNames {
  return { name, start, before, count: (before?.count ?? 0) + 1 };
}
