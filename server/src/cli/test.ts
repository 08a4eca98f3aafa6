import { dirname } from 'node:path';
import { BlockFiles } from '../blocks/block-files.ts';
import { configurationFile, type WritableFiles } from '../files/files.ts';
import { expectationsIn } from './expectations.ts';
import { type ConfigOf, loadConfig } from './load-config.ts';
import { isOutputBroken } from './output.ts';
import { recordTests } from './record-tests.ts';
import { type Tested, Tests } from './run-tests.ts';
import { testReports, type WriteTests } from './test-reports.ts';
import { type Exit, readArguments, usage } from './usage.ts';
import { afterChanges } from './watch.ts';

const OPTIONS = {
  format: { type: 'string', default: 'text' },
  update: { type: 'boolean', default: false },
  filter: { type: 'string' },
  watch: { type: 'boolean', default: false },
  config: { type: 'string' },
} as const;

interface TestOptions {
  readonly paths: readonly string[];
  readonly filter: string | undefined;
  readonly config: string | undefined;
  readonly isUpdated: boolean;
  readonly write: WriteTests;
}

/** Compares what bodies send with what sample users expect. */
export async function test(args: readonly string[], files: WritableFiles): Promise<Exit> {
  const { values, positionals } = readArguments(args, OPTIONS);
  const write = testReports.get(values.format);
  if (write === undefined) return usage(`--format must be one of ${[...testReports.keys()].join(', ')}`);
  if (values.watch && values.update) return usage('--watch and --update cannot be used together');
  const { filter, config, update: isUpdated } = values;
  const options = { paths: positionals, filter, config, isUpdated, write };
  const changes = values.watch ? afterChanges('.') : undefined;
  const result = await testOnce(options, files);
  if (changes === undefined) return result;
  for await (const _ of changes) {
    if (isOutputBroken()) break;
    await testOnce(options, files);
  }
  return result;
}

async function testOnce(options: TestOptions, files: WritableFiles): Promise<Exit> {
  const file = options.config ?? configurationFile;
  const settings = await loadConfig(file, options.config !== undefined, files);
  if ('problems' in settings) {
    for (const problem of settings.problems) usage(problem);
    return 2;
  }
  const missing = await missingBodies(options.paths, files);
  for (const path of missing) usage(`${path}: does not exist`);
  const all = await runAll(options, dirname(file), settings.of, files);
  const { tested, isWhole: isRecorded } = options.isUpdated
    ? await recordTests(all.tested, files)
    : { tested: all.tested, isWhole: true };
  const isWhole = all.isWhole && isRecorded && missing.length === 0;
  if (tested.length === 0) return isWhole ? usage(nothingFound(options)) : 2;
  process.stdout.write(options.write(tested));
  if (!isWhole || tested.some(({ problem }) => problem !== undefined)) return 2;
  return tested.some(({ verdict, isRecorded }) => !verdict.isMet && isRecorded !== true) ? 1 : 0;
}

/** Bodies only choose among expectations, so that nobody reads them. */
async function missingBodies(paths: readonly string[], files: WritableFiles): Promise<readonly string[]> {
  const bodies = paths.filter((path) => path.endsWith('.liquid'));
  const kinds = await Promise.all(bodies.map((path) => files.kind(path)));
  return bodies.filter((_, at) => kinds[at] === 'missing');
}

function nothingFound({ filter }: TestOptions): string {
  const which = filter === undefined ? '' : ` that matches "${filter}"`;
  return `found no sample user with an \`expect\`${which}. See docs/testing.md`;
}

/** In the order of the files. */
async function runAll(
  options: TestOptions,
  root: string,
  configOf: ConfigOf,
  files: WritableFiles,
): Promise<{ readonly tested: readonly Tested[]; readonly isWhole: boolean }> {
  const tests = new Tests(files, new BlockFiles(files), configOf);
  const tested: Tested[] = [];
  let isWhole = true;
  for await (const one of expectationsIn({ ...options, root }, files)) {
    if ('problem' in one) {
      usage(`${one.path}: ${one.problem}`);
      isWhole = false;
    } else tested.push(await tests.run(one));
  }
  return { tested, isWhole };
}
