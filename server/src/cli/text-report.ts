import { Lines } from '../service/lines.ts';
import type { FindingReport } from '../service/report.ts';
import type { CheckedFile } from './check-input.ts';

const COLOURS = { error: 31, warning: 33, information: 36, hint: 90 };

/** Findings as a person reads them: place, message, case, the line with the place under it, the fix; then the verdict on each body. */
export function textReport(files: readonly CheckedFile[], coloured: boolean): string {
  const paint = (code: number, text: string) =>
    coloured && !process.env.NO_COLOR ? `\x1b[${code}m${text}\x1b[0m` : text;
  const blocks = files.flatMap(({ report, text }) => {
    const lines = new Lines(text);
    return report.findings.map((finding) => findingText(report.path, finding, lines, paint));
  });
  const verdicts = files.flatMap(({ report, verdict }) =>
    verdict === undefined ? [] : [`${report.path}: ${verdict}`],
  );
  return [...blocks, ...verdicts, summary(files)].join('\n');
}

type Paint = (code: number, text: string) => string;

function findingText(path: string, finding: FindingReport, lines: Lines, paint: Paint): string {
  const { line, character } = finding.range.start;
  const place = paint(1, `${path}:${line + 1}:${character + 1}`);
  const [fix] = finding.fixes;
  return [
    `${place} ${paint(COLOURS[finding.severity], finding.severity)} ${finding.code}`,
    `  ${finding.message}`,
    ...(finding.case === undefined ? [] : [`  Case: ${finding.case.join(', ')}`]),
    ...snippet(finding, lines, paint),
    ...(fix === undefined ? [] : [`  Fix${fix.kind === 'safe' ? ' (--fix applies it)' : ''}: ${fix.title}`]),
    '',
  ].join('\n');
}

const WIDEST = 120;

function snippet({ range: { start, end }, severity }: FindingReport, lines: Lines, paint: Paint): string[] {
  const line = lines.line(start.line);
  if (line.length > WIDEST || line.trim() === '') return [];
  const length = Math.max(1, (end.line === start.line ? end.character : line.length) - start.character);
  const number = String(start.line + 1).padStart(5);
  const indent = line.slice(0, start.character).replace(/[^\t]/g, ' ');
  return [
    `  ${paint(90, `${number} |`)} ${line}`,
    `  ${paint(90, '      |')} ${indent}${paint(COLOURS[severity], '^'.repeat(length))}`,
  ];
}

function summary(files: readonly CheckedFile[]): string {
  const findings = files.flatMap(({ report }) => report.findings);
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  const words = [counted(count('error'), 'error'), counted(count('warning'), 'warning')].join(', ');
  return `${counted(files.length, 'file')} checked: ${words}\n`;
}

function counted(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
