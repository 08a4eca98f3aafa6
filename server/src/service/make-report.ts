import { hiddenIn } from '../privacy/hidden.ts';
import type { Finding, Fix, Severity } from '../rules/engine/finding.ts';
import type { Span } from '../template/span.ts';
import type { CheckedBody } from './check-body.ts';
import { documentationPage } from './documentation.ts';
import { fixForReport, hideFor, hideInObject, hideInRendering } from './harmless-findings.ts';
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
import type { TriedFixes, WithheldFix } from './trial/fix-trials.ts';
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

/** What was found out of findings by rendering. */
export interface Confirmed {
  /** Of the findings for which they were looked for. */
  readonly witnesses: Witnesses;
  readonly fixes: ReadonlyMap<Finding, TriedFixes>;
}

export function reportBody(
  path: string,
  text: string,
  { template, proof, findings }: CheckedBody,
  confirmed?: Confirmed,
): BodyReport {
  const { verdict, cases } = proof;
  const hidden = hiddenIn(template);
  const assumptions = assumptionsInWords(proof).map((words) => hidden.in(words));
  return { path, kind: 'body', verdict, cases, assumptions, findings: reportFindings(findings, text, confirmed) };
}

export function reportSampleUser(path: string, text: string, findings: readonly Finding[]): SampleUserReport {
  return { path, kind: 'sample-user', findings: reportFindings(findings, text) };
}

function reportFindings(findings: readonly Finding[], text: string, confirmed?: Confirmed): FindingReport[] {
  const lines = new Lines(text);
  return findings.map((finding) => reportFinding(finding, lines, confirmed));
}

function reportFinding(finding: Finding, lines: Lines, confirmed: Confirmed | undefined): FindingReport {
  const { start, end, code, severity, message, when, fixes } = finding;
  const words = (when?.explain()?.words ?? []).map((word) => hideFor(finding, word));
  const witness = confirmed?.witnesses.get(finding);
  const { offered, withheld } = confirmed?.fixes.get(finding) ?? { offered: fixes, withheld: [] };
  return {
    code,
    severity,
    message,
    range: rangeOf({ start, end }, lines),
    ...(when === undefined ? {} : { case: words.length === 0 ? ['in some renderings'] : words }),
    ...(witness === undefined ? {} : { witness: reportWitness(witness, finding) }),
    fixes: offered.flatMap((fix) => {
      const shown = fixForReport(fix, finding);
      return shown === undefined ? [] : [reportFix(shown, lines)];
    }),
    ...(withheld.length === 0 ? {} : { withheldFixes: withheld.map((fix) => withheldFor(fix, finding)) }),
    documentation: documentationPage(code),
  };
}

function reportWitness({ sampleUser, rendering, confirmed }: Witness, finding: Finding): WitnessReport {
  const hide = (text: string) => hideInRendering(text, finding);
  return { sampleUser: hideInObject(sampleUser, hide), rendering: hide(rendering), confirmed };
}

/** The reason may repeat what is found in the body. */
function withheldFor({ title, reason }: WithheldFix, finding: Finding): WithheldFix {
  return { title, reason: hideFor(finding, reason) };
}

function rangeOf({ start, end }: Span, lines: Lines): RangeReport {
  const place = (offset: number) => ({ ...lines.positionAt(offset), offset });
  return { start: place(start), end: place(end) };
}

function reportFix({ title, kind, edits }: Fix, lines: Lines): FixReport {
  return { title, kind, edits: edits.map(({ newText, ...span }) => ({ range: rangeOf(span, lines), newText })) };
}
