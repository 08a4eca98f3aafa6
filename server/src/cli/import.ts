import { join } from 'node:path';
import { configurationFile, type Files } from '../files/files.ts';
import { type ExportedWebhook, readExport } from '../imports/braze-export.ts';
import {
  bodyFile,
  filesOf,
  type ImportedWebhook,
  messageIn,
  settingsFile,
  settingsSuffix,
} from '../imports/import-files.ts';
import { reportOnImport } from '../service/import-report.ts';
import { loadConfig } from './load-config.ts';
import { terminalLine } from './terminal.ts';
import { type Exit, readArguments, usage } from './usage.ts';
import { writeNewFile } from './write-file.ts';

const OPTIONS = {
  out: { type: 'string', default: 'webhooks' },
  check: { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
  config: { type: 'string' },
} as const;

/** Writes the webhooks of Braze's exports as bodies, or compares them with those that are there. */
export async function importWebhooks(args: readonly string[], files: Files): Promise<Exit> {
  const { values, positionals } = readArguments(args, OPTIONS);
  if (positionals.length === 0)
    return usage('import needs an answer of /campaigns/details or /canvas/details: mi-webhook import FILE');
  const loaded = await loadConfig(values.config ?? configurationFile, values.config !== undefined, files);
  if ('problems' in loaded) return usage(loaded.problems.join('\n'));
  const read = await readAll(positionals, files);
  const imported = filesOf(read.webhooks, await knownNames(values.out, files));
  const texts = imported.flatMap((one) => textsOf(one).map(([file, text]) => ({ file, text })));
  const exits: Exit[] = [read.exit];
  for (const { file, text } of texts) exits.push(await handle(file, text, values, files));
  if (imported.length > 0 || read.others > 0)
    print(reportOnImport(imported, read.others, (one) => loaded.of(join(values.out, bodyFile(one)))));
  return exits.includes(2) ? 2 : exits.includes(1) ? 1 : 0;
}

function print(lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${terminalLine(line)}\n`);
}

interface ReadAll {
  readonly webhooks: readonly ExportedWebhook[];
  readonly others: number;
  readonly exit: Exit;
}

async function readAll(paths: readonly string[], files: Files): Promise<ReadAll> {
  const webhooks: ExportedWebhook[] = [];
  let [others, exit]: [number, Exit] = [0, 0];
  for (const path of paths) {
    const content = await files.read(path);
    if ('problem' in content) {
      exit = usage(`${path}: ${content.problem}`);
      continue;
    }
    const read = readExport(content.text);
    for (const problem of read.problems) exit = usage(`${path}: ${problem}`);
    webhooks.push(...read.webhooks);
    others += read.others;
  }
  return { webhooks, others, exit };
}

/** The names of files that earlier imports gave to messages. */
async function knownNames(folder: string, files: Files): Promise<Map<string, string>> {
  const names = (await files.list(folder)).filter((name) => name.endsWith(settingsSuffix));
  const found = new Map<string, string>();
  for (const name of names) {
    const content = await files.read(join(folder, name));
    const id = 'problem' in content ? undefined : messageIn(content.text);
    if (id !== undefined) found.set(id, name.slice(0, -settingsSuffix.length));
  }
  return found;
}

function textsOf(one: ImportedWebhook): [string, string][] {
  const settings: [string, string] = [settingsFile(one), one.settings];
  return one.body === undefined ? [settings] : [[bodyFile(one), one.body], settings];
}

interface Handling {
  readonly out: string;
  readonly check: boolean;
  readonly force: boolean;
}

/** Writes a file that is not there yet; one that is there and differs only if that was asked for. */
async function handle(name: string, text: string, { out, check, force }: Handling, files: Files): Promise<Exit> {
  const path = join(out, name);
  const isThere = (await files.kind(path)) !== 'missing';
  const before = isThere ? await files.read(path) : undefined;
  if (before !== undefined && 'text' in before && before.text === text) return 0;
  if (check) return say(1, `${path}: ${isThere ? 'differs from what is live' : 'is live, but not here'}`);
  if (isThere && !force) return say(1, `${path}: already exists and differs; --force replaces it`);
  const problem = await writeNewFile(path, text);
  if (problem !== undefined) return usage(`${path}: ${problem}`);
  return say(0, `${path}: ${isThere ? 'replaced' : 'written'}`);
}

function say(exit: Exit, line: string): Exit {
  print([line]);
  return exit;
}
