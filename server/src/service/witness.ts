import type { Renderer } from '../render/rendering.ts';
import { readSampleUser } from '../samples/read.ts';
import type { Slip } from '../witness/cases.ts';
import { casesOf } from '../witness/cases.ts';
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
  { template, proof }: Pick<CheckedBody, 'template' | 'proof'>,
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

async function render(slip: Slip, body: string, file: object, renderer: Renderer): Promise<Witness | undefined> {
  const { sampleUser } = readSampleUser(JSON.stringify(file));
  if (sampleUser === undefined) return undefined;
  const rendering = await renderer.render({ body, sampleUser });
  const codesIn = (text: string) => checkBody(text).findings.map(({ code }) => code);
  return { sampleUser: file, rendering: rendering.text, confirmed: showsFinding(slip, rendering, codesIn) };
}
