import { renderBody } from '../../server/src/render/render.ts';
import type { Finding } from '../../server/src/rules/engine/finding.ts';
import { rules } from '../../server/src/rules/index.ts';
import { readSampleUser } from '../../server/src/samples/read.ts';
import type { CheckedBody } from '../../server/src/service/check-body.ts';
import { confirmCases, hasCase } from '../../server/src/service/confirm-cases.ts';
import { messageOf } from '../../server/src/service/make-report.ts';
import { read } from '../../server/src/template/read.ts';
import { casesOf } from '../../server/src/witness/cases.ts';
import { checkForTest, renderer } from '../check.ts';
import { randomOf } from '../oracle/generator.mjs';
import { write } from '../proof/body-tree.ts';
import { bodyOf } from '../proof/compare.ts';
import { generateSlip } from '../proof/generator.ts';
import { isJson } from '../proof/printed-holes.ts';

/** What is told of the cases of one body. */
export interface Told {
  readonly body: string;
  /** Findings with a case, and those of which the case is told. */
  readonly cases: number;
  readonly told: number;
  /** The verdict is refuted, and was before any case was rendered. */
  readonly isRefuted: boolean;
  readonly wasRefuted: boolean;
  /** Cases that are told and do not happen, and a verdict of which no case is told that happens. */
  readonly wrong: readonly string[];
}

/** Half of the bodies have one slip, the other half whatever is planted; of these the right ones count too. */
export function bodyForCases(seed: number, number: number): string {
  return write(number % 2 === 0 ? generateSlip(randomOf(seed + number)) : bodyOf(seed, number)).body;
}

/** Renders each case that a report tells once more, and compares it with what the finding says. */
export async function toldCases(body: string): Promise<Told> {
  const checked = checkForTest(body);
  const { witnesses, verdict } = await confirmCases(checked, renderer);
  const wrong: string[] = [];
  let broken = 0;
  for (const [finding, { sampleUser: file, words }] of witnesses) {
    wrong.push(
      ...words.filter((one) => isUntrue(one, file)).map((one) => `${one}, and not of ${JSON.stringify(file)}`),
    );
    const { sampleUser } = readSampleUser(JSON.stringify(file));
    const rendering = sampleUser && renderBody(read(body), sampleUser);
    const text = rendering?.status === 'rendered' ? rendering.text : undefined;
    const isBroken = text !== undefined && !isJson(text);
    if (isBroken) broken++;
    if (!happens(finding, text, isBroken, rendering?.pieces.some(({ kind }) => kind === 'error') === true))
      wrong.push(
        `${finding.code}: ${messageOf(finding, witnesses.get(finding))} ${JSON.stringify(file)} gives ${text}`,
      );
  }
  if (verdict === 'refuted' && broken === 0 && !isRefutedBy(checked))
    wrong.push('refuted, and no case gives invalid JSON');
  const all = checked.findings.filter(hasCase);
  const told = all.filter((finding) => witnesses.has(finding)).length;
  const wasRefuted = checked.proof.verdict === 'refuted';
  return { body, cases: all.length, told, isRefuted: verdict === 'refuted', wasRefuted, wrong };
}

const HOLDERS: Readonly<Record<string, readonly string[]>> = {
  event_properties: ['event', 'properties'],
  custom_attribute: ['user', 'custom_attributes'],
  context: ['context'],
};

/** Whether a case says that something is missing which its sample user has. */
function isUntrue(words: string, file: object): boolean {
  const [, namespace = '', name = ''] = /^`(\w+)\.\$\{(\w+)\}` is missing$/.exec(words) ?? [];
  const holder = HOLDERS[namespace]?.reduce<unknown>((value, key) => memberOf(value, key), file);
  return (memberOf(holder, name) ?? null) !== null;
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(key) : undefined;
}

/** Whether a case of an error gives invalid JSON, though which of the errors happens in it cannot be told. */
function isRefutedBy({ template, proof }: CheckedBody): boolean {
  const claims = proof.problems.map(({ start, end, when }) => ({ code: 'json-syntax', start, end, when }));
  const files = claims.flatMap((claim) => casesOf(claim, template, proof)).map(({ file }) => JSON.stringify(file));
  return files.some((file) => {
    const { sampleUser } = readSampleUser(file);
    const rendering = sampleUser && renderBody(template, sampleUser);
    return rendering?.status === 'rendered' && !isJson(rendering.text);
  });
}

/** What a finding of JSON says happens where the JSON is invalid or an error is printed; others are sent. */
function happens({ code }: Finding, text: string | undefined, isBroken: boolean, hasError: boolean): boolean {
  if (text === undefined) return false;
  if (code === 'liquid-error') return hasError;
  // Of a name that is there twice, and of a gap, nothing is invalid.
  const isOfJson = rules.some((rule) => rule.code === code && rule.group === 'json') && code !== 'duplicate-key';
  return !isOfJson || isBroken;
}
