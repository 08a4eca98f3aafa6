import type { Edit, Finding, Fix } from '../rules/engine/finding.ts';
import { applyEdits } from './apply-fixes.ts';
import type { CheckedBody } from './check-body.ts';

/** What a fix does to the findings of a body besides mending its own. */
export interface FixEffect {
  /** Found before and no more, in the order of their places. */
  readonly removed: readonly Finding[];
  /** Found now and not before. */
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

/** A body longer than that is not checked again for the words of a title: the menu must open at once. */
const LONGEST = 100_000;

/** How many findings a fix mends besides its own; none where it uncovers others, so that nobody can tell. Checks the body again. */
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

/** Where an offset into the body lies after the edits. */
function moved(offset: number, edits: readonly Edit[]): number {
  return edits
    .filter(({ end }) => end <= offset)
    .reduce((at, { start, end, newText }) => at + newText.length - (end - start), offset);
}
