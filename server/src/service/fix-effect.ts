import type { Edit, Finding, Fix } from '../rules/engine/finding.ts';

/** What a fix does to the findings of a body besides removing its own. */
export interface FixEffect {
  /** Found before but no longer, in the order of their places. */
  readonly removed: readonly Finding[];
  /** Found now but not before. */
  readonly added: readonly Finding[];
}

/**
 * Compares the findings of a body with those of the body after a fix. A finding is the same if its rule and its place are; where several
 * have them, because members were removed or one member lacks several things, those that also say the same go together first.
 */
export function effectOf({ edits }: Fix, before: readonly Finding[], after: readonly Finding[]): FixEffect {
  const places = new Map(before.map((finding) => [finding, placeOf(finding, moved(finding.start, edits))]));
  const saidIn = (place: string | undefined, { message }: Finding) => `${place} ${message}`;
  const saysOtherwise = unmatched(before, after, {
    before: (finding) => saidIn(places.get(finding), finding),
    after: (finding) => saidIn(placeOf(finding, finding.start), finding),
  });
  return unmatched(saysOtherwise.removed, saysOtherwise.added, {
    before: (finding) => places.get(finding) ?? '',
    after: (finding) => placeOf(finding, finding.start),
  });
}

type KeyOf = (finding: Finding) => string;

/** What is left where each finding after the fix is taken by one before it of the same key. */
function unmatched(before: readonly Finding[], after: readonly Finding[], keys: Record<'before' | 'after', KeyOf>) {
  const left = new Map<string, Finding[]>();
  for (const finding of after) {
    const key = keys.after(finding);
    const others = left.get(key);
    if (others === undefined) left.set(key, [finding]);
    else others.push(finding);
  }
  const removed = before.filter((finding) => left.get(keys.before(finding))?.pop() === undefined);
  return { removed, added: [...left.values()].flat() };
}

/** Whether a finding of the body after a fix lies on what the fix has written. */
export function isTouched({ start, end }: Finding, { edits }: Fix): boolean {
  return edits.some((edit) => {
    // An insertion stands before itself.
    const at = moved(edit.start, edits) - (edit.end <= edit.start ? growthOf(edit) : 0);
    return start <= at + edit.newText.length && at <= end;
  });
}

function placeOf({ code }: Finding, start: number): string {
  return `${code} ${start}`;
}

/** The position of an offset after the edits. */
export function moved(offset: number, edits: readonly Edit[]): number {
  const known = shifts.get(edits) ?? shiftsOf(edits);
  shifts.set(edits, known);
  let [low, high] = [0, known.ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((known.ends[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return offset + (known.growths[low - 1] ?? 0);
}

/** Where edits end, in order, and how much longer each makes the text together with those before it. */
interface Shifts {
  readonly ends: readonly number[];
  readonly growths: readonly number[];
}

/** All safe fixes of a body are one with thousands of edits, and each finding of the body is moved by them. */
const shifts = new WeakMap<readonly Edit[], Shifts>();

function shiftsOf(edits: readonly Edit[]): Shifts {
  const sorted = edits.toSorted((one, other) => one.end - other.end);
  let growth = 0;
  return {
    ends: sorted.map(({ end }) => end),
    growths: sorted.map((edit) => {
      growth += growthOf(edit);
      return growth;
    }),
  };
}

function growthOf({ start, end, newText }: Edit): number {
  return newText.length - (end - start);
}
