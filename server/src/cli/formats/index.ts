import type { Report } from '../../service/report.ts';
import type { ShownFixes } from '../../service/trial/fix-trials.ts';
import type { CheckedFile } from '../check-input.ts';
import type { Unreadable } from '../inputs.ts';
import { jsonText } from '../terminal.ts';
import { counted, textReport } from '../text-report.ts';
import { githubReport } from './github.ts';
import { gitlabReport } from './gitlab.ts';
import { junitReport } from './junit.ts';
import { sarifReport } from './sarif.ts';

/** What is known once all files are checked. */
export interface Results {
  readonly files: readonly CheckedFile[];
  readonly report: Report;
  /** What could not be read, checked or fixed, which standard error says too. */
  readonly unchecked: readonly Unreadable[];
  readonly isColoured: boolean;
  /** Findings that are in the baseline, and therefore not in the report; 0 without one. */
  readonly knownFindings: number;
}

export interface ReportFormat {
  readonly write: (results: Results) => string;
  readonly shownFixes: ShownFixes;
}

/** How `check` can write its report, by the word behind `--format`. */
export const reportFormats: ReadonlyMap<string, ReportFormat> = new Map<string, ReportFormat>([
  ['text', { write: asText, shownFixes: 'first' }],
  ['json', { write: ({ report }) => `${jsonText(report, 2)}\n`, shownFixes: 'all' }],
  [
    'sarif',
    { write: ({ report, unchecked }) => `${jsonText(sarifReport(report, unchecked), 2)}\n`, shownFixes: 'all' },
  ],
  ['github', { write: ({ report, unchecked }) => githubReport(report, unchecked), shownFixes: 'none' }],
  ['gitlab', { write: ({ report }) => `${jsonText(gitlabReport(report), 2)}\n`, shownFixes: 'none' }],
  ['junit', { write: ({ report, unchecked }) => junitReport(report, unchecked), shownFixes: 'none' }],
]);

function asText({ files, isColoured, knownFindings }: Results): string {
  return textReport(files, isColoured) + knownInWords(knownFindings);
}

function knownInWords(count: number): string {
  return count === 0 ? '' : `${counted(count, 'known finding')} from the baseline not shown\n`;
}
