import type { Span } from '../template/span.ts';
import type { Piece } from './rendering.ts';

type PieceOrigin = Pick<Piece, 'source' | 'kind'>;

/** Where templates print: keeps the text and, for each piece of it, the place in the body that it came from. */
export class Printer {
  buffer = '';
  readonly pieces: Piece[] = [];

  /** `limit`: UTF-16 units that may be printed. `origin`: what all pieces are said to come from, where they are not their own. `keepsPieces`: where texts come from is wanted. */
  constructor(
    readonly limit: number,
    private readonly origin?: PieceOrigin,
    private readonly keepsPieces = true,
  ) {}

  /** Prints a text of the body itself. */
  copy(text: string, source: Span): void {
    this.add(text, { source, kind: 'text' });
  }

  print(text: string, source: Span): void {
    this.add(text, { source, kind: 'output' });
  }

  fail(text: string, source: Span): void {
    this.add(text, { source, kind: 'error' });
  }

  /** Prints what another printer has printed. */
  append(other: Printer): void {
    for (const { rendered, source, kind } of other.pieces) {
      this.add(other.buffer.slice(rendered.start, rendered.end), { source, kind });
    }
  }

  get isFull(): boolean {
    return this.buffer.length > this.limit;
  }

  private add(text: string, origin: PieceOrigin): void {
    if (text === '') return;
    const start = this.buffer.length;
    this.buffer += text;
    if (!this.keepsPieces) return;
    const { source, kind } = this.origin ?? origin;
    this.pieces.push({
      rendered: { start, end: this.buffer.length },
      source: { start: source.start, end: source.end },
      kind,
    });
  }
}
