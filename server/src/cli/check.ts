import { basename } from 'node:path';
import { BlockFiles } from '../blocks/block-files.ts';
import { configurationFile, type Files, type WritableFiles } from '../files/files.ts';
import type { Renderer } from '../render/rendering.ts';
import { makeReport } from '../service/make-report.ts';
import type { Summary } from '../service/report.ts';
import { NOTHING_KNOWN, readBaseline, withoutKnown } from './baseline.ts';
import { withBlockReports } from './block-reports.ts';
import { type CheckedFile, checkInput } from './check-input.ts';
import { checkMany, type Located, located } from './check-many.ts';
import { type CheckOptions, readCheckOptions } from './check-options.ts';
import type { CheckWorker } from './check-pool.ts';
import type { CheckSetup } from './check-worker.ts';
import { fixBlocks } from './fix-blocks.ts';
import { fixInput, print, showFixes, type WhichFixes } from './fix-input.ts';
import { inOrder } from './in-order.ts';
import { type Input, readInputs, type Unreadable } from './inputs.ts';
import { loadConfig } from './load-config.ts';
import { type Exit, usage } from './usage.ts';

/**
 * @param files the disk.
 * @param spawn starts a worker, where there is much to check and nothing to fix.
 */
export async function check(
  args: readonly string[],
  files: WritableFiles,
  renderer: Renderer,
  spawn: (setup: CheckSetup) => CheckWorker,
): Promise<Exit> {
  const options = readCheckOptions(args);
  if ('problem' in options) return usage(options.problem);
  const { paths, fix, isDry } = options;
  const settings = await loadConfig(options.config ?? configurationFile, options.config !== undefined, files);
  if ('problems' in settings) {
    for (const problem of settings.problems) usage(problem);
    return 2;
  }
  const baseline = options.baseline === undefined ? NOTHING_KNOWN : await readBaseline(options.baseline, files);
  if ('problem' in baseline) return usage(`${options.baseline}: ${baseline.problem}`);

  const { shownFixes } = options.format;
  const checking = { configOf: settings.of, renderer, blockFiles: new BlockFiles(files), shownFixes };
  const areConfigurationsRight = await areRight(paths.filter(isConfiguration), files);
  const others = paths.filter((path) => !isConfiguration(path));
  const inputs = readInputs(others, options.standardInputName, files);
  const checkOne = (input: Input) => checkInput(input, checking);
  const fixOne = (input: Input, which: WhichFixes) =>
    isDry ? showFixes(input, checking, which) : fixInput(input, checking, files, which);
  const gathered = await gather(
    fix === 'none'
      ? checkMany(inputs, checkOne, () => spawn({ config: settings.config, shownFixes }))
      : inOrder(inputs, 1, (input) => located(input, (one) => fixOne(one, fix))),
  );
  const { checked, unwritten } =
    fix === 'none'
      ? { checked: gathered.checked, unwritten: [] }
      : await fixBlocks(gathered.checked, checking, files, isDry ? print : undefined);
  for (const { path, problem } of unwritten) usage(`${path}: ${problem}`);
  const unchecked = [...gathered.unchecked, ...unwritten];
  renderer.dispose();

  const { errors, warnings } = writeReport(withBlockReports(checked), unchecked, baseline.known, options);
  if (unchecked.length > 0 || !areConfigurationsRight) return 2;
  return errors > 0 || warnings > options.mostWarnings ? 1 : 0;
}

function isConfiguration(path: string): boolean {
  return basename(path) === configurationFile;
}

/** Reports what is wrong with configurations that a hook names among the files of a commit; they need not be the one in use. */
async function areRight(configurations: readonly string[], files: Files): Promise<boolean> {
  let isRight = true;
  for (const file of configurations) {
    const settings = await loadConfig(file, true, files);
    if (!('problems' in settings)) continue;
    for (const problem of settings.problems) usage(problem);
    isRight = false;
  }
  return isRight;
}

function writeReport(
  checked: readonly CheckedFile[],
  unchecked: readonly Unreadable[],
  known: ReadonlySet<string>,
  { format, fix, isDry, paths }: CheckOptions,
): Summary {
  const files = withoutKnown(checked, known);
  const report = makeReport(files.map((one) => one.report));
  // Standard output has the fixed body then, or the differences.
  const output = fix !== 'none' && (isDry || paths.includes('-')) ? process.stderr : process.stdout;
  const knownFindings = countOf(checked) - countOf(files);
  output.write(format.write({ files, report, unchecked, isColoured: output.isTTY, knownFindings }));
  return report.summary;
}

/** Says what goes wrong with one file, and goes on with the others. */
async function gather(
  outcomes: AsyncIterable<Located>,
): Promise<{ readonly checked: readonly CheckedFile[]; readonly unchecked: readonly Unreadable[] }> {
  const files: CheckedFile[] = [];
  const unchecked: Unreadable[] = [];
  for await (const { path, checked, problem } of outcomes) {
    if (checked !== undefined) files.push(checked);
    if (problem === undefined) continue;
    usage(`${path}: ${problem}`);
    unchecked.push({ path, problem });
  }
  return { checked: files, unchecked };
}

function countOf(files: readonly CheckedFile[]): number {
  return files.reduce((sum, { report }) => sum + report.findings.length, 0);
}
