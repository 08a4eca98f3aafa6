import { countBySeverity } from '../service/count-findings.ts';
import { isStillEmpty } from '../service/empty-body.ts';
import type { StatusParams } from '../service/protocol.ts';
import { assumptionsInWords, waysToBreak } from '../service/verdict.ts';
import type { Shown } from './checks.ts';
import type { Confirmations } from './confirmations.ts';

/** More than anybody reads in a tooltip. A limit, so that a large body does not slow down each keystroke. */
const MOST_ASSUMPTIONS = 20;

/** What the editor shows of a body beside its findings. */
export function statusOf(
  { document, findings, body, isLeftUnchecked, proof = body?.proof }: Shown,
  confirmations: Confirmations,
): StatusParams | undefined {
  const { uri, version } = document;
  const counts = countBySeverity(findings);
  if (isLeftUnchecked) {
    return {
      uri,
      version,
      verdict: 'not-proved',
      cases: 0,
      assumptions: [],
      assumptionCount: 0,
      ways: 0,
      counts,
      isLeftUnchecked,
    };
  }
  if (body === undefined || proof === undefined) return undefined;
  const { cases } = proof;
  // What renderings have shown holds as long as there is nothing else to show.
  const verdict = proof.verdict === body.proof.verdict ? confirmations.verdictOf(body) : proof.verdict;
  const sentences = assumptionsInWords(proof);
  const hidden = body.analysis.hidden();
  const assumptions = sentences.slice(0, MOST_ASSUMPTIONS).map((sentence) => hidden.in(sentence));
  return {
    uri,
    version,
    verdict,
    cases,
    assumptions,
    assumptionCount: sentences.length,
    ways: waysToBreak(proof, counts.errors),
    counts,
    ...(isStillEmpty(body.template.source) ? { isEmpty: true } : {}),
  };
}
