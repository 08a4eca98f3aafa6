import type { Severity } from '../../rules/engine/finding.ts';
import type { Report } from '../../service/report.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'major',
  information: 'minor',
  hint: 'info',
};

/** An issue of GitLab's code quality report. Lines count from 1. https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } };
}

export function gitlabReport({ files }: Report): Issue[] {
  return files.flatMap(({ path, findings }) =>
    findings.map(({ code, severity, message, fingerprint, range: { start, end } }) => ({
      description: message,
      check_name: code,
      fingerprint,
      severity: SEVERITIES[severity],
      location: { path, lines: { begin: start.line + 1, end: end.line + 1 } },
    })),
  );
}
