import { type ReportFormat, reportFormats } from './formats/index.ts';
import { readArguments } from './usage.ts';

const OPTIONS = {
  format: { type: 'string', default: 'text' },
  fix: { type: 'boolean', default: false },
  'fix-all': { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  config: { type: 'string' },
  baseline: { type: 'string' },
  'max-warnings': { type: 'string' },
  'stdin-filename': { type: 'string', default: 'stdin.webhook.liquid' },
} as const;

export interface CheckOptions {
  readonly paths: readonly string[];
  readonly format: ReportFormat;
  /** Which fixes are applied first. */
  readonly fix: 'none' | 'safe' | 'all';
  readonly isDry: boolean;
  readonly config: string | undefined;
  readonly baseline: string | undefined;
  /** `Infinity` where nobody has set a limit. */
  readonly mostWarnings: number;
  readonly standardInputName: string;
}

/** What `check` was called with, or what is wrong with it. @throws an error that names an option that there is not. */
export function readCheckOptions(args: readonly string[]): CheckOptions | { readonly problem: string } {
  const odd = args.find((one) => /^--fix=(?!all$)/.test(one));
  if (odd !== undefined) return { problem: `${odd}: use --fix or --fix=all` };
  // `--fix` alone takes no value, and `--fix=all` does, which `parseArgs` cannot say of one option.
  const { values, positionals } = readArguments(
    args.map((one) => (one === '--fix=all' ? '--fix-all' : one)),
    OPTIONS,
  );
  const { format: formatName, config, baseline, 'dry-run': isDry, 'max-warnings': most } = values;
  const fix = values['fix-all'] ? 'all' : values.fix ? 'safe' : 'none';
  const format = reportFormats.get(formatName);
  if (format === undefined) return { problem: `--format must be one of ${[...reportFormats.keys()].join(', ')}` };
  if (isDry && fix === 'none') {
    return { problem: '--dry-run only works with --fix: mi-webhook check --fix --dry-run' };
  }
  if (most !== undefined && !/^\d+$/.test(most)) return { problem: '--max-warnings must be a whole number' };
  const paths = positionals.length > 0 ? positionals : ['.'];
  const mostWarnings = most === undefined ? Number.POSITIVE_INFINITY : Number(most);
  return { paths, format, fix, isDry, config, baseline, mostWarnings, standardInputName: values['stdin-filename'] };
}
