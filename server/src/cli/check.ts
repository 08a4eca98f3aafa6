import { BlockFiles } from '../blocks/block-files.ts';
import { configurationFile, type WritableFiles } from '../files/files.ts';
import type { Renderer } from '../render/rendering.ts';
import { makeReport } from '../service/make-report.ts';
import { NOTHING_KNOWN, readBaseline, withoutKnown } from './baseline.ts';
import { withBlocks } from './block-reports.ts';
import { type CheckedFile, checkInput, type Outcome } from './check-input.ts';
import { readCheckOptions } from './check-options.ts';
import { fixInput, showFixes } from './fix-input.ts';
import { type Input, readInputs, type Unreadable } from './inputs.ts';
import { loadConfig } from './load-config.ts';
import { lazyRenderer } from './renderer.ts';
import { type Exit, usage } from './usage.ts';

/** @param files the disk. */
export async function check(
  args: readonly string[],
  files: WritableFiles,
  renderer: Renderer = lazyRenderer(),
): Promise<Exit> {
  const options = readCheckOptions(args);
  if ('problem' in options) return usage(options.problem);
  const { paths, fix, isDry } = options;
  const config = await loadConfig(options.config ?? configurationFile, options.config !== undefined, files);
  if ('problems' in config) {
    for (const problem of config.problems) usage(problem);
    return 2;
  }
  const baseline = options.baseline === undefined ? NOTHING_KNOWN : await readBaseline(options.baseline, files);
  if ('problem' in baseline) return usage(`${options.baseline}: ${baseline.problem}`);

  const checking = { configOf: config.of, renderer, blockFiles: new BlockFiles(files) };
  const checkOne = (input: Input) => {
    if (fix === 'none') return checkInput(input, checking);
    return isDry ? showFixes(input, checking, fix) : fixInput(input, checking, files, fix);
  };
  const { checked, isWhole } = await checkAll(readInputs(paths, options.standardInputName, files), checkOne);
  renderer.dispose();

  const reported = withoutKnown(withBlocks(checked), baseline.known);
  const report = makeReport(reported.map((one) => one.report));
  // Standard output has the fixed body then, or the differences.
  const output = fix !== 'none' && (isDry || paths.includes('-')) ? process.stderr : process.stdout;
  output.write(
    options.write({
      files: reported,
      report,
      isColoured: output.isTTY,
      knownFindings: countOf(checked) - countOf(reported),
    }),
  );
  const { errors, warnings } = report.summary;
  if (!isWhole) return 2;
  return errors > 0 || warnings > options.mostWarnings ? 1 : 0;
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

function countOf(files: readonly CheckedFile[]): number {
  return files.reduce((sum, { report }) => sum + report.findings.length, 0);
}
