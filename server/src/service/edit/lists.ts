import type { Proof } from '../../proof/proof.ts';
import type { Span } from '../../template/span.ts';
import type { Template, Text } from '../../template/tree.ts';

/** A list of the payload that can be taken apart: its items, each between two of its brackets and commas. */
export type Items = readonly Span[];

/** The lists around a part of a body, the outermost first. */
export function listsAround({ start, end }: Span, template: Template, proof: Proof): readonly Items[] {
  return listsOf(template, proof).filter((items) => items.some((item) => item.start <= start && end <= item.end));
}

/** All lists whose brackets and commas stand in texts outside of all blocks, over each of which one state was moved. */
export function listsOf(template: Template, proof: Proof): readonly Items[] {
  const texts = template.nodes.filter((node) => node.type === 'text');
  const isRead = (offset: number) => {
    const text = textAt(offset, texts);
    return text !== undefined && proof.reads.isReadOnce(text.printed.start);
  };
  return proof.reads.seams.all.flatMap((seams) => {
    const [first, ...others] = seams.filter(({ offset }) => isRead(offset)).map(({ offset }) => offset);
    if (first === undefined || first !== seams[0]?.offset) return [];
    const items: Span[] = [];
    let start = first + 1;
    for (const end of others) {
      if (end < start) return [];
      items.push({ start, end });
      start = end + 1;
    }
    return [items];
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
