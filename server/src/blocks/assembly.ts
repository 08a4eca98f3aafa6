import type { Span } from '../template/span.ts';
import type { ContentBlock } from './content-block.ts';
import { Layout, type Piece } from './layout.ts';

/** A text that parts are copied from: the body, or a block where it is printed. */
export interface Source {
  readonly text: string;
  /** Where it begins in its file. */
  readonly start: number;
  readonly printing: number;
  readonly block: ContentBlock | undefined;
  /** The output in the body that brings it; none for the body itself. */
  readonly site: Span | undefined;
}

/** A text that is put together of parts of several files. */
export class Assembly {
  text = '';
  private readonly pieces: Piece[] = [];

  layout(): Layout {
    return new Layout(this.pieces);
  }

  copy(part: Source, from: number, to: number): void {
    if (from < to) this.push(part, part.text.slice(from, to), inFile(part, { start: from, end: to }), false);
  }

  /** The end of a text. A brace there would make another tag of the one that follows it. */
  copyEnd(part: Source, from: number): void {
    const to = part.text.length;
    const brace = part.block !== undefined && part.text.endsWith('{') && from < to ? to - 1 : to;
    this.copy(part, from, brace);
    if (brace === to) return;
    this.seam(part, '{% raw %}', { start: brace, end: to });
    this.copy(part, brace, to);
    this.seam(part, '{% endraw %}', { start: brace, end: to });
  }

  /** A text that no file has. @param span what it stands for, in the text of the part. */
  seam(part: Source, text: string, span: Span): void {
    this.push(part, text, inFile(part, span), true);
  }

  private push({ printing, block, site }: Source, text: string, source: Span, isSeam: boolean): void {
    const start = this.text.length;
    this.text += text;
    this.pieces.push({ start, end: this.text.length, printing, block, site, source, isSeam });
  }
}

/** A span of a text as one of its file. */
export function inFile({ start }: Source, span: Span): Span {
  return { start: start + span.start, end: start + span.end };
}
