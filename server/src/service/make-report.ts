import type { Finding, Fix, Severity } from '../rules/finding.ts';
import { assumptionInWords } from '../rules/words.ts';
import type { Span } from '../template/span.ts';
import type { CheckedBody } from './checkBody.ts';
import { documentationPage } from './documentation.ts';
import { Lines } from './lines.ts';
import type { FindingCounts } from './protocol.ts';
import type {
  BodyReport,
  FileReport,
  FindingReport,
  FixReport,
  RangeReport,
  Report,
  SampleUserReport,
} from './report.ts';

export function makeReport(files: readonly FileReport[]): Report {
  const findings = files.flatMap((file) => file.findings);
  return { version: 1, files, summary: { files: files.length, ...countBySeverity(findings) } };
}

export function countBySeverity(findings: readonly { readonly severity: Severity }[]): FindingCounts {
  const count = (wanted: Severity) => findings.filter(({ severity }) => severity === wanted).length;
  return {
    errors: count('error'),
    warnings: count('warning'),
    information: count('information'),
    hints: count('hint'),
  };
}

export function reportBody(path: string, text: string, { proof, findings }: CheckedBody): BodyReport {
  const { verdict, cases } = proof;
  const assumptions = proof.assumptions.map(assumptionInWords);
  return { path, kind: 'body', verdict, cases, assumptions, findings: reportFindings(findings, text) };
}

export function reportSampleUser(path: string, text: string, findings: readonly Finding[]): SampleUserReport {
  return { path, kind: 'sample-user', findings: reportFindings(findings, text) };
}

function reportFindings(findings: readonly Finding[], text: string): FindingReport[] {
  const lines = new Lines(text);
  return findings.map((finding) => reportFinding(finding, lines));
}

function reportFinding({ start, end, code, severity, message, when, fixes }: Finding, lines: Lines): FindingReport {
  const assumptions = when?.solve()?.words ?? [];
  return {
    code,
    severity,
    message,
    range: rangeOf({ start, end }, lines),
    ...(assumptions.length === 0 ? {} : { case: assumptions }),
    fixes: fixes.map((fix) => reportFix(fix, lines)),
    documentation: documentationPage(code),
  };
}

function rangeOf({ start, end }: Span, lines: Lines): RangeReport {
  const place = (offset: number) => ({ ...lines.positionAt(offset), offset });
  return { start: place(start), end: place(end) };
}

function reportFix({ title, kind, edits }: Fix, lines: Lines): FixReport {
  return { title, kind, edits: edits.map(({ newText, ...span }) => ({ range: rangeOf(span, lines), newText })) };
}
