import { rename, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { type Config, configFor, defaultConfigFile } from '../config/config.ts';
import { readConfig } from '../config/read-config.ts';
import { configurationFile } from '../files/files.ts';
import { nodeFiles } from '../files/node-files.ts';
import type { Renderer } from '../render/rendering.ts';
import { applySafeFixes } from '../service/applyFixes.ts';
import { type CheckOptions, checkBody } from '../service/checkBody.ts';
import { checkSampleUser } from '../service/checkSampleUser.ts';
import { Lines } from '../service/lines.ts';
import { makeReport, reportBody, reportSampleUser } from '../service/make-report.ts';
import type { FileReport } from '../service/report.ts';
import { verdictInWords } from '../service/verdict.ts';
import { findWitnesses } from '../service/witness.ts';
import { type Input, readInputs } from './inputs.ts';
import { startRenderer } from './renderer.ts';
import { jsonText } from './terminal.ts';
import { textReport } from './text-report.ts';
import { type Exit, readArguments, usage } from './usage.ts';

const OPTIONS = {
  format: { type: 'string', default: 'text' },
  fix: { type: 'boolean', default: false },
  config: { type: 'string' },
  'max-warnings': { type: 'string' },
  'stdin-filename': { type: 'string', default: 'stdin.webhook.liquid' },
} as const;

export async function check(args: readonly string[]): Promise<Exit> {
  const { values, positionals } = readArguments(args, OPTIONS);
  const { format } = values;
  if (format !== 'text' && format !== 'json') return usage('--format is text or json');
  const most = values['max-warnings'];
  if (most !== undefined && !/^\d+$/.test(most)) return usage('--max-warnings takes a whole number');
  const config = await loadConfig(values.config ?? configurationFile, values.config !== undefined);
  if ('problems' in config) {
    for (const problem of config.problems) usage(problem);
    return 2;
  }

  const { inputs, problems } = await readInputs(positionals.length > 0 ? positionals : ['.'], values['stdin-filename']);
  for (const problem of problems) usage(problem);
  const files = await checkAll(inputs, { configOf: config.of, fix: values.fix, withWitnesses: format === 'json' });
  const report = makeReport(files.map(({ report }) => report));
  process.stdout.write(format === 'json' ? `${jsonText(report, 2)}\n` : textReport(files, process.stdout.isTTY));
  const { errors, warnings } = report.summary;
  if (problems.length > 0) return 2;
  return errors > 0 || (most !== undefined && warnings > Number(most)) ? 1 : 0;
}

type ConfigOf = (path: string) => Config;

/** Reads a configuration. Its overrides speak of paths from its own folder on. */
async function loadConfig(
  file: string,
  isAskedFor: boolean,
): Promise<{ readonly of: ConfigOf } | { readonly problems: readonly string[] }> {
  if (!isAskedFor && (await nodeFiles.kind(file)) === 'missing') return { of: () => defaultConfigFile.config };
  const content = await nodeFiles.read(file);
  if ('problem' in content) return { problems: [`${file}: ${content.problem}`] };
  const read = readConfig(content.text);
  const lines = new Lines(content.text);
  const problems = read.problems.map(({ start, message }) => `${file}:${lines.positionAt(start).line + 1}: ${message}`);
  if (problems.length > 0) return { problems };
  const folder = dirname(resolve(file));
  return { of: (path) => configFor(read, relative(folder, resolve(path)).split(sep).join('/')) };
}

export interface CheckedFile {
  readonly report: FileReport;
  readonly text: string;
  /** Of a body, in words. */
  readonly verdict?: string;
}

interface Checking {
  readonly configOf: ConfigOf;
  readonly fix: boolean;
  /** Only a report that has a place for witnesses waits for their renderings. */
  readonly withWitnesses: boolean;
}

async function checkAll(inputs: readonly Input[], checking: Checking): Promise<CheckedFile[]> {
  const renderer = checking.withWitnesses ? startRenderer() : undefined;
  try {
    const files: CheckedFile[] = [];
    for (const input of inputs) {
      files.push(
        input.kind === 'body' ? await checkOne(input, checking, renderer) : await checkSample(input, checking),
      );
    }
    return files;
  } finally {
    renderer?.dispose();
  }
}

function optionsFor({ path }: Input, configOf: ConfigOf): CheckOptions {
  const onRuleFailure = (code: string, error: unknown) =>
    usage(`${path}: rule ${code} failed and was left out: ${error}`);
  return { config: configOf(path), onRuleFailure };
}

async function checkSample(input: Input, { configOf, fix }: Checking): Promise<CheckedFile> {
  const options = optionsFor(input, configOf);
  const run = (text: string) => checkSampleUser(text, options);
  const text = fix ? await fixed(input, async (file) => run(file)) : input.text;
  return { report: reportSampleUser(input.path, text, run(text)), text };
}

async function checkOne(
  input: Input,
  { configOf, fix }: Checking,
  renderer: Renderer | undefined,
): Promise<CheckedFile> {
  const options = optionsFor(input, configOf);
  const run = (text: string) => checkBody(text, options);
  const text = fix ? await fixed(input, async (body) => run(body).findings) : input.text;
  const body = run(text);
  const witnesses = renderer === undefined ? new Map() : await findWitnesses(body, renderer);
  const verdict = verdictInWords(body.proof, new Lines(text));
  return { report: reportBody(input.path, text, body, witnesses), text, verdict };
}

async function fixed({ path, text }: Input, run: Parameters<typeof applySafeFixes>[1]): Promise<string> {
  const result = await applySafeFixes(text, run);
  if (result.text !== text) await writeWhole(path, result.text);
  return result.text;
}

/** Written beside and then put in place, so that nobody ever finds half a file. */
async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, text);
  await rename(draft, path);
}
