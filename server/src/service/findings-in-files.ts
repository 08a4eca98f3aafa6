import type { ContentBlock } from '../blocks/content-block.ts';
import type { FilePlace, Layout } from '../blocks/layout.ts';
import type { Finding, Fix } from '../rules/engine/finding.ts';
import type { Span } from '../template/span.ts';
import type { CheckedBody } from './check-body.ts';

/** Findings by the file in which they are shown, with the offsets of that file. */
export interface FindingsInFiles {
  readonly body: readonly Finding[];
  readonly blocks: readonly BlockFinding[];
}

/** A finding in the file of a Content Block. */
export interface BlockFinding {
  readonly block: ContentBlock;
  readonly finding: Finding;
  /** The output in the body that prints the block, in the offsets of the body. */
  readonly site: Span;
}

type Checked = Pick<CheckedBody, 'layout' | 'findings'>;

/** Takes the findings of a body and its Content Blocks apart. A block that is printed several times has each finding once. What a block sets or silences may serve another body, so nothing is called unused there. */
export function findingsInFiles({ layout, findings }: Checked): FindingsInFiles {
  if (layout.isPlain) return { body: findings, blocks: [] };
  const body: Finding[] = [];
  const blocks = new Map<string, BlockFinding>();
  for (const finding of findings) {
    const place = layout.placeOf(finding);
    const { block, site } = place;
    if (block === undefined || site === undefined) body.push(inBody(finding, place, layout));
    else if (isMisfit(finding, place)) body.push(inBody(finding, site, layout));
    else if (!ABOUT_USE.has(finding.code)) {
      const key = JSON.stringify([block.place, ...identityOf({ ...finding, ...place })]);
      if (!blocks.has(key)) blocks.set(key, { block, site, finding: inFile(finding, place, layout) });
    }
  }
  return {
    body: body.sort((one, other) => one.start - other.start || one.end - other.end),
    blocks: [...blocks.values()],
  };
}

/** What makes two findings one: the same fix at the same place, though a value may end a string in one body and a name in another; else the same words. */
export function identityOf({ code, start, end, message, fixes }: Finding): readonly (string | number)[] {
  return [code, start, end, fixes[0]?.title ?? message];
}

const ABOUT_USE: ReadonlySet<string> = new Set(['unused-variable', 'unused-disable']);
const ABOUT_STRUCTURE: ReadonlySet<string> = new Set(['json-syntax', 'text-outside-json', 'unbalanced-loop']);

/** The block may be right for others and only not fit where this body prints it: the JSON breaks with its first character. */
function isMisfit({ code }: Finding, { block, start }: FilePlace): boolean {
  if (!ABOUT_STRUCTURE.has(code) || block === undefined) return false;
  return block.text.slice(block.start, start).trim() === '';
}

function inBody(finding: Finding, { start, end }: Span, layout: Layout): Finding {
  return inFile(finding, { start, end, block: undefined, site: undefined }, layout);
}

function inFile(finding: Finding, { start, end, block }: FilePlace, layout: Layout): Finding {
  const related = finding.related.flatMap((one) => {
    const place = layout.placeOf(one);
    return place.block === block ? [{ message: one.message, start: place.start, end: place.end }] : [];
  });
  const fixes = finding.fixes.flatMap((fix) => fixInFile(fix, block, layout));
  return { ...finding, start, end, related, fixes, expanded: finding };
}

/** None if it would change another file too. */
function fixInFile(fix: Fix, block: ContentBlock | undefined, layout: Layout): Fix[] {
  const places = fix.edits.map((edit) => ({ place: layout.editable(edit), newText: edit.newText }));
  const edits = places.flatMap(({ place, newText }) =>
    place !== undefined && place.block === block ? [{ start: place.start, end: place.end, newText }] : [],
  );
  const expanded = block === undefined ? fix : { ...fix, edits: layout.everywhere(block.place, edits) };
  return edits.length === places.length ? [{ ...fix, edits, expanded }] : [];
}
