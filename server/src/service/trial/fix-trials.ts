import type { Finding, Fix } from '../../rules/engine/finding.ts';
import type { CheckedBody } from '../check-body.ts';
import { Allowance, paidTools } from './allowance.ts';
import { notTried, type Trial, type TrialTools, tryFix } from './try-fix.ts';

/** Trials of fixes, each made when somebody asks for it and remembered for as long as its fix. */
export class FixTrials {
  private readonly known = new WeakMap<Fix, Trial>();

  /**
   * @param finding none where the fix is for another body that prints the same Content Block.
   * `undefined` once nobody waits for the answer.
   */
  async of(finding: Finding | undefined, fix: Fix, body: CheckedBody, tools: TrialTools): Promise<Trial | undefined> {
    const known = this.known.get(fix);
    if (known !== undefined) return known;
    const trial = await tryFix(finding === undefined ? [] : [finding], fix, body, tools);
    if (trial === undefined) return undefined;
    // Without the body after it, which is large.
    const kept: Trial = trial.isOffered ? { isOffered: true, alsoFixed: trial.alsoFixed } : trial;
    if (trial.isOffered || !trial.isUnknown) this.known.set(fix, kept);
    return kept;
  }

  /** If it was tried already. */
  knownOf(fix: Fix): Trial | undefined {
    return this.known.get(fix);
  }
}

export interface WithheldFix {
  readonly title: string;
  /** Why it is not offered, as the end of a sentence on the fix. */
  readonly reason: string;
}

/** The fixes of a finding, by what came of trying them. */
export interface TriedFixes {
  readonly offered: readonly Fix[];
  readonly withheld: readonly WithheldFix[];
}

/** Which fixes of a finding a report shows: only those need to be tried. */
export type ShownFixes = 'all' | 'first' | 'none';

/** UTF-16 units of rendering for one report: some fixes for 200 KB, and all of fifty findings for 10 KB. */
const TRIED_UNITS = 50_000_000;
/** Beyond that many findings in one body nobody reads of each. */
const MOST_TRIED = 100;

/**
 * The fixes of findings of a body, for a report.
 * @param findings where they are shown: in the body, or in the file of a Content Block.
 */
export async function tryFixes(
  body: CheckedBody,
  tools: TrialTools,
  findings: readonly Finding[] = body.findings,
  shown: ShownFixes = 'all',
): Promise<ReadonlyMap<Finding, TriedFixes>> {
  const tried = new Map<Finding, TriedFixes>();
  if (shown === 'none') return tried;
  const paid = paidTools(tools, new Allowance(TRIED_UNITS));
  for (const finding of findings.slice(0, MOST_TRIED)) {
    tried.set(finding, await tryFixesOf(finding, body, paid, shown === 'first' ? 1 : Number.POSITIVE_INFINITY));
  }
  for (const finding of findings.slice(MOST_TRIED)) {
    tried.set(finding, { offered: [], withheld: finding.fixes.map(({ title }) => ({ title, reason: notTried })) });
  }
  return tried;
}

/** @param most so many that may be offered will do. */
async function tryFixesOf(finding: Finding, body: CheckedBody, tools: TrialTools, most: number): Promise<TriedFixes> {
  const offered: Fix[] = [];
  const withheld: WithheldFix[] = [];
  for (const fix of finding.fixes) {
    if (offered.length === most) break;
    const trial = await tryFix([finding], fix, body, tools);
    if (trial?.isOffered === true) offered.push(fix);
    else withheld.push({ title: fix.title, reason: trial?.reason ?? notTried });
  }
  return { offered, withheld };
}
