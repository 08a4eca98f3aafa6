import type { Severity } from '../rules/engine/finding.ts';
import type { FindingCounts } from './protocol.ts';

export function countBySeverity(findings: readonly { readonly severity: Severity }[]): FindingCounts {
  const count = (wanted: Severity) => findings.filter(({ severity }) => severity === wanted).length;
  return {
    errors: count('error'),
    warnings: count('warning'),
    information: count('information'),
    hints: count('hint'),
  };
}
