/** A run of the rendering that is shown in one style; UTF-16 offsets into the rendering. */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly style: Style;
}

export type Style = 'name' | 'text' | 'number' | 'keyword' | 'punctuation' | 'plain';

const TOKEN = /"(?:[^"\\\n]|\\.)*"?|-?\d[\d.eE+-]*|\b(?:true|false|null)\b|[{}[\]:,]|[^"{}[\]:,\s]+|\s+/gy;

/** Cuts a rendering, JSON or not, into runs that touch each other. A text before a colon is a name. */
export function colour(rendering: string): Run[] {
  const runs: Run[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(rendering); match !== null; match = TOKEN.exec(rendering)) {
    const start = match.index;
    const end = start + match[0].length;
    runs.push({ start, end, style: styleOf(match[0], rendering, end) });
  }
  return runs;
}

function styleOf(token: string, rendering: string, end: number): Style {
  const first = token.charAt(0);
  if (first === '"') return isBeforeColon(rendering, end) ? 'name' : 'text';
  if ('{}[]:,'.includes(first)) return 'punctuation';
  if (/^-?\d/.test(token)) return 'number';
  return /^(?:true|false|null)$/.test(token) ? 'keyword' : 'plain';
}

function isBeforeColon(rendering: string, end: number): boolean {
  let at = end;
  while (at < rendering.length && ' \t\r\n'.includes(rendering.charAt(at))) at++;
  return rendering.charAt(at) === ':';
}

interface Piece {
  readonly rendered: { readonly start: number; readonly end: number };
  readonly source: { readonly start: number; readonly end: number };
  readonly kind: 'text' | 'output' | 'error';
}

/** The span of the body behind a character of the rendering: the character itself for text, else the whole output. */
export function sourceOf(pieces: readonly Piece[], offset: number): { start: number; end: number } | undefined {
  const piece = pieces.find(({ rendered }) => rendered.start <= offset && offset < rendered.end);
  if (piece === undefined) return undefined;
  if (piece.kind !== 'text') return piece.source;
  const start = piece.source.start + offset - piece.rendered.start;
  return { start, end: start + 1 };
}

/** What the part of the body from `start` to `end` has printed, as a span of the rendering. */
export function renderedBy(
  pieces: readonly Piece[],
  start: number,
  end: number,
): { start: number; end: number } | undefined {
  const touched = pieces.filter(
    ({ kind, source }) => kind !== 'text' && source.start <= end && start <= source.end && source.start <= start,
  );
  const first = touched.at(0)?.rendered.start;
  const last = touched.at(-1)?.rendered.end;
  return first === undefined || last === undefined ? undefined : { start: first, end: last };
}
