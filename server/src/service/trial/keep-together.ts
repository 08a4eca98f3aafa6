import type { FixOf } from '../apply-fixes.ts';
import type { CheckedBody } from '../check-body.ts';
import { type TrialTools, tryFix } from './try-fix.ts';

/** What is not among the fixes after so many trials is left for the next pass, or not applied. */
const MOST_TRIALS = 24;

/**
 * Those of the fixes that keep what is promised when they are applied together. All are tried as one first, which is enough for nearly every
 * body; where that fails, each half by itself.
 * @param left how many more may be tried.
 */
export async function keptTogether(
  fixes: readonly FixOf[],
  body: CheckedBody,
  tools: TrialTools,
  left: { trials: number } = { trials: MOST_TRIALS },
): Promise<readonly FixOf[]> {
  if (fixes.length === 0 || left.trials-- <= 0) return [];
  if (await isKept(fixes, body, tools)) return fixes;
  if (fixes.length === 1) return [];
  const middle = fixes.length >> 1;
  const first = await keptTogether(fixes.slice(0, middle), body, tools, left);
  const second = await keptTogether(fixes.slice(middle), body, tools, left);
  if (first.length === 0 || second.length === 0) return first.length === 0 ? second : first;
  const both = [...first, ...second];
  return (await isKept(both, body, tools)) ? both : first;
}

async function isKept(fixes: readonly FixOf[], body: CheckedBody, tools: TrialTools): Promise<boolean> {
  const edits = fixes.flatMap(({ fix }) => (fix.expanded ?? fix).edits);
  const findings = fixes.map(({ finding }) => finding);
  const trial = await tryFix(findings, { title: 'All of them', kind: 'safe', edits }, body, tools);
  return trial?.isOffered ?? false;
}
