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
export function withBlocks(files: readonly CheckedFile[]): CheckedFile[] {
  const blocks = new Map<string, Gathered>();
  for (const { report, text } of files)
    if (report.kind === 'content-block') for (const one of report.findings) add(blocks, report.path, text, one);
  for (const { report, inBlocks = [] } of files)
    for (const { path, text, finding } of inBlocks) add(blocks, path, text, finding, report.path);
  const others = files.filter(({ report }) => report.kind !== 'content-block' || !blocks.has(report.path));
  const reports = [...blocks].map(([path, { text, findings, printedBy }]) => ({
    report: reportBlock(path, [...findings.values()].sort(byPlace), [...printedBy].sort()),
    text,
  }));
  return [...others, ...reports].sort((one, other) => (one.report.path < other.report.path ? -1 : 1));
}

function add(
  blocks: Map<string, Gathered>,
  path: string,
  text: string,
  finding: FindingReport,
  printedBy?: string,
): void {
  const known = blocks.get(path) ?? { text, findings: new Map(), printedBy: new Set() };
  blocks.set(path, known);
  if (printedBy !== undefined) known.printedBy.add(printedBy);
  const { start, end } = finding.range;
  const key = JSON.stringify([finding.code, start.offset, end.offset, finding.message]);
  const same = known.findings.get(key);
  known.findings.set(key, same === undefined ? finding : withCommonFixes(finding, same));
}

/** The newer of the two, which may have a case, with the fixes that both have. */
function withCommonFixes(finding: FindingReport, other: FindingReport): FindingReport {
  const isCommon = ({ title }: { readonly title: string }) => other.fixes.some((fix) => fix.title === title);
  return { ...other, ...finding, fixes: finding.fixes.filter(isCommon) };
}

function byPlace({ range: one }: FindingReport, { range: other }: FindingReport): number {
  return one.start.offset - other.start.offset || one.end.offset - other.end.offset;
}
