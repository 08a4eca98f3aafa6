import type { Report } from '../../service/report.ts';
import type { CheckedFile } from '../check-input.ts';
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
  readonly isColoured: boolean;
  /** Findings that are in the baseline, and therefore not in the report; 0 without one. */
  readonly knownFindings: number;
}

export type WriteReport = (results: Results) => string;

/** How `check` can write its report, by the word behind `--format`. */
export const reportFormats: ReadonlyMap<string, WriteReport> = new Map([
  ['text', ({ files, isColoured, knownFindings }) => textReport(files, isColoured) + knownInWords(knownFindings)],
  ['json', ({ report }) => `${jsonText(report, 2)}\n`],
  ['sarif', ({ report }) => `${jsonText(sarifReport(report), 2)}\n`],
  ['github', ({ report }) => githubReport(report)],
  ['gitlab', ({ report }) => `${jsonText(gitlabReport(report), 2)}\n`],
  ['junit', ({ report }) => junitReport(report)],
]);

function knownInWords(count: number): string {
  return count === 0 ? '' : `${counted(count, 'known finding')} from the baseline not shown\n`;
}
