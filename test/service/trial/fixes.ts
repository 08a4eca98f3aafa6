import type { Fix } from '../../../server/src/rules/engine/finding.ts';
import { applyEdits } from '../../../server/src/service/apply-fixes.ts';
import { type TriedFixes, tryFixes } from '../../../server/src/service/trial/fix-trials.ts';
import type { TrialTools } from '../../../server/src/service/trial/try-fix.ts';
import { checkForTest, renderer } from '../../check.ts';

export const tools: TrialTools = {
  check: async (text) => checkForTest(text),
  renderer,
  goesOn: async () => true,
};

/** What is offered for the findings of one rule: the kind and what becomes of the body; and the titles of what is withheld. */
export async function fixesFor(body: string, code: string) {
  const tried = await tryFixes(checkForTest(body), tools);
  const ofRule = [...tried].filter(([finding]) => finding.code === code).map(([, fixes]) => fixes);
  return { offered: ofRule.flatMap((one) => one.offered.map((fix) => shown(fix, body))), withheld: reasons(ofRule) };
}

function shown({ kind, edits }: Fix, body: string): string {
  return `${kind}: ${applyEdits(body, edits)}`;
}

function reasons(tried: readonly TriedFixes[]): string[] {
  return tried.flatMap(({ withheld }) => withheld.map(({ title, reason }) => `${title}: ${reason}`));
}
