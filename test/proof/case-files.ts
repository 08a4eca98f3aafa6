import type { PayloadProblem, Proof } from '../../server/src/proof/proof.ts';
import { renderBody } from '../../server/src/render/render.ts';
import { readSampleUser } from '../../server/src/samples/read.ts';
import type { Template } from '../../server/src/template/tree.ts';
import { casesOf } from '../../server/src/witness/cases.ts';
import { isJson } from './printed-holes.ts';

/** Whether one of the sample users that people are shown for a problem brings it about. */
export function isShownByFile(template: Template, proof: Proof, problem: PayloadProblem): boolean {
  const { kind: code, start, end, when } = problem;
  return casesOf({ code, start, end, when }, template, proof).some(({ file }) => {
    const { sampleUser } = readSampleUser(JSON.stringify(file));
    return sampleUser !== undefined && !isJson(renderBody(template, sampleUser).text);
  });
}
