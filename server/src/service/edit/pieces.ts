import type { Container, Seam } from '../../proof/seams.ts';
import type { Span } from '../../template/span.ts';
import type { Text } from '../../template/tree.ts';
import type { CheckedBody } from '../check-body.ts';

/** What stands between two brackets or commas of a container. */
export interface Piece extends Span {
  /** What follows is read in the same cases as what comes before. */
  readonly goesOn: boolean;
}

/** A list or an object that can be taken apart. */
export interface Pieces {
  readonly type: Container['type'];
  /** Of the bracket that opens it. */
  readonly open: number;
  readonly all: readonly Piece[];
}

/** The containers around a part of a body, the outermost first, each with the pieces between which nothing is carried over. */
export function piecesAround({ start, end }: Span, { template, proof }: CheckedBody): readonly Pieces[] {
  const texts = template.nodes.filter((node) => node.type === 'text');
  const isRead = ({ offset, times }: Seam) => {
    const text = textAt(offset, texts);
    return text !== undefined && proof.reads.timesOf(text.printed.start) === times;
  };
  return proof.reads.seams.around(start, end).flatMap(({ type, seams }) => {
    const [first, ...others] = seams.filter(isRead);
    if (first === undefined || first !== seams[0]) return [];
    const all = piecesBetween(first, others);
    return all.some((piece) => piece.start <= start && end <= piece.end) ? [{ type, open: first.offset, all }] : [];
  });
}

function piecesBetween(first: Seam, others: readonly Seam[]): readonly Piece[] {
  let before = first;
  return others.map((seam) => {
    const piece = { start: before.offset + 1, end: seam.offset, goesOn: before.when === seam.when };
    before = seam;
    return piece;
  });
}

function textAt(offset: number, texts: readonly Text[]): Text | undefined {
  let [from, to] = [0, texts.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((texts[middle]?.end ?? 0) <= offset) from = middle + 1;
    else to = middle;
  }
  const found = texts[from];
  return found !== undefined && found.start <= offset ? found : undefined;
}
