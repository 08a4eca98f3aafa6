import type { Renderer } from '../render/rendering.ts';
import type { Finding } from '../rules/finding.ts';
import { readSampleUser } from '../samples/read.ts';
import { casesOf, type Slip } from '../witness/cases.ts';
import { showsFinding } from '../witness/confirm.ts';
import { type CheckedBody, checkBody } from './checkBody.ts';

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
 */
export async function findWitness(
  slip: Slip,
  { template, proof }: CheckedBody,
  renderer: Renderer,
): Promise<Witness | undefined> {
  let first: Witness | undefined;
  for (const sampleUser of casesOf(slip, template, proof)) {
    const witness = await render(slip, template.source, sampleUser, renderer);
    if (witness?.confirmed) return witness;
    first ??= witness;
  }
  return first;
}

/** Beyond that many in one body nobody reads them, and a body with so many slips has few causes. */
const MOST_WITNESSES = 100;

/** The witnesses of all findings that can have one. */
export async function findWitnesses(body: CheckedBody, renderer: Renderer): Promise<Map<Finding, Witness>> {
  const found = new Map<Finding, Witness>();
  for (const finding of body.findings.slice(0, MOST_WITNESSES)) {
    const witness = await findWitness(finding, body, renderer);
    if (witness !== undefined) found.set(finding, witness);
  }
  return found;
}

async function render(slip: Slip, body: string, file: object, renderer: Renderer): Promise<Witness | undefined> {
  const { sampleUser } = readSampleUser(JSON.stringify(file));
  if (sampleUser === undefined) return undefined;
  const rendering = await renderer.render({ body, sampleUser });
  const codesIn = (text: string) => checkBody(text).findings.map(({ code }) => code);
  return { sampleUser: file, rendering: rendering.text, confirmed: showsFinding(slip, rendering, codesIn) };
}
