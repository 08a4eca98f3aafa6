import type { Assumption, AssumptionKind, PayloadProblem, Proof } from '../../server/src/proof/proof.ts';
import { renderBody } from '../../server/src/render/render.ts';
import { readSampleUser } from '../../server/src/samples/read.ts';
import type { Template } from '../../server/src/template/tree.ts';
import { casesOf } from '../../server/src/witness/cases.ts';
import { isJson } from './printed-holes.ts';

/** Whether one of the sample users that people are shown for a problem brings it about. */
export function isShownByFile(template: Template, proof: Proof, problem: PayloadProblem): boolean {
  const { kind: code, start, end, when } = problem;
  return isShown({ code, start, end, when }, template, proof);
}

/** What the rules call them. */
const CODES: Partial<Record<AssumptionKind, string>> = {
  blank: 'blank-value',
  unescaped: 'unescaped-value',
  text: 'unescaped-value',
  overflow: 'unescaped-value',
  object: 'object-as-text',
  error: 'liquid-error',
};

/** The same for an assumption: items of which its facts say nothing have what the body reads of them. */
export function isAssumptionShown(template: Template, proof: Proof, assumption: Assumption): boolean {
  const { kind, start, end, when } = assumption;
  const code = CODES[kind];
  return code !== undefined && isShown({ code, start, end, when }, template, proof);
}

function isShown({ code, start, end, when }: Parameters<typeof casesOf>[0], template: Template, proof: Proof): boolean {
  return casesOf({ code, start, end, ...(when && { when }) }, template, proof).some(({ file }) => {
    const { sampleUser } = readSampleUser(JSON.stringify(file));
    return sampleUser !== undefined && !isJson(renderBody(template, sampleUser).text);
  });
}
