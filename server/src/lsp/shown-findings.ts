import type { Finding, Severity } from '../rules/engine/finding.ts';
import type { Shown } from './checks.ts';

/** As many as VS Code shows of one document. */
const MOST_FINDINGS = 1000;
const URGENCY: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** The findings that the editor is told of, the most urgent where there are too many. */
export function shownFindings({ findings }: Shown): readonly Finding[] {
  if (findings.length <= MOST_FINDINGS) return findings;
  const urgent = URGENCY.flatMap((level) => findings.filter(({ severity }) => severity === level));
  return urgent.slice(0, MOST_FINDINGS);
}
