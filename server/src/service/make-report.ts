import type { TextDocument } from 'vscode-languageserver-textdocument';
import { textDocument } from '../files/text-document.ts';
import type { Finding, Fix, Severity } from '../rules/engine/finding.ts';
import type { Span } from '../template/span.ts';
import type { CheckedBody } from './check-body.ts';
import { documentationPage } from './documentation.ts';
import { fixForReport, hideFor, hideInObject, hideInRendering } from './harmless-findings.ts';
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
import { assumptionsInWords, presumptions } from './verdict.ts';
import type { Witness } from './witness.ts';

export function makeReport(files: readonly FileReport[]): Report {
  const findings = files.flatMap((file) => file.findings);
  return { version: 1, presumes: presumptions, files, summary: { files: files.length, ...countBySeverity(findings) } };
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

export type Witnesses = ReadonlyMap<Finding, Witness>;

/** @param witnesses of the findings for which they were looked for. */
export function reportBody(
  path: string,
  text: string,
  { proof, findings, analysis }: CheckedBody,
  witnesses: Witnesses = new Map(),
): BodyReport {
  const { verdict, cases } = proof;
  const hidden = analysis.hidden();
  const assumptions = assumptionsInWords(proof).map((words) => hidden.in(words));
  return { path, kind: 'body', verdict, cases, assumptions, findings: reportFindings(findings, text, witnesses) };
}

export function reportSampleUser(path: string, text: string, findings: readonly Finding[]): SampleUserReport {
  return { path, kind: 'sample-user', findings: reportFindings(findings, text, new Map()) };
}

function reportFindings(findings: readonly Finding[], text: string, witnesses: Witnesses): FindingReport[] {
  const lines = textDocument(text);
  return findings.map((finding) => reportFinding(finding, lines, witnesses.get(finding)));
}

function reportFinding(finding: Finding, lines: TextDocument, witness: Witness | undefined): FindingReport {
  const { start, end, code, severity, message, when, fixes } = finding;
  const words = (when?.explain()?.words ?? []).map((word) => hideFor(finding, word));
  return {
    code,
    severity,
    message,
    range: rangeOf({ start, end }, lines),
    ...(when === undefined ? {} : { case: words.length === 0 ? ['in some renderings'] : words }),
    ...(witness === undefined ? {} : { witness: reportWitness(witness, finding) }),
    fixes: fixes.flatMap((fix) => {
      const shown = fixForReport(fix, finding);
      return shown === undefined ? [] : [reportFix(shown, lines)];
    }),
    documentation: documentationPage(code),
  };
}

function reportWitness({ sampleUser, rendering, confirmed }: Witness, finding: Finding): WitnessReport {
  const hide = (text: string) => hideInRendering(text, finding);
  return { sampleUser: hideInObject(sampleUser, hide), rendering: hide(rendering), confirmed };
}

function rangeOf({ start, end }: Span, lines: TextDocument): RangeReport {
  const place = (offset: number) => ({ ...lines.positionAt(offset), offset });
  return { start: place(start), end: place(end) };
}

function reportFix({ title, kind, edits }: Fix, lines: TextDocument): FixReport {
  return { title, kind, edits: edits.map(({ newText, ...span }) => ({ range: rangeOf(span, lines), newText })) };
}
