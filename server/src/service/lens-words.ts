import type { Proof, Verdict } from '../proof/proof.ts';
import type { FindingCounts, SampleUserOutcome } from './protocol.ts';
import { verdictInWords } from './verdict.ts';

/** The verdict as it is shown over a body, with errors that it says nothing about. */
export function lensVerdict(proof: Proof, verdict: Verdict, { errors }: FindingCounts): string {
  const words = verdict === 'not-proved' ? 'Could not be proved' : verdictInWords(proof, () => '', verdict, errors);
  return verdict === 'refuted' || errors === 0 ? words : `${words}, ${errors} ${errors === 1 ? 'error' : 'errors'}`;
}

/** "5 of 6 sample users pass": for those the body sends JSON without a finding, or nothing. */
export function outcomesInWords(outcomes: readonly SampleUserOutcome[]): string {
  const passed = outcomes.filter(
    ({ status, findings }) => status === 'aborted' || (status === 'valid' && findings === 0),
  );
  const users = outcomes.length === 1 ? 'sample user passes' : 'sample users pass';
  return passed.length === outcomes.length && passed.length > 1
    ? `All ${passed.length} ${users}`
    : `${passed.length} of ${outcomes.length} ${users}`;
}
