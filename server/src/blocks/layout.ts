import type { Span } from '../template/span.ts';
import type { ContentBlock } from './content-block.ts';

/** A part of a text with its blocks in place, and where it comes from. Offsets are UTF-16 units. */
export interface Piece extends Span {
  /** What it comes from: 0 is the body, and each printing of a block has its own number. */
  readonly printing: number;
  /** `undefined` for the body itself. */
  readonly block: ContentBlock | undefined;
  /** In the body, or in the file of the block. A seam stands for the whole output that prints a block. */
  readonly source: Span;
  readonly isSeam: boolean;
  /** The output in the body that brings it, in the offsets of the body; none for the body itself. */
  readonly site: Span | undefined;
}

/** A place in the body or in the file of one of its blocks. */
export interface FilePlace extends Span {
  readonly block: ContentBlock | undefined;
  readonly site: Span | undefined;
}

/** Leads from a text with its blocks in place to the files that it was made of. */
export class Layout {
  /** @param pieces in order, without gaps. */
  constructor(private readonly pieces: readonly Piece[]) {}

  /** Nothing was put in: every place is one of the body. */
  get isPlain(): boolean {
    return this.pieces.every(({ printing, isSeam }) => printing === 0 && !isSeam);
  }

  /** The file in which a span begins, and the span there: blocks that it goes over are left out, and it ends where that file's part ends. */
  placeOf({ start, end }: Span): FilePlace {
    const at = this.indexAt(start);
    const piece = this.pieces[at];
    if (piece === undefined) return { start, end, block: undefined, site: undefined };
    const { block, site } = piece;
    const first = inFile(piece, start, 'start');
    const last = this.pieces
      .slice(at + 1, this.indexAt(end, true) + 1)
      .findLast(({ printing }) => printing === piece.printing);
    const ended = last ?? piece;
    return { start: first, end: Math.max(first, inFile(ended, Math.min(end, ended.end), 'end')), block, site };
  }

  /** Edits of the file of a block wherever the block is printed. */
  everywhere<Edit extends Span>(file: string, edits: readonly Edit[]): Edit[] {
    return this.pieces.flatMap(({ block, isSeam, source, start }) =>
      edits
        .filter((edit) => block?.place === file && !isSeam && source.start <= edit.start && edit.end <= source.end)
        .map((edit) => ({ ...edit, start: edit.start - source.start + start, end: edit.end - source.start + start })),
    );
  }

  /** The part with a span of a file, if the file is in the text just once. @param block `undefined` for the body */
  partWith(block: ContentBlock | undefined, span: Span): Piece | undefined {
    return this.pieces[this.indexWith(block, span)];
  }

  /**
   * The layout once a span for which there is a part has become longer.
   * @param by UTF-16 units; less than 0 where it has become shorter
   * @param now the block as it is then
   */
  grown(block: ContentBlock | undefined, span: Span, by: number, now: ContentBlock | undefined): Layout {
    const at = this.indexWith(block, span);
    const moved = (one: Span): Span => (one.start >= span.end ? { start: one.start + by, end: one.end + by } : one);
    return new Layout(
      this.pieces.map((piece, index): Piece => {
        const start = piece.start + (index > at ? by : 0);
        const end = piece.end + (index >= at ? by : 0);
        const site = block === undefined ? piece.site && moved(piece.site) : piece.site;
        if (piece.block !== block) return { ...piece, start, end, site };
        const longer = { start: piece.source.start, end: piece.source.end + by };
        return { ...piece, start, end, site, block: now, source: index === at ? longer : moved(piece.source) };
      }),
    );
  }

  /** -1 where there is no such part. */
  private indexWith(block: ContentBlock | undefined, { start, end }: Span): number {
    const own = this.pieces.filter((piece) => piece.block === block);
    const isThereOnce = own.every(({ printing }) => printing === own[0]?.printing);
    const isAround = ({ isSeam, source }: Piece) => !isSeam && source.start <= start && end <= source.end;
    return isThereOnce ? this.pieces.findIndex((piece) => piece.block === block && isAround(piece)) : -1;
  }

  /** Where an edit goes; `undefined` if it would touch more than one file, or the output of a block. */
  editable({ start, end }: Span): FilePlace | undefined {
    const [before, after] = [this.pieces[this.indexAt(start, true)], this.pieces[this.indexAt(start)]];
    const piece = start === end && after?.isSeam ? before : after;
    if (piece === undefined || piece.isSeam || end > piece.end) return undefined;
    const { block, site } = piece;
    return { start: inFile(piece, start, 'start'), end: inFile(piece, end, 'end'), block, site };
  }

  /** @param isEnd whether an offset between two pieces belongs to the first. */
  private indexAt(offset: number, isEnd = false): number {
    let [low, high] = [0, this.pieces.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const start = this.pieces[middle]?.start ?? 0;
      if (start < offset || (start === offset && !isEnd)) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function inFile({ start, source, isSeam }: Piece, offset: number, which: keyof Span): number {
  return isSeam ? source[which] : source.start + offset - start;
}
