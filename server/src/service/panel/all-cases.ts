import type { PayloadNode } from '../../proof/payload-tree.ts';
import type { Case, Proof } from '../../proof/proof.ts';
import { caseFile } from '../../witness/case-file.ts';
import { plausibleFor } from '../../witness/cases.ts';
import type { CheckedBody } from '../check-body.ts';

/** One of the cases that the proof tells apart, with a sample user that it happens for. */
export interface ToldCase {
  /** "`${user_id}` is blank, the event has a `title`"; empty where nothing must be assumed. */
  readonly words: readonly string[];
  /** The content of its file, named after the case. */
  readonly sampleUser: object;
}

/** More nobody would read. */
const MOST_CASES = 60;

/**
 * The cases in which a body prints other parts, or is not sent: one for each answer to each question that the body asks of its data. The likeliest values
 * stand for all that a case leaves open.
 */
export function allCases({ template, proof }: Pick<CheckedBody, 'template' | 'proof'>): ToldCase[] {
  return proof.meter.bounded(() => toldCases(proof, plausibleFor(template, proof)[0])) ?? [];
}

function toldCases(proof: Proof, plausible: Parameters<typeof caseFile>[2]): ToldCase[] {
  const found = new Map<string, ToldCase>();
  for (const one of conditionsOf(proof)) {
    if (found.size >= MOST_CASES) break;
    const solution = one.solve();
    if (solution === undefined) continue;
    const { words, facts } = solution;
    const name = words.length === 0 ? 'Case: any user' : `Case: ${words.join(', ').replaceAll('`', '')}`;
    const sampleUser = caseFile(name, facts, plausible);
    if (sampleUser !== undefined && !found.has(name)) found.set(name, { words, sampleUser });
  }
  return [...found.values()];
}

/** When the body is not sent, and for each part of the payload when it is there and when it isn't, outer before inner. */
function conditionsOf({ sent, aborted, payload }: Proof): Case[] {
  const found: Case[] = [];
  const waiting: PayloadNode[] = payload === undefined ? [] : [payload];
  for (let at = 0; at < waiting.length; at++) {
    const node = waiting[at];
    if (node === undefined) continue;
    if (node.type === 'scalar') for (const { when } of node.text ?? []) found.push(when);
    const parts = node.type === 'object' ? node.members : node.type === 'list' ? node.items : [];
    for (const part of node.type === 'choice' ? node.alternatives : parts) {
      found.push(part.when);
      waiting.push(part.value);
    }
  }
  const decided = found.filter((one) => !one.isAlways && !one.isNever);
  const both = decided.flatMap((one) => [one, sent.and(one.not())]);
  const all = decided.length === 0 ? [aborted.isNever ? sent : aborted.not()] : both;
  return [...all, aborted].filter((one) => !one.isNever);
}
