import { type ContentBlock, isTooLarge } from '../../blocks/content-block.ts';
import { LONGEST } from '../../blocks/expand.ts';
import type { Layout } from '../../blocks/layout.ts';
import type { Span } from '../../template/span.ts';
import type { CheckedBody } from '../check-body.ts';
import { type ChangedPart, changedPart } from './changed-part.ts';

/** An edit in one file, seen from the body with its Content Blocks in place. */
export interface EditedFile {
  readonly part: ChangedPart;
  /** What is around it of the same file. */
  readonly around: Span;
  /** Afterwards, if the same blocks are printed in the same places. */
  readonly layout: Layout;
}

/** `undefined` where more than one file has changed, or one that is printed more than once. */
export function editedFile(before: CheckedBody, text: string, blocks: CheckedBody['known']): EditedFile | undefined {
  const { layout, template } = before;
  const changed = before.blocks.filter((block) => isOther(block, blocks));
  const [block] = changed;
  if (block === undefined) return edited(layout, undefined, changedPart(before.text, text), undefined, template.source);
  const now = blocks.find(block.name);
  if (changed.length > 1 || text !== before.text || now === undefined || 'problem' in now) return undefined;
  const part = changedPart(block.text, now.text);
  if (now.start !== block.start || part.start < block.start || isTooLarge(now)) return undefined;
  return edited(layout, block, part, now, template.source);
}

function isOther({ name, text }: ContentBlock, blocks: CheckedBody['known']): boolean {
  const now = blocks.find(name);
  return now === undefined || 'problem' in now || now.text !== text;
}

function edited(
  layout: Layout,
  block: ContentBlock | undefined,
  part: ChangedPart,
  now: ContentBlock | undefined,
  source: string,
): EditedFile | undefined {
  const around = layout.partWith(block, part);
  const by = part.newText.length - (part.end - part.start);
  if (around === undefined || (!layout.isPlain && source.length + by > LONGEST)) return undefined;
  const ahead = around.start - around.source.start;
  const { newText } = part;
  return {
    part: { start: part.start + ahead, end: part.end + ahead, newText },
    around,
    layout: layout.grown(block, part, by, now),
  };
}
