import type { Finding } from '../../../server/src/rules/engine/finding.ts';
import { type CheckedBody, checkBody } from '../../../server/src/service/check-body.ts';
import { changedPart } from '../../../server/src/service/edit/changed-part.ts';
import { findingsAfter } from '../../../server/src/service/edit/findings-after.ts';
import { inertPart } from '../../../server/src/service/edit/inert-part.ts';
import { moved } from '../../../server/src/service/edit/moved-finding.ts';
import type { Span } from '../../../server/src/template/span.ts';
import { randomOf } from '../../oracle/generator.mjs';
import { anyBody } from '../../proof/any-generator.ts';
import { write } from '../../proof/body-tree.ts';
import { bodyOf } from '../../proof/compare.ts';
import { Dice } from '../../proof/dice.ts';
import { mutate } from '../../proof/mutations.ts';
import { findingInFull, payloadInFull, statusInFull } from './agreement.ts';
import { editScript } from './scripts.ts';

export interface EditTask {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly edits: number;
  readonly bodies: readonly string[];
}

export interface EditSummary {
  /** Edits that were made, and those of them after which nothing was checked again. */
  edits: number;
  reused: number;
  /** The text before and after, and what differs. */
  readonly differences: string[];
}

/** Edits bodies at random: what is said after an edit must be what a check of the text says that knows of no edit. Half of the edits are compared. */
export function runEdits({ seed, from, to, edits, bodies }: EditTask): EditSummary {
  const summary: EditSummary = { edits: 0, reused: 0, differences: [] };
  for (let number = from; number < to; number++) {
    const dice = new Dice(randomOf(seed * 1_000_003 + number));
    const others = [...bodies, write(bodyOf(seed, number)).body, anyBody(dice)];
    const body = dice.chance(0.25) ? mutate(dice.pick(others), others, dice) : dice.pick(others);
    let before = checkBody(body);
    for (const text of editScript(body, others, edits, dice)) {
      summary.edits++;
      const findings = findingsAfter(before, text);
      if (findings !== undefined) summary.reused++;
      // What was found is also moved more than once.
      if (findings !== undefined && dice.chance(0.5)) continue;
      const fresh = checkBody(text);
      const difference = findings && differenceOf(before, findings, fresh);
      if (difference)
        summary.differences.push(
          `${difference}\nbefore ${JSON.stringify(before.template.source)}\nafter  ${JSON.stringify(text)}`,
        );
      if (findings === undefined || dice.chance(0.3)) before = fresh;
    }
  }
  return summary;
}

/** `undefined` where both say the same. */
function differenceOf(before: CheckedBody, findings: readonly Finding[], fresh: CheckedBody): string | undefined {
  const part = inertPart(changedPart(before.template.source, fresh.template.source), before);
  const move = part && ((place: Span) => moved(place, part));
  const [told, expected] = [
    { findings: findings.map(findingInFull), status: statusInFull(before), payload: payloadInFull(before, move) },
    { findings: fresh.findings.map(findingInFull), status: statusInFull(fresh), payload: payloadInFull(fresh) },
  ].map((all) => Object.entries(all).flatMap(([what, value]) => [what, ...lines(value)]));
  const at = (told ?? []).findIndex((line, index) => line !== expected?.[index]);
  if (at < 0 && told?.length === expected?.length) return undefined;
  return `told ${told?.[at]}\nbut  ${expected?.[at]}`;
}

function lines(value: unknown): string[] {
  return Array.isArray(value) ? value.map((one) => inWords(one)) : [inWords(value)];
}

function inWords(value: unknown): string {
  return JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? `${one}n` : one));
}
