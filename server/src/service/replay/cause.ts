import type { Layout } from '../../blocks/layout.ts';
import { readJson } from '../../json/reader.ts';
import type { Rendering } from '../../render/rendering.ts';
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
  const message = `${said} (${HOW[blamed.how](quoted(body.slice(place.start, place.end)))}, line ${line})`;
  return { key: `${problem.kind} ${blamed.how} ${place.start}`, message, start: problem.start };
}

type How = 'printed' | 'blank' | 'failed' | 'text';

const HOW: Readonly<Record<How, (output: string) => string>> = {
  printed: (output) => `printed by \`${output}\``,
  blank: (output) => `\`${output}\` printed nothing`,
  failed: (output) => `\`${output}\` printed an error`,
  text: () => 'in the text of the body',
};

function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

/** The output whose value shows there, or that printed nothing just before it; else the text. */
function blame(at: number, { pieces, blank }: Rendering): { readonly how: How; readonly source: Span } | undefined {
  const index = pieces.findIndex(({ rendered }) => at < rendered.end);
  const piece = pieces[index] ?? pieces.at(-1);
  if (piece === undefined) return undefined;
  if (piece.kind === 'error') return { how: 'failed', source: piece.source };
  if (piece.kind === 'output') return { how: 'printed', source: piece.source };
  const here = piece.source.start + Math.max(0, at - piece.rendered.start);
  const before = pieces[index - 1]?.source.end ?? 0;
  const silent = blank
    .filter((start) => start >= before && start < here)
    .sort((one, other) => one - other)
    .at(-1);
  if (silent !== undefined) return { how: 'blank', source: { start: silent, end: piece.source.start } };
  return { how: 'text', source: { start: here, end: here } };
}
