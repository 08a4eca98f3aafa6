import type { Layout } from '../../blocks/layout.ts';
import { readJson } from '../../json/reader.ts';
import { isJson, isTextInJson } from '../../json/validity.ts';
import type { Piece, Rendering } from '../../render/rendering.ts';
import type { Span } from '../../template/span.ts';
import { messageOfProblem } from '../preview.ts';

/** Why a payload is not JSON. */
export interface Cause {
  /** The same for each event that is lost in this way. */
  readonly key: string;
  readonly message: string;
  /** Where it shows in the rendering. */
  readonly start: number;
}

/** UTF-16 units of an output that are quoted. */
const LONGEST = 80;

/** The first problem of a rendering, and what in the body printed it. */
export function causeOf(rendering: Rendering, body: string, layout: Layout): Cause {
  const [problem] = readJson(rendering.text).problems;
  if (problem === undefined) return { key: 'unknown', message: 'The payload is not valid JSON', start: 0 };
  const said = messageOfProblem(problem.kind).replace(/\.$/, '');
  const blamed = blame(problem.start, rendering);
  if (blamed === undefined) return { key: problem.kind, message: said, start: problem.start };
  const { site, start, end } = layout.placeOf(blamed.source);
  const place = site ?? { start, end };
  const line = body.slice(0, place.start).split('\n').length;
  const output = `\`${quoted(body.slice(place.start, place.end))}\``;
  const message = blamed.how === 'text' ? `${said} (line ${line})` : `${output} ${HOW[blamed.how]} (line ${line})`;
  const what = blamed.how === 'text' ? problem.kind : blamed.how;
  return { key: `${what} ${place.start}`, message, start: problem.start };
}

type How = 'special' | 'printed' | 'blank' | 'failed' | 'text';

const HOW: Readonly<Record<Exclude<How, 'text'>, string>> = {
  special: 'printed a quote, a backslash or a line break that is not escaped',
  printed: 'printed what is not valid JSON there',
  blank: 'printed nothing where a value is expected',
  failed: 'printed an error',
};

interface Blamed {
  readonly how: How;
  readonly source: Span;
}

function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

/** The output whose value shows there or has just ended a string too early, or that printed nothing just before it; else the text. */
function blame(at: number, rendering: Rendering): Blamed | undefined {
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
