import type { FileSpan, Piece } from '../../server/src/render/rendering.ts';
import type { Span } from '../../server/src/template/span.ts';
import type { Segment } from './lines.ts';

/** The span of the body that printed a segment: the exact characters if text was copied, otherwise the whole output. */
export function sourceOf({ start, text, piece }: Segment, pieces: readonly Piece[]): Span | undefined {
  const origin = piece === undefined ? undefined : pieces[piece];
  if (origin === undefined) return undefined;
  if (origin.kind !== 'text' || origin.inFile !== undefined) return origin.source;
  const from = origin.source.start + start - origin.rendered.start;
  return { start: from, end: from + text.length };
}

/** Where a segment can be changed: in the body, or in the file of the Content Block that printed it. */
export function originOf(segment: Segment, pieces: readonly Piece[]): Span | FileSpan | undefined {
  const { inFile, rendered, kind } = (segment.piece === undefined ? undefined : pieces[segment.piece]) ?? {};
  if (inFile === undefined || rendered === undefined) return sourceOf(segment, pieces);
  if (kind !== 'text') return inFile;
  const from = inFile.start + segment.start - rendered.start;
  return { ...inFile, start: from, end: from + segment.text.length };
}

/** Which pieces were printed by the outputs that touch `selection`, a span of the body. An output in a loop has several. */
export function piecesOf(selection: Span, pieces: readonly Piece[]): Set<number> {
  const found = new Set<number>();
  for (const [index, { kind, source, inFile }] of pieces.entries()) {
    const isPrinted = kind !== 'text' || inFile !== undefined;
    if (isPrinted && source.start <= selection.end && selection.start <= source.end) found.add(index);
  }
  return found;
}
