import type { Severity } from '../../rules/engine/finding.ts';
import type { Report } from '../../service/report.ts';
import { visible } from '../../service/visible.ts';
import type { Unreadable } from '../inputs.ts';
import { summaryInWords } from '../text-report.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/**
 * Workflow commands, one a line, which GitHub shows as annotations; then the summary.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function githubReport(report: Report, unchecked: readonly Unreadable[]): string {
  const lines = report.files.flatMap(({ path, findings }) =>
    findings.map(({ code, severity, message, range: { start, end } }) => {
      const place = { file: path, line: start.line + 1, endLine: end.line + 1, ...columns(start, end), title: code };
      return command(COMMANDS[severity], place, message);
    }),
  );
  const others = unchecked.map(({ path, problem }) =>
    command('error', { file: path, title: 'not-checked' }, `${path}: ${problem}`),
  );
  return [...lines, ...others, summaryInWords(report.files)].join('\n');
}

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${name} ${written.join(',')}::${data(message)}`;
}

type Place = Report['files'][number]['findings'][number]['range']['start'];

/** GitHub takes columns only where both ends are in one line. It counts from 1, up to the last character. */
function columns(start: Place, end: Place): { readonly col?: number; readonly endColumn?: number } {
  if (start.line !== end.line) return {};
  return { col: start.character + 1, endColumn: Math.max(start.character + 1, end.character) };
}

/** What would end the command is escaped; control and bidirectional characters are shown. */
function data(text: string): string {
  return visible(text).replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
