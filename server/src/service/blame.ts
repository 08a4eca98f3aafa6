import type { JsonProblem } from '../json/reader.ts';
import { isJson, isTextInJson } from '../json/validity.ts';
import type { Piece, Rendering } from '../render/rendering.ts';
import type { Span } from '../template/span.ts';

/** What is wrong with what was printed there; `text` if it is what stands in the body. */
export type How = 'special' | 'object' | 'printed' | 'blank' | 'failed' | 'text';

/** What may have quotes, backslashes and line breaks. */
const ENDS_STRINGS: ReadonlySet<How> = new Set(['special', 'object']);

/** Where a rendering is no JSON, and in which way. */
type Problem = Pick<JsonProblem, 'kind' | 'start' | 'end'>;

export interface Blamed {
  readonly how: How;
  readonly source: Span;
}

/**
 * The output whose value shows where a problem starts, has just ended a string too early or broke the string that starts there, or that printed nothing
 * just before it; else the text.
 */
export function blame({ kind, start: at, end }: Problem, rendering: Rendering): Blamed | undefined {
  const { pieces, blank } = rendering;
  const index = pieces.findIndex(({ rendered }) => at < rendered.end);
  const piece = pieces[index] ?? pieces.at(-1);
  if (piece === undefined) return undefined;
  const own = ofPiece(piece, rendering);
  if (own !== undefined) return own;
  const before = pieces[index - 1];
  const last = before && ofPiece(before, rendering);
  if (last !== undefined && ENDS_STRINGS.has(last.how)) return last;
  const broken = kind === 'invalid-text' ? pieceThatBroke(end, index, rendering) : undefined;
  if (broken !== undefined) return broken;
  const here = piece.source.start + Math.max(0, at - piece.rendered.start);
  const silent = blank.filter((start) => start >= (before?.source.end ?? 0) && start < here);
  const nearest = silent.sort((one, other) => one - other).at(-1);
  if (nearest !== undefined) return { how: 'blank', source: { start: nearest, end: piece.source.start } };
  return { how: 'text', source: { start: here, end: here } };
}

/** A string that lacks its closing quote ends with its line: the line break after it is a part of it. */
function pieceThatBroke(end: number, index: number, rendering: Rendering): Blamed | undefined {
  const { pieces, text } = rendering;
  const most = text.slice(end).search(/[^ \t\r,]|$/) + end;
  for (
    let at = index + 1, piece = pieces[at];
    piece !== undefined && piece.rendered.start <= most;
    piece = pieces[++at]
  ) {
    const own = ofPiece(piece, rendering);
    if (own !== undefined && ENDS_STRINGS.has(own.how)) return own;
  }
  return undefined;
}

/** An object, or the items of an array one behind the other, as Liquid prints them. */
const AS_RUBY = /^\{.*=>.*\}$/s;

function ofPiece({ kind, source, rendered }: Piece, { text }: Rendering): Blamed | undefined {
  if (kind === 'text') return undefined;
  if (kind === 'error') return { how: 'failed', source };
  const printed = text.slice(rendered.start, rendered.end);
  if (AS_RUBY.test(printed)) return { how: 'object', source };
  return { how: isTextInJson(printed) || isJson(printed) ? 'printed' : 'special', source };
}
