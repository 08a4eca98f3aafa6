import { configurationFile, type WritableFiles } from '../files/files.ts';
import type { Renderer } from '../render/rendering.ts';
import { makeReport } from '../service/make-report.ts';
import { type CheckedFile, checkInput, type Outcome } from './check-input.ts';
import { fixInput, showFixes } from './fix-input.ts';
import { type Input, readInputs, type Unreadable } from './inputs.ts';
import { loadConfig } from './load-config.ts';
import { startRenderer } from './renderer.ts';
import { jsonText } from './terminal.ts';
import { textReport } from './text-report.ts';
import { type Exit, readArguments, usage } from './usage.ts';

const OPTIONS = {
  format: { type: 'string', default: 'text' },
  fix: { type: 'boolean', default: false },
  'fix-all': { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  config: { type: 'string' },
  'max-warnings': { type: 'string' },
  'stdin-filename': { type: 'string', default: 'stdin.webhook.liquid' },
} as const;

/** @param files the disk. */
export async function check(
  args: readonly string[],
  files: WritableFiles,
  renderer: Renderer = startRenderer(),
): Promise<Exit> {
  // `--fix` alone takes no value, and `--fix=all` does, which `parseArgs` cannot say of one option.
  const { values, positionals } = readArguments(
    args.map((one) => (one === '--fix=all' ? '--fix-all' : one)),
    OPTIONS,
  );
  const { format, 'fix-all': fixesAll, 'dry-run': isDry, 'max-warnings': most } = values;
  const fix = values.fix || fixesAll;
  if (format !== 'text' && format !== 'json') return usage('--format must be text or json');
  if (isDry && !fix) return usage('--dry-run only works with --fix: mi-webhook check --fix --dry-run');
  if (most !== undefined && !/^\d+$/.test(most)) return usage('--max-warnings must be a whole number');
  const config = await loadConfig(values.config ?? configurationFile, values.config !== undefined, files);
  if ('problems' in config) {
    for (const problem of config.problems) usage(problem);
    return 2;
  }

  const paths = positionals.length > 0 ? positionals : ['.'];
  const checking = { configOf: config.of, renderer };
  const checkOne = (input: Input) => {
    if (!fix) return checkInput(input, checking);
    const which = fixesAll ? 'all' : 'safe';
    return isDry ? showFixes(input, checking, which) : fixInput(input, checking, files, which);
  };
  const { checked, isWhole } = await checkAll(readInputs(paths, values['stdin-filename'], files), checkOne);
  renderer.dispose();

  const report = makeReport(checked.map((one) => one.report));
  // Standard output has the fixed body then, or the differences.
  const output = fix && (isDry || paths.includes('-')) ? process.stderr : process.stdout;
  output.write(format === 'json' ? `${jsonText(report, 2)}\n` : textReport(checked, output.isTTY));
  const { errors, warnings } = report.summary;
  if (!isWhole) return 2;
  return errors > 0 || (most !== undefined && warnings > Number(most)) ? 1 : 0;
}

/** Reports what goes wrong with one file and checks the others anyway. `isWhole` is false then. */
async function checkAll(
  inputs: AsyncIterable<Input | Unreadable>,
  checkOne: (input: Input) => Promise<Outcome>,
): Promise<{ readonly checked: readonly CheckedFile[]; readonly isWhole: boolean }> {
  const files: CheckedFile[] = [];
  let isWhole = true;
  for await (const input of inputs) {
    const { checked, problem } = 'problem' in input ? { ...input, checked: undefined } : await checkOne(input);
    if (checked !== undefined) files.push(checked);
    if (problem === undefined) continue;
    usage(`${input.path}: ${problem}`);
    isWhole = false;
  }
  return { checked: files, isWhole };
}
