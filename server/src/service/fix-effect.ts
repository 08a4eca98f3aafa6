import type { Edit, Finding, Fix } from '../rules/engine/finding.ts';
import { applyEdits } from './apply-fixes.ts';
import type { CheckedBody } from './check-body.ts';

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

/** In UTF-16 units. A longer body is not checked again just for the words of a title: the menu must open at once. */
const LONGEST = 100_000;

/** How many findings a fix removes besides its own; 0 if it uncovers others, since the number would then mislead. Checks the body again. */
export async function alsoMended(
  fix: Fix,
  { template: { source }, findings }: CheckedBody,
  check: (body: string) => Promise<readonly Finding[]>,
): Promise<number> {
  if (findings.length < 2 || source.length > LONGEST) return 0;
  const { removed, added } = effectOf(fix, findings, await check(applyEdits(source, fix.edits)));
  return added.length > 0 ? 0 : Math.max(0, removed.length - 1);
}

function placeOf({ code }: Finding, start: number): string {
  return `${code} ${start}`;
}

/** The position of an offset after the edits. */
function moved(offset: number, edits: readonly Edit[]): number {
  return edits
    .filter(({ end }) => end <= offset)
    .reduce((at, { start, end, newText }) => at + newText.length - (end - start), offset);
}
