import type { Piece } from '../../server/src/render/rendering.ts';
import type { Line, Segment } from './lines.ts';

/** Segments of a line that one output has printed, whatever their colours; or one segment of text. */
export interface Group {
  readonly segments: readonly Segment[];
  readonly kind: 'text' | 'output' | 'error';
  /** It goes on from the line before, which has the link to the output. */
  readonly goesOn: boolean;
}

/** Gathers the segments of each line, so that an output is one link. */
export function groupsOf(lines: readonly Line[], pieces: readonly Piece[]): Group[][] {
  let last: Piece | undefined;
  return lines.map(({ segments }) => {
    const groups: { segments: Segment[]; kind: Group['kind']; goesOn: boolean }[] = [];
    const carried = last;
    for (const segment of segments) {
      const piece = segment.piece === undefined ? undefined : pieces[segment.piece];
      const group = groups.at(-1);
      if (group !== undefined && isSameOutput(last, piece)) group.segments.push(segment);
      else {
        const goesOn = group === undefined && isSameOutput(carried, piece);
        groups.push({ segments: [segment], kind: piece?.kind ?? 'text', goesOn });
      }
      last = piece;
    }
    return groups;
  });
}

function isSameOutput(one: Piece | undefined, other: Piece | undefined): boolean {
  if (one === undefined || other === undefined || other.kind === 'text' || one.kind !== other.kind) return false;
  const [place, otherPlace] = [one.inFile ?? one.source, other.inFile ?? other.source];
  const isSameFile = one.inFile?.file === other.inFile?.file;
  return isSameFile && place.start === otherPlace.start && place.end === otherPlace.end;
}
