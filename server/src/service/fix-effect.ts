import type { Edit, Finding, Fix } from '../rules/engine/finding.ts';

/** What a fix does to the findings of a body besides removing its own. */
export interface FixEffect {
  /** Found before but no longer, in the order of their places. */
  readonly removed: readonly Finding[];
  /** Found now but not before. */
  readonly added: readonly Finding[];
}

/** Compares the findings of a body with those of the body after a fix. A finding is the same if its rule and its place are. */
export function effectOf({ edits }: Fix, before: readonly Finding[], after: readonly Finding[]): FixEffect {
  const unmatched = new Map<string, Finding[]>();
  for (const finding of after) {
    const place = placeOf(finding, finding.start);
    const others = unmatched.get(place);
    if (others === undefined) unmatched.set(place, [finding]);
    else others.push(finding);
  }
  const removed = before.filter((finding) => {
    const match = unmatched.get(placeOf(finding, moved(finding.start, edits)))?.pop();
    return match === undefined;
  });
  return { removed, added: [...unmatched.values()].flat() };
}

/** Whether a finding of the body after a fix lies on what the fix has written. */
export function isTouched({ start, end }: Finding, { edits }: Fix): boolean {
  return edits.some((edit) => {
    const others = edits.filter((other) => other !== edit);
    const at = moved(edit.start, others);
    return start <= at + edit.newText.length && at <= end;
  });
}

function placeOf({ code }: Finding, start: number): string {
  return `${code} ${start}`;
}

/** The position of an offset after the edits. */
export function moved(offset: number, edits: readonly Edit[]): number {
  return edits
    .filter(({ end }) => end <= offset)
    .reduce((at, { start, end, newText }) => at + newText.length - (end - start), offset);
}
