import type { Finding } from '../../rules/engine/finding.ts';
import type { Span } from '../../template/span.ts';
import type { ChangedPart } from './changed-part.ts';
import { MovedCase } from './moved-case.ts';

/** A finding as it is once a part of the body has become longer or shorter; `undefined` where it speaks of that part. */
export function movedFinding(finding: Finding, part: ChangedPart): Finding | undefined {
  const { related, fixes, explains, when, iteration, shownAt } = finding;
  if (placesIn(finding).some((place) => overlap(place, part)) || finding.expanded !== undefined) return undefined;
  // What an error explains ends so many characters behind it, and then something else may be explained.
  const isLonger = part.newText.length !== part.end - part.start;
  if (isLonger && explains?.some((place) => overlap(place, part))) return undefined;
  const others = [...(explains ?? []), ...(iteration ? [iteration.loop] : [])];
  const isBefore = when === undefined && [...placesIn(finding), ...others].every(({ end }) => end <= part.start);
  if (isBefore) return finding;
  const move = <Place extends Span>(place: Place): Place => ({ ...place, ...moved(place, part) });
  return {
    ...move(finding),
    related: related.map(move),
    fixes: fixes.map((fix) => ({ ...fix, edits: fix.edits.map(move) })),
    ...(explains && {
      explains: explains.map(({ only, ...place }) => ({ ...moved(place, part), ...(only && { only }) })),
    }),
    ...(shownAt && { shownAt: move(shownAt) }),
    ...(when && { when: new MovedCase(when, move) }),
    ...(iteration && { iteration: { ...iteration, loop: move(iteration.loop) } }),
  };
}

/** All that it speaks of, and that its fixes change. */
export function placesIn(finding: Finding): readonly Span[] {
  return [
    finding,
    ...(finding.shownAt ? [finding.shownAt] : []),
    ...finding.related,
    ...finding.fixes.flatMap(({ edits }) => edits),
  ];
}

/** Where a place is then. What ends or begins at the ends of the part is a neighbour, and what is around it ends later. */
export function moved({ start, end }: Span, part: ChangedPart): Span {
  const by = part.newText.length - (part.end - part.start);
  return { start: start >= part.end ? start + by : start, end: end >= part.end ? end + by : end };
}

function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
