import { expandBlocks } from '../../blocks/expand.ts';
import type { Layout } from '../../blocks/layout.ts';
import type { Proof } from '../../proof/proof.ts';
import type { Finding } from '../../rules/engine/finding.ts';
import type { CheckedBody } from '../check-body.ts';
import { findingsByExcerpt } from './after-excerpt.ts';
import { changedPart } from './changed-part.ts';
import { type EditedFile, editedFile } from './edited-file.ts';
import { surroundingsIn } from './excerpts.ts';
import { findingsAfter } from './findings-after.ts';
import { movedFinding } from './moved-finding.ts';

/** What is shown of a body after an edit without another check of it. Spans lie in the text with its Content Blocks in place. */
export interface AfterEdit {
  readonly findings: readonly Finding[];
  /** Findings that have only moved, each with what it was. */
  readonly moved: readonly (readonly [moved: Finding, before: Finding])[];
  /** What is shown besides, where that is not as before. */
  readonly proof?: ShownProof;
  /** Leads to the files as they are then. */
  readonly layout: Layout;
}

export { changedPart, movedFinding };

export type ShownProof = Pick<Proof, 'verdict' | 'cases' | 'problems' | 'assumptions' | 'gaps'>;

/**
 * @param text of the body as it is now. @param blocks Content Blocks as they are now: of those that it prints the texts may be others, and nothing else.
 * @returns `undefined` where the body has to be checked.
 */
export function afterEdit(before: CheckedBody, text: string, blocks = before.known): AfterEdit | undefined {
  if (before.analysis.blocks.problems.length > 0) return undefined;
  const edited = editedFile(before, text, blocks);
  const inert = edited && afterInertEdit(before, edited);
  if (inert !== undefined) return inert;
  const { source } = before.template;
  if (edited !== undefined && leavesBlocksInPlace(before, edited)) {
    const { part, layout } = edited;
    const now = source.slice(0, part.start) + part.newText + source.slice(part.end);
    const found = findingsByExcerpt(before, now, part);
    return found && { ...found, layout };
  }
  const now = expandBlocks(text, blocks);
  const found =
    now.problems.length > 0 ? undefined : findingsByExcerpt(before, now.text, changedPart(source, now.text));
  return found && { ...found, layout: now.layout };
}

function afterInertEdit(before: CheckedBody, { part, layout }: EditedFile): AfterEdit | undefined {
  const findings = findingsAfter(before, part);
  const moved = findings?.flatMap((one, at): [Finding, Finding][] => {
    const last = before.findings[at];
    return last === undefined || last === one ? [] : [[one, last]];
  });
  return findings && moved && { findings, moved, layout };
}

/** All Liquid in an item is closed, before and after, so that the rest of its file is read as it was. */
function leavesBlocksInPlace(before: CheckedBody, { part, around }: EditedFile): boolean {
  const { item } = surroundingsIn(before, part) ?? {};
  return item !== undefined && around.start <= item.start && item.end <= around.end;
}
