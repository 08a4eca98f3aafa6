import { limits } from '../../catalog/movable-ink/endpoint.ts';
import { largestFile } from '../../files/files.ts';
import type { Finding } from '../../rules/engine/finding.ts';
import type { CheckedBody } from '../check-body.ts';
import { changedPart } from './changed-part.ts';
import { inertPart } from './inert-part.ts';
import { movedFinding } from './moved-finding.ts';

/**
 * What is found in a body after an edit, by what was found before, where nothing but the characters of one of its strings has changed:
 * the same findings, moved. `undefined` where the body has to be checked. Takes time by its length and its findings, but next to none.
 */
export function findingsAfter(before: CheckedBody, text: string): readonly Finding[] | undefined {
  const { source } = before.template;
  if (text === source) return before.findings;
  if (!isWithoutBlocks(before) || !isOfAnySize(before, text)) return undefined;
  const part = inertPart(changedPart(source, text), before);
  if (part === undefined) return undefined;
  const moved: Finding[] = [];
  for (const finding of before.findings) {
    const after = movedFinding(finding, part);
    if (after === undefined) return undefined;
    moved.push(after);
  }
  return moved;
}

export function isWithoutBlocks({ layout, blocks, analysis }: CheckedBody): boolean {
  return layout.isPlain && blocks.length === 0 && analysis.blocks.problems.length === 0;
}

/** What a check may spend depends on the length of the body. A rule counts its bytes, and a very long one is not checked at all. */
export function isOfAnySize({ template: { source }, config, proof }: CheckedBody, text: string): boolean {
  if (!proof.meter.hasLeft(MOST_STEPS * Math.max(0, source.length - text.length))) return false;
  const most = config.settings.options.get('body-size.maxBytes') ?? limits.requestBytes.value;
  const longest = Math.max(source.length, text.length);
  return longest <= largestFile && longest * MOST_BYTES < most;
}

/** Of a UTF-16 unit. */
const MOST_BYTES = 3;
/** More than any part of a check may spend on a UTF-16 unit. */
const MOST_STEPS = 10;
