import { limits } from '../../catalog/movable-ink/endpoint.ts';
import { largestFile } from '../../files/files.ts';
import type { Finding } from '../../rules/engine/finding.ts';
import type { CheckedBody } from '../check-body.ts';
import type { ChangedPart } from './changed-part.ts';
import { inertPart } from './inert-part.ts';
import { movedFinding } from './moved-finding.ts';

/**
 * What is found in a body after an edit in one place, by what was found before, where nothing but the characters of one of its strings has changed:
 * the same findings, moved. `undefined` where the body has to be checked. Takes time by its length and its findings, but next to none.
 */
export function findingsAfter(before: CheckedBody, edit: ChangedPart): readonly Finding[] | undefined {
  const by = edit.newText.length - (edit.end - edit.start);
  if (edit.start === edit.end && by === 0) return before.findings;
  if (!isOfAnySize(before, before.template.source.length + by)) return undefined;
  const part = inertPart(edit, before);
  if (part === undefined) return undefined;
  const moved: Finding[] = [];
  for (const finding of before.findings) {
    const after = movedFinding(finding, part);
    if (after === undefined) return undefined;
    moved.push(after);
  }
  return moved;
}

/** What a check may spend depends on the length of the body. A rule counts its bytes, and a very long one is not checked at all. */
export function isOfAnySize({ template: { source }, config, proof }: CheckedBody, length: number): boolean {
  if (!proof.meter.hasLeft(MOST_STEPS * Math.max(0, source.length - length))) return false;
  const most = config.settings.options.get('body-size.maxBytes') ?? limits.requestBytes.value;
  const longest = Math.max(source.length, length);
  return longest <= largestFile && longest * MOST_BYTES < most;
}

/** Of a UTF-16 unit. */
const MOST_BYTES = 3;
/** More than any part of a check may spend on a UTF-16 unit. */
const MOST_STEPS = 10;
