import { isJson, isTextInJson } from '../json/validity.ts';
import type { Piece, Rendering } from '../render/rendering.ts';
import type { Span } from '../template/span.ts';

/** What is wrong with what was printed there; `text` if it is what stands in the body. */
export type How = 'special' | 'printed' | 'blank' | 'failed' | 'text';

export interface Blamed {
  readonly how: How;
  readonly source: Span;
}

/** The output whose value shows there or has just ended a string too early, or that printed nothing just before it; else the text. */
export function blame(at: number, rendering: Rendering): Blamed | undefined {
  const { pieces, blank } = rendering;
  const index = pieces.findIndex(({ rendered }) => at < rendered.end);
  const piece = pieces[index] ?? pieces.at(-1);
  if (piece === undefined) return undefined;
  const own = ofPiece(piece, rendering);
  if (own !== undefined) return own;
  const before = pieces[index - 1];
  const last = before && ofPiece(before, rendering);
  if (last?.how === 'special') return last;
  const here = piece.source.start + Math.max(0, at - piece.rendered.start);
  const silent = blank.filter((start) => start >= (before?.source.end ?? 0) && start < here);
  const nearest = silent.sort((one, other) => one - other).at(-1);
  if (nearest !== undefined) return { how: 'blank', source: { start: nearest, end: piece.source.start } };
  return { how: 'text', source: { start: here, end: here } };
}

function ofPiece({ kind, source, rendered }: Piece, { text }: Rendering): Blamed | undefined {
  if (kind === 'text') return undefined;
  if (kind === 'error') return { how: 'failed', source };
  const printed = text.slice(rendered.start, rendered.end);
  return { how: isTextInJson(printed) || isJson(printed) ? 'printed' : 'special', source };
}
