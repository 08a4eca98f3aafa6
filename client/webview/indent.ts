import type { Piece } from '../../server/src/render/rendering.ts';
import type { Span } from '../../server/src/template/span.ts';

/** A payload laid out for reading. UTF-16 offsets. */
export interface Indented {
  readonly rendering: string;
  /** Where each part of a token came from in the body, in order; white space between tokens comes from nowhere. */
  readonly pieces: readonly Piece[];
  /** Where an offset of the payload as it is sent has gone. */
  readonly placeOf: (offset: number) => number;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
/** Lines that are nested more deeply begin no further to the right, so that they can be read. */
const DEEPEST = 30;

/** Lays out valid JSON, one member or item a line. Tokens stay as they were printed. */
export function indent(payload: string, pieces: readonly Piece[]): Indented {
  const layout = new IndentedLayout(pieces);
  for (const { 0: token, index } of payload.matchAll(TOKEN)) layout.add(token, index);
  return layout.done();
}

class IndentedLayout {
  private rendering = '';
  private readonly moved: Piece[] = [];
  /** Where each token begins as it is sent, and here. */
  private readonly sent: number[] = [];
  private readonly here: number[] = [];
  private before = '';
  private depth = 0;
  private piece = 0;

  constructor(private readonly pieces: readonly Piece[]) {}

  add(token: string, index: number): void {
    const isClose = token === '}' || token === ']';
    if (isClose) this.depth--;
    this.rendering += this.spaceBefore(token, isClose);
    this.sent.push(index);
    this.here.push(this.rendering.length);
    this.addPieces({ start: index, end: index + token.length });
    this.rendering += token;
    if (token === '{' || token === '[') this.depth++;
    this.before = token;
  }

  done(): Indented {
    const { rendering, moved: pieces, sent, here } = this;
    const placeOf = (offset: number) => {
      const token = lastAtMost(sent, offset);
      return Math.min((here[token] ?? 0) + Math.max(offset - (sent[token] ?? 0), 0), rendering.length);
    };
    return { rendering, pieces, placeOf };
  }

  private spaceBefore(token: string, isClose: boolean): string {
    if (this.before === ':') return ' ';
    const isFirst = this.before === '{' || this.before === '[';
    const startsLine = isClose ? !isFirst : isFirst || this.before === ',';
    return startsLine && token !== ':' ? `\n${'  '.repeat(Math.min(this.depth, DEEPEST))}` : '';
  }

  private addPieces({ start, end }: Span): void {
    const shift = this.rendering.length - start;
    for (let piece = this.pieces[this.piece]; piece !== undefined; piece = this.pieces[++this.piece]) {
      const { rendered, source, kind, inFile } = piece;
      if (rendered.start >= end) return;
      const from = Math.max(rendered.start, start);
      const to = Math.min(rendered.end, end);
      // Of a text each character has a place of its own.
      const part = <Place extends Span>(place: Place): Place =>
        kind === 'text'
          ? { ...place, start: place.start + from - rendered.start, end: place.start + to - rendered.start }
          : place;
      const moved = { start: from + shift, end: to + shift };
      if (from < to && inFile !== undefined) this.moved.push({ rendered: moved, source, kind, inFile: part(inFile) });
      else if (from < to) this.moved.push({ rendered: moved, source: part(source), kind });
      if (rendered.end > end) return;
    }
  }
}

/** The index of the last number that is at most `limit`; 0 where all are more. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle;
    else high = middle;
  }
  return low;
}
