import { type TextDocument, textDocument } from '../files/text-document.ts';
import type { Finding, Fix } from '../rules/engine/finding.ts';
import type { Span } from '../template/span.ts';
import type { CheckedBody } from './check-body.ts';
import type { Confirmed } from './confirm-cases.ts';
import { countBySeverity } from './count-findings.ts';
import { documentationPage } from './documentation.ts';
import { messageOf } from './finding-message.ts';
import { fingerprints } from './fingerprint.ts';
import { fixForReport, HiddenInRenderings, hideFor, hideInObject } from './harmless-findings.ts';
import type {
  BodyReport,
  ContentBlockReport,
  FileReport,
  FindingReport,
  FixReport,
  RangeReport,
  Report,
  SampleUserReport,
  WitnessReport,
} from './report.ts';
import type { TriedFixes, WithheldFix } from './trial/fix-trials.ts';
import { notTried } from './trial/try-fix.ts';
import { assumptionsInWords, presumptions } from './verdict.ts';
import type { Witness } from './witness.ts';

/** The `case` of a finding that no rendering has shown in any one. */
const unseenCase: readonly string[] = ['in some cases'];

export function makeReport(files: readonly FileReport[]): Report {
  const findings = files.flatMap((file) => file.findings);
  return { version: 1, presumes: presumptions, files, summary: { files: files.length, ...countBySeverity(findings) } };
}

/**
 * @param confirmed what renderings have shown; without it no case is told.
 * @param fixes what came of trying them; without it they are as the rules made them.
 */
export function reportBody(
  path: string,
  text: string,
  { proof, analysis }: Pick<CheckedBody, 'proof' | 'analysis'>,
  findings: readonly Finding[],
  { witnesses, verdict, leftOut }: Confirmed = { witnesses: new Map(), verdict: proof.verdict, leftOut: 0 },
  fixes: Fixes = new Map(),
): BodyReport {
  const { cases } = proof;
  const hidden = analysis.hidden();
  const assumptions = assumptionsInWords(proof).map((words) => hidden.in(words));
  return {
    path,
    kind: 'body',
    verdict,
    cases,
    assumptions,
    ...leftOutOf(leftOut, fixes),
    findings: reportFindings(path, findings, text, witnesses, fixes),
  };
}

function leftOutOf(cases: number, tried: Fixes): Pick<BodyReport, 'leftOut'> {
  const fixes = [...tried.values()].flatMap(({ withheld }) => withheld.filter(({ reason }) => reason === notTried));
  return cases + fixes.length === 0 ? {} : { leftOut: { cases, fixes: fixes.length } };
}

/** @param printedBy the paths of the bodies that print the block. */
export function reportBlock(
  path: string,
  findings: readonly FindingReport[],
  printedBy: readonly string[],
): ContentBlockReport {
  return { path, kind: 'content-block', printedBy, findings };
}

export function reportSampleUser(path: string, text: string, findings: readonly Finding[]): SampleUserReport {
  return { path, kind: 'sample-user', findings: reportFindings(path, findings, text, new Map(), new Map()) };
}

type Fixes = ReadonlyMap<Finding, TriedFixes>;

export function reportFindings(
  path: string,
  findings: readonly Finding[],
  text: string,
  witnesses: Confirmed['witnesses'],
  fixes: Fixes,
): FindingReport[] {
  const lines = textDocument(text);
  const prints = fingerprints(path, findings, lines);
  const hidden = new HiddenInRenderings();
  const witnessOf = (finding: Finding) => {
    const witness = witnesses.get(finding.expanded ?? finding);
    return witness && { ...witness, report: reportWitness(witness, finding, hidden) };
  };
  return findings.map((finding, at) => ({
    ...reportFinding(finding, lines, witnessOf(finding), fixes.get(finding)),
    fingerprint: prints[at] ?? '',
  }));
}

function reportFinding(
  finding: Finding,
  lines: TextDocument,
  witness: ReportedWitness | undefined,
  tried: TriedFixes | undefined,
): Omit<FindingReport, 'fingerprint'> {
  const { start, end, code, severity, when } = finding;
  const { offered, withheld } = tried ?? { offered: finding.fixes, withheld: [] };
  const words = (witness?.words ?? []).map((word) => hideFor(finding, word));
  return {
    code,
    severity,
    message: messageOf(finding, witness),
    range: rangeOf({ start, end }, lines),
    ...(when === undefined ? {} : { case: words.length === 0 ? unseenCase : words }),
    ...(witness === undefined ? {} : { witness: witness.report }),
    fixes: offered.flatMap((fix) => {
      const shown = fixForReport(fix, finding);
      return shown === undefined ? [] : [reportFix(shown, lines)];
    }),
    ...(withheld.length === 0 ? {} : { withheldFixes: withheld.map((fix) => withheldFor(fix, finding)) }),
    documentation: documentationPage(code),
  };
}

type ReportedWitness = Witness & { readonly report: WitnessReport };

function reportWitness(
  { sampleUser, rendering, confirmed }: Witness,
  finding: Finding,
  hidden: HiddenInRenderings,
): WitnessReport {
  const hide = (text: string) => hidden.in(text, finding);
  return { sampleUser: hideInObject(sampleUser, hide), rendering: hide(rendering), confirmed };
}

/** The reason may repeat what is found in the body. */
function withheldFor({ title, reason }: WithheldFix, finding: Finding): WithheldFix {
  return { title, reason: hideFor(finding, reason) };
}

function rangeOf({ start, end }: Span, lines: TextDocument): RangeReport {
  const place = (offset: number) => ({ ...lines.positionAt(offset), offset });
  return { start: place(start), end: place(end) };
}

function reportFix({ title, kind, edits }: Fix, lines: TextDocument): FixReport {
  return { title, kind, edits: edits.map(({ newText, ...span }) => ({ range: rangeOf(span, lines), newText })) };
}
