import type { Renderer, Rendering } from '../render/rendering.ts';
import type { Finding } from '../rules/engine/finding.ts';
import { readSampleUser } from '../samples/read.ts';
import { type CaseOfFinding, casesOf } from '../witness/cases.ts';
import { isWorse, showsFinding } from '../witness/confirm.ts';
import { type CheckedBody, checkBody } from './check-body.ts';

/** A sample user that makes a finding happen. */
export interface Witness {
  /** The content of its file, named after the case. */
  readonly sampleUser: object;
  readonly rendering: string;
  /** The rendering really shows what the finding says. What is not confirmed must not be shown as a fact. */
  readonly confirmed: boolean;
}

/**
 * The first case of a finding that rendering confirms, else the first; `undefined` where no sample user could bring it about. Asked for
 * when somebody wants to see it: never before the finding is shown.
 * @param signal once it has fired, nothing more is rendered or checked, and the answer means nothing.
 */
export async function findWitness(
  finding: Finding,
  body: CheckedBody,
  renderer: Pick<Renderer, 'render'>,
  signal?: AbortSignal,
): Promise<Witness | undefined> {
  const { template, proof } = body;
  let first: Witness | undefined;
  for (const one of casesOf(finding, template, proof)) {
    const witness = await makeWitness(finding, body, one, rendererFor(signal, renderer));
    if (signal?.aborted) return undefined;
    if (witness?.confirmed) return witness;
    first ??= witness;
  }
  return first;
}

/** Beyond that many in one body nobody reads them, and a body with so many slips has few causes. */
const MOST_WITNESSES = 100;

/** The witnesses of all findings that can have one. */
export async function findWitnesses(
  body: CheckedBody,
  renderer: Pick<Renderer, 'render'>,
): Promise<Map<Finding, Witness>> {
  const found = new Map<Finding, Witness>();
  for (const finding of body.findings.slice(0, MOST_WITNESSES)) {
    const witness = await findWitness(finding, body, renderer);
    if (witness !== undefined) found.set(finding, witness);
  }
  return found;
}

async function makeWitness(
  finding: Finding,
  { template, config }: CheckedBody,
  { file, others, harmless }: CaseOfFinding,
  renderer: Pick<Renderer, 'render'>,
): Promise<Witness | undefined> {
  const body = template.source;
  const rendering = await renderFor(file, body, renderer);
  if (rendering === undefined) return undefined;
  // Whatever their level, and told of or not.
  const findingsIn = (text: string) => checkBody(text, { config: { ...config, rules: new Map() } }).findings;
  const isShown = showsFinding(finding, rendering, others, findingsIn);
  const confirmed = isShown || (others > 0 && (await isWorseThan(harmless, rendering, body, renderer)));
  return { sampleUser: file, rendering: rendering.text, confirmed };
}

/** Gives up with somebody. */
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

/** A broken value may hide other slips, so that their number does not tell. */
async function isWorseThan(
  harmless: object | undefined,
  rendering: Rendering,
  body: string,
  renderer: Pick<Renderer, 'render'>,
): Promise<boolean> {
  const other = harmless && (await renderFor(harmless, body, renderer));
  return other !== undefined && isWorse(rendering, other);
}
