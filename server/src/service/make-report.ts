import type { Finding, Fix, Severity, Witness } from '../rules/finding.ts';
import { builtInSampleUsers } from '../samples/built-in.ts';
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
  WitnessReport,
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

export function reportBody(path: string, text: string, { judgement, findings }: CheckedBody): BodyReport {
  const { verdict, cases, assumptions } = judgement;
  return { path, kind: 'body', verdict, cases, assumptions, findings: reportFindings(findings, text) };
}

export function reportSampleUser(path: string, text: string, findings: readonly Finding[]): SampleUserReport {
  return { path, kind: 'sample-user', findings: reportFindings(findings, text) };
}

function reportFindings(findings: readonly Finding[], text: string): FindingReport[] {
  const lines = new Lines(text);
  return findings.map((finding) => reportFinding(finding, lines));
}

function reportFinding(
  { start, end, code, severity, message, witness, fixes, ...rest }: Finding,
  lines: Lines,
): FindingReport {
  const assumptions = rest.case ?? [];
  return {
    code,
    severity,
    message,
    range: rangeOf({ start, end }, lines),
    ...(assumptions.length === 0 ? {} : { case: assumptions }),
    ...(witness === undefined ? {} : { witness: reportWitness(witness) }),
    fixes: fixes.map((fix) => reportFix(fix, lines)),
    documentation: documentationPage(code),
  };
}

function rangeOf({ start, end }: Span, lines: Lines): RangeReport {
  const place = (offset: number) => ({ ...lines.positionAt(offset), offset });
  return { start: place(start), end: place(end) };
}

/** What was rendered is confirmed by itself: it was really rendered. */
function reportWitness({ sampleUser, rendering }: Witness): WitnessReport {
  const text = builtInSampleUsers.find(({ id }) => id === sampleUser)?.text ?? '{}';
  return { sampleUser: JSON.parse(text), rendering, confirmed: true };
}

function reportFix({ title, kind, edits }: Fix, lines: Lines): FixReport {
  return { title, kind, edits: edits.map(({ newText, ...span }) => ({ range: rangeOf(span, lines), newText })) };
}
