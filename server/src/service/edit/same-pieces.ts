import type { CheckedBody } from '../check-body.ts';
import type { ChangedPart } from './changed-part.ts';
import { moved } from './moved-finding.ts';
import { type Pieces, piecesAround } from './pieces.ts';

/**
 * Whether the containers around an edit have the same brackets and commas, and what was edited is left in the cases in which it is entered:
 * behind it reading goes on as it did.
 */
export function haveSamePieces(before: CheckedBody, after: CheckedBody, part: ChangedPart): boolean {
  const now = new Map(piecesAround(moved(part, part), after).map((pieces) => [pieces.open, pieces]));
  const by = part.newText.length - (part.end - part.start);
  return piecesAround(part, before).every((pieces) => {
    const there = now.get(pieces.open);
    const signs = signsOf(pieces).map((at) => (at >= part.end ? at + by : at));
    return there !== undefined && String(signsOf(there)) === String(signs) && areLeftAlike(pieces, there);
  });
}

function areLeftAlike(one: Pieces, other: Pieces): boolean {
  return one.all.every(({ goesOn }, at) => goesOn === other.all[at]?.goesOn);
}

/** Offsets of its brackets and commas. */
export function signsOf({ open, all }: Pieces): readonly number[] {
  return [open, ...all.map(({ end }) => end)];
}
