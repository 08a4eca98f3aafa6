import { type CheckedBody, checkBody } from '../../../server/src/service/check-body.ts';
import { type AfterEdit, afterEdit } from '../../../server/src/service/edit/after-edit.ts';
import { changedPart } from '../../../server/src/service/edit/changed-part.ts';
import { inertPart } from '../../../server/src/service/edit/inert-part.ts';
import { moved } from '../../../server/src/service/edit/moved-finding.ts';
import type { Span } from '../../../server/src/template/span.ts';
import { randomOf } from '../../oracle/generator.mjs';
import { anyBody } from '../../proof/any-generator.ts';
import { write } from '../../proof/body-tree.ts';
import { bodyOf } from '../../proof/compare.ts';
import { Dice } from '../../proof/dice.ts';
import { mutate } from '../../proof/mutations.ts';
import { findingInFull, payloadInFull, statusInFull, stepsOf } from './agreement.ts';
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
  /** Those of them after which an excerpt was checked. */
  excerpts: number;
  /** The text before and after, and what differs. */
  readonly differences: string[];
}

/** Edits bodies at random: what is said after an edit must be what a check of the text says that knows of no edit. Half of the edits are compared. */
export function runEdits({ seed, from, to, edits, bodies }: EditTask): EditSummary {
  const summary: EditSummary = { edits: 0, reused: 0, excerpts: 0, differences: [] };
  for (let number = from; number < to; number++) {
    const dice = new Dice(randomOf(seed * 1_000_003 + number));
    const others = [...bodies, write(bodyOf(seed, number)).body, anyBody(dice)];
    const body = dice.chance(0.25) ? mutate(dice.pick(others), others, dice) : dice.pick(others);
    let before = checkBody(body);
    for (const text of editScript(body, others, edits, dice)) {
      summary.edits++;
      const after = afterEdit(before, text);
      if (after !== undefined) summary.reused++;
      if (after?.proof !== undefined) summary.excerpts++;
      // What was found is also moved more than once.
      if (after !== undefined && dice.chance(0.5)) continue;
      const fresh = checkBody(text);
      const difference = after && differenceOf(before, after, fresh);
      if (difference)
        summary.differences.push(
          `${difference}\nbefore ${JSON.stringify(before.template.source)}\nafter  ${JSON.stringify(text)}`,
        );
      if (after === undefined || dice.chance(0.3)) before = fresh;
    }
  }
  return summary;
}

/** `undefined` where both say the same. */
export function differenceOf(before: CheckedBody, after: AfterEdit, fresh: CheckedBody): string | undefined {
  const told = { findings: after.findings.map(findingInFull), ...othersToldBy(before, after, fresh) };
  const expected = {
    findings: fresh.findings.map(findingInFull),
    ...(after.proof
      ? { status: statusInFull(fresh) }
      : { status: statusInFull(fresh), steps: stepsOf(fresh), payload: payloadInFull(fresh) }),
  };
  const [one, other] = [told, expected].map((all) =>
    Object.entries(all).flatMap(([what, value]) => [what, ...lines(value)]),
  );
  const at = (one ?? []).findIndex((line, index) => line !== other?.[index]);
  if (at < 0 && one?.length === other?.length) return undefined;
  return `told ${one?.[at]}\nbut  ${other?.[at]}`;
}

/** After an edit that changes nothing but places, all of the proof is as before. */
function othersToldBy(before: CheckedBody, { proof }: AfterEdit, fresh: CheckedBody) {
  if (proof !== undefined) return { status: statusInFull({ proof, analysis: before.analysis }) };
  const part = inertPart(changedPart(before.template.source, fresh.template.source), before);
  const move = part && ((place: Span) => moved(place, part));
  return { status: statusInFull(before), steps: stepsOf(before), payload: payloadInFull(before, move) };
}

function lines(value: unknown): string[] {
  return Array.isArray(value) ? value.map((one) => inWords(one)) : [inWords(value)];
}

export function inWords(value: unknown): string {
  return JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? `${one}n` : one));
}
