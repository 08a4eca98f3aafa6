import { type TextDocument, textDocument } from '../files/text-document.ts';
import { type Hidden, hiddenIn, hiddenInText } from '../privacy/hidden.ts';
import { lazy } from '../rules/engine/lazy.ts';
import type { FileReport, FindingReport, LeftOutReport } from '../service/report.ts';
import { notTried } from '../service/trial/try-fix.ts';
import { read } from '../template/read.ts';
import type { CheckedFile } from './check-input.ts';
import { terminalLine } from './terminal.ts';

const COLOURS = { error: 31, warning: 33, information: 36, hint: 90 };

/** Findings for people: place, message, case, the line with carets under the place, the fix; then the verdict on each body. */
export function textReport(files: readonly CheckedFile[], coloured: boolean): string {
  const paint = (code: number, text: string) =>
    coloured && !process.env.NO_COLOR ? `\x1b[${code}m${text}\x1b[0m` : text;
  const blocks: string[] = [];
  const verdicts: string[] = [];
  for (const { report, text, verdict, isOnlyPrinted } of files) {
    const source = lazy(() => ({
      lines: textDocument(text),
      hidden: report.kind === 'body' ? hiddenIn(read(text)) : hiddenInText(text),
    }));
    const applied = isOnlyPrinted ? ' (safe)' : ' (safe, applied by --fix)';
    blocks.push(...report.findings.map((finding) => findingText(report.path, finding, source(), paint, applied)));
    if (verdict !== undefined) verdicts.push(terminalLine(`${report.path}: ${verdict}`));
    if (report.kind === 'body' && report.leftOut !== undefined)
      verdicts.push(terminalLine(`${report.path}: ${leftOutInWords(report.leftOut)}`));
  }
  return [...blocks, ...verdicts, summaryInWords(files.map(({ report }) => report))].join('\n');
}

function leftOutInWords({ cases, fixes }: LeftOutReport): string {
  const words = [
    ...(cases === 0 ? [] : [`the cases of ${counted(cases, 'finding')} were not rendered`]),
    ...(fixes === 0 ? [] : [`${counted(fixes, 'fix', 'fixes')} ${fixes === 1 ? 'was' : 'were'} not tried`]),
  ];
  return `Too many findings for a body of this length, so ${words.join(' and ')}`;
}

type Paint = (code: number, text: string) => string;

interface Source {
  readonly lines: TextDocument;
  readonly hidden: Hidden;
}

/** @param applied what is said of safe fixes: those in a Content Block are not applied for some of its bodies alone. */
function findingText(path: string, finding: FindingReport, source: Source, paint: Paint, applied: string): string {
  const { line, character } = finding.range.start;
  const place = paint(1, terminalLine(`${path}:${line + 1}:${character + 1}`));
  const [fix] = finding.fixes;
  const [withheld] = (finding.withheldFixes ?? []).filter(({ reason }) => reason !== notTried);
  return [
    `${place} ${paint(COLOURS[finding.severity], finding.severity)} ${finding.code}`,
    `  ${terminalLine(finding.message)}`,
    ...(finding.witness === undefined || finding.case === undefined
      ? []
      : [`  Case: ${terminalLine(finding.case.join(', '))}`]),
    ...snippet(finding, source, paint),
    ...(fix === undefined ? [] : [`  Fix${fix.kind === 'safe' ? applied : ''}: ${terminalLine(fix.title)}`]),
    ...(fix === undefined && withheld !== undefined
      ? [`  No fix: ${terminalLine(`"${withheld.title}" ${withheld.reason}`)}`]
      : []),
    '',
  ].join('\n');
}

const WIDEST = 120;

/** The line in which a finding begins, without secrets and control characters, and carets under the place. */
function snippet(
  { range: { start, end }, severity }: FindingReport,
  { lines, hidden }: Source,
  paint: Paint,
): string[] {
  const line = { start: { line: start.line, character: 0 }, end: { line: start.line + 1, character: 0 } };
  const from = lines.offsetAt(line.start);
  const { length } = lines.getText(line).replace(/(?<![\r\n])[\r\n]+$/, '');
  const text = hidden.inSource({ start: from, end: from + length });
  if (length > WIDEST || text.trim() === '') return [];
  const last = end.line === start.line ? end.character : length;
  const number = String(start.line + 1).padStart(5);
  const indent = terminalLine(text.slice(0, start.character)).replace(/[^\t]/g, ' ');
  const width = Math.max(1, terminalLine(text.slice(start.character, last)).length);
  return [
    `  ${paint(90, `${number} |`)} ${terminalLine(text)}`,
    `  ${paint(90, '      |')} ${indent}${paint(COLOURS[severity], '^'.repeat(width))}`,
  ];
}

export function summaryInWords(files: readonly FileReport[]): string {
  const findings = files.flatMap((file) => file.findings);
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  const words = [counted(count('error'), 'error'), counted(count('warning'), 'warning')].join(', ');
  return `${counted(files.length, 'file')} checked: ${words}\n`;
}

export function counted(number: number, word: string, words = `${word}s`): string {
  return `${number} ${number === 1 ? word : words}`;
}
