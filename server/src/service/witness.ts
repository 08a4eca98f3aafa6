import type { Config } from '../config/config.ts';
import type { Renderer, Rendering } from '../render/rendering.ts';
import type { Finding } from '../rules/engine/finding.ts';
import { readSampleUser } from '../samples/read.ts';
import { type CaseOfFinding, casesOf } from '../witness/cases.ts';
import { isWorse, showsFinding } from '../witness/confirm.ts';
import { type CheckedBody, checkBody } from './check-body.ts';

/** The part of a finding that can be shown. */
export type Claim = Pick<Finding, 'code' | 'subject' | 'shownAt' | 'start' | 'end' | 'when' | 'expanded'>;

/** What shows a case. */
export interface WitnessTools extends Pick<Renderer, 'render'> {
  /** What is found in a rendering that is taken for a body, also if it is silenced. */
  readonly findingsIn?: (rendering: string, config: Config) => readonly Claim[];
}

/** A sample user that makes a finding happen. */
export interface Witness {
  /** The case that it makes happen, in words: "`${user_id}` is blank". Empty for a finding that always holds. */
  readonly words: readonly string[];
  /** The content of its file, named after the case. */
  readonly sampleUser: object;
  readonly rendering: string;
  /** The rendering really shows what the finding says. An unconfirmed witness must not be presented as a fact. */
  readonly confirmed: boolean;
  /** A rendering was cut short, so nothing is known: another time it may be confirmed. */
  readonly isUnknown?: true;
}

/**
 * The first case of a finding that rendering confirms, else the first; `undefined` if no sample user can make it happen. Only requested
 * when somebody wants to see it, never before the finding is shown.
 * @param signal once it has fired, nothing more is rendered or checked, and the result is meaningless.
 */
export async function findWitness(
  { expanded, ...plain }: Claim,
  body: Pick<CheckedBody, 'template' | 'proof' | 'config'>,
  tools: WitnessTools,
  signal?: AbortSignal,
): Promise<Witness | undefined> {
  const finding = expanded ?? plain;
  const { template, proof } = body;
  let first: Witness | undefined;
  for (const one of casesOf(finding, template, proof)) {
    const witness = await makeWitness(finding, body, one, toolsFor(signal, tools));
    if (signal?.aborted) return undefined;
    // Each further case could take as long.
    if (witness?.confirmed || witness?.isUnknown) return witness;
    first ??= witness;
  }
  return first;
}

async function makeWitness(
  finding: Claim,
  { template, config }: Pick<CheckedBody, 'template' | 'config'>,
  { file, words, others, harmless }: CaseOfFinding,
  tools: WitnessTools,
): Promise<Witness | undefined> {
  const body = template.source;
  const rendering = await renderFor(file, body, tools);
  if (rendering === undefined) return undefined;
  const shown = { words, sampleUser: file, rendering: rendering.text };
  const unknown: Witness = { ...shown, confirmed: false, isUnknown: true };
  if (rendering.isCutShort) return unknown;
  const findingsIn = (text: string) => (tools.findingsIn ?? allFindingsIn)(text, config);
  const isShown = showsFinding(finding, rendering, others, findingsIn);
  if (isShown || others.always === 0 || harmless === undefined) return { ...shown, confirmed: isShown };
  // A broken value may hide other errors, so their number proves nothing.
  const other = await renderFor(harmless, body, tools);
  if (other?.isCutShort) return unknown;
  return { ...shown, confirmed: other !== undefined && isWorse(rendering, other) };
}

/** All findings count, whatever their severity and even if they are silenced. */
export function allFindingsIn(rendering: string, config: Config): readonly Finding[] {
  return checkBody(rendering, { config: { ...config, rules: new Map() } }).findings;
}

/** Rejects when the signal fires. */
function toolsFor(signal: AbortSignal | undefined, tools: WitnessTools): WitnessTools {
  return { ...tools, render: (request) => tools.render(request, signal) };
}

async function renderFor(
  file: object,
  body: string,
  renderer: Pick<Renderer, 'render'>,
): Promise<Rendering | undefined> {
  const { sampleUser } = readSampleUser(JSON.stringify(file));
  return sampleUser && renderer.render({ body, sampleUser });
}
