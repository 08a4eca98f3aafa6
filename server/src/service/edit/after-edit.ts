import type { Proof } from '../../proof/proof.ts';
import type { Finding } from '../../rules/engine/finding.ts';
import type { CheckedBody } from '../check-body.ts';
import { findingsByExcerpt } from './after-excerpt.ts';
import { changedPart } from './changed-part.ts';
import { findingsAfter } from './findings-after.ts';

/** What is shown of a body after an edit without another check of it. */
export interface AfterEdit {
  readonly findings: readonly Finding[];
  /** Findings that have only moved, each with what it was. */
  readonly moved: readonly (readonly [moved: Finding, before: Finding])[];
  /** What is shown besides, where that is not as before. */
  readonly proof?: ShownProof;
}

export type ShownProof = Pick<Proof, 'verdict' | 'cases' | 'problems' | 'assumptions' | 'gaps'>;

/** `undefined` where the body has to be checked. */
export function afterEdit(before: CheckedBody, text: string): AfterEdit | undefined {
  const findings = findingsAfter(before, text);
  if (findings === undefined) return findingsByExcerpt(before, text, changedPart(before.template.source, text));
  const moved = findings.flatMap((one, at): [Finding, Finding][] => {
    const last = before.findings[at];
    return last === undefined || last === one ? [] : [[one, last]];
  });
  return { findings, moved };
}
