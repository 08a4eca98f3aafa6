import { textDocument } from '../files/text-document.ts';
import { fingerprints } from '../service/fingerprint.ts';
import { reportBlock } from '../service/make-report.ts';
import type { FindingReport } from '../service/report.ts';
import type { CheckedFile } from './check-input.ts';

/** What is known of the file of one Content Block. */
interface Gathered {
  readonly text: string;
  readonly findings: Map<string, FindingReport>;
  readonly printedBy: Set<string>;
}

/**
 * The files with one report for each Content Block, whether it was to be checked or a body prints it: what several bodies find there is told
 * once. A fix is offered only if every body that prints the block offers it.
 */
export function withBlockReports(files: readonly CheckedFile[]): CheckedFile[] {
  const blocks = new Map<string, Gathered>();
  for (const { report, text } of files)
    if (report.kind === 'content-block') gather(blocks, report.path, text, report.findings);
  for (const { report, prints = [] } of files)
    for (const { path, text, findings } of prints) gather(blocks, path, text, findings).printedBy.add(report.path);
  const checked = new Set(files.map(({ report }) => report.path));
  const others = files.filter(({ report }) => report.kind !== 'content-block');
  const reports = [...blocks].map(([path, { text, findings, printedBy }]) => ({
    report: reportBlock(path, inOrder(path, text, findings), [...printedBy].sort()),
    text,
    ...(!checked.has(path) && { isOnlyPrinted: true as const }),
  }));
  return [...others, ...reports].sort((one, other) => (one.report.path < other.report.path ? -1 : 1));
}

function gather(
  blocks: Map<string, Gathered>,
  path: string,
  text: string,
  findings: readonly FindingReport[],
): Gathered {
  const known = blocks.get(path) ?? { text, findings: new Map(), printedBy: new Set() };
  blocks.set(path, known);
  for (const finding of findings) {
    const { start, end } = finding.range;
    const key = JSON.stringify([finding.code, start.offset, end.offset, finding.fixes[0]?.title ?? finding.message]);
    const same = known.findings.get(key);
    known.findings.set(key, same === undefined ? finding : withCommonFixes(finding, same));
  }
  return known;
}

/** Findings in one line are told apart by their order, which only all of them together have. */
function inOrder(path: string, text: string, findings: Gathered['findings']): FindingReport[] {
  const ordered = [...findings.values()].sort(byPlace);
  const placed = ordered.map(({ code, range }) => ({ code, start: range.start.offset }));
  const prints = fingerprints(path, placed, textDocument(text));
  return ordered.map((finding, at) => ({ ...finding, fingerprint: prints[at] ?? finding.fingerprint }));
}

/** The newer of the two, which may have a case, with the fixes that both have. */
function withCommonFixes(finding: FindingReport, other: FindingReport): FindingReport {
  const isCommon = ({ title }: { readonly title: string }) => other.fixes.some((fix) => fix.title === title);
  return { ...other, ...finding, fixes: finding.fixes.filter(isCommon) };
}

function byPlace({ range: one }: FindingReport, { range: other }: FindingReport): number {
  return one.start.offset - other.start.offset || one.end.offset - other.end.offset;
}
