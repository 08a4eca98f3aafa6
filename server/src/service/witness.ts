import type { Renderer, Rendering } from '../render/rendering.ts';
import type { Finding } from '../rules/engine/finding.ts';
import { readSampleUser } from '../samples/read.ts';
import { type CaseOfFinding, casesOf } from '../witness/cases.ts';
import { isWorse, showsFinding } from '../witness/confirm.ts';
import { type CheckedBody, checkBody } from './check-body.ts';

/** The part of a finding that can be shown. */
export type Claim = Pick<Finding, 'code' | 'subject' | 'start' | 'end' | 'when' | 'expanded'>;

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
  body: Pick<CheckedBody, 'template' | 'proof' | 'config' | 'answers'>,
  renderer: Pick<Renderer, 'render'>,
  signal?: AbortSignal,
): Promise<Witness | undefined> {
  const finding = expanded ?? plain;
  const { template, proof, answers } = body;
  let first: Witness | undefined;
  for (const one of casesOf(finding, template, proof, answers)) {
    const witness = await makeWitness(finding, body, one, rendererFor(signal, renderer));
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
  renderer: Pick<Renderer, 'render'>,
): Promise<Witness | undefined> {
  const body = template.source;
  const rendering = await renderFor(file, body, renderer);
  if (rendering === undefined) return undefined;
  const shown = { words, sampleUser: file, rendering: rendering.text };
  const unknown: Witness = { ...shown, confirmed: false, isUnknown: true };
  if (rendering.isCutShort) return unknown;
  // All findings count, whatever their severity and even if they are silenced.
  const findingsIn = (text: string) => checkBody(text, { config: { ...config, rules: new Map() } }).findings;
  const isShown = showsFinding(finding, rendering, others, findingsIn);
  if (isShown || others === 0 || harmless === undefined) return { ...shown, confirmed: isShown };
  // A broken value may hide other errors, so their number proves nothing.
  const other = await renderFor(harmless, body, renderer);
  if (other?.isCutShort) return unknown;
  return { ...shown, confirmed: other !== undefined && isWorse(rendering, other) };
}

/** Rejects when the signal fires. */
function rendererFor(signal: AbortSignal | undefined, renderer: Pick<Renderer, 'render'>): Pick<Renderer, 'render'> {
  return { render: (request) => renderer.render(request, signal) };
}

async function renderFor(
  file: object,
  body: string,
  renderer: Pick<Renderer, 'render'>,
): Promise<Rendering | undefined> {
  const { sampleUser } = readSampleUser(JSON.stringify(file));
  return sampleUser && renderer.render({ body, sampleUser });
}
