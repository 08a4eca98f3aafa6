import { configurationFile, type Files } from '../files/files.ts';
import { inWords } from '../files/system-errors.ts';
import { builtInSampleUsers } from '../samples/built-in.ts';
import { readSampleUser } from '../samples/read.ts';
import type { Tally } from '../service/replay/tally.ts';
import { readStandardInput, shown } from './inputs.ts';
import { loadConfig } from './load-config.ts';
import { writeExamples } from './replay/examples.ts';
import { LostIds } from './replay/lost-ids.ts';
import { prepareReplay, type ReplayCall } from './replay/prepare.ts';
import { endProgress, interruptible, progress } from './replay/progress.ts';
import { replayFormats } from './replay/report.ts';
import { type Replayed, type ReplayFiles, runReplay } from './replay/run-replay.ts';
import { type Exit, readArguments, usage } from './usage.ts';
import { makeFolder } from './write-file.ts';

const OPTIONS = {
  events: { type: 'string', multiple: true, default: [] as string[] },
  users: { type: 'string', multiple: true, default: [] as string[] },
  event: { type: 'string', multiple: true, default: [] as string[] },
  'sample-user': { type: 'string' },
  format: { type: 'string', default: 'text' },
  out: { type: 'string' },
  examples: { type: 'string' },
  'stdin-filename': { type: 'string', default: 'stdin.webhook.liquid' },
  config: { type: 'string' },
} as const;

/** Renders a body for recorded events, and counts what would have become of them. */
export async function replay(args: readonly string[], files: Files): Promise<Exit> {
  const { values, positionals } = readArguments(args, OPTIONS);
  const format = replayFormats.get(values.format);
  if (format === undefined) return usage(`--format must be one of ${[...replayFormats.keys()].join(', ')}`);
  const [path, ...more] = positionals;
  // `--events *.jsonl` has a shell put the other files behind the option.
  if (path === undefined || values.events.length === 0) return usage(CALL);
  const events = [...values.events, ...more];
  const problem = await problemOf(
    { read: [...values.users, ...events], written: [values.out, values.examples] },
    files,
  );
  if (problem !== undefined) return usage(problem);
  const call = await callOf(path, { ...values, events }, files);
  if ('problem' in call) return usage(call.problem);
  const ready = await prepareReplay(call);
  if ('problem' in ready) return usage(`${call.path}: ${ready.problem}`);
  const unmade = values.examples === undefined ? undefined : await folderProblem(values.examples);
  if (unmade !== undefined) return usage(unmade);
  const ids = values.out === undefined ? undefined : await LostIds.create(values.out);
  if (ids !== undefined && 'problem' in ids) return usage(ids.problem);
  const done = await replayed(call, { events, users: values.users }, ids);
  for (const problem of done.problems) usage(problem);
  process.stdout.write(format({ ...done, body: call.path, files: events, arms: ready.arms, source: ready.source }));
  const isWritten = (await wroteIds(ids, done.tally)) && (await wroteExamples(values.examples, done.tally));
  if (!isWritten || done.isStopped || done.problems.length > 0) return 2;
  if (done.tally.events === 0) return usage(nothingFound(values.event));
  return done.tally.lost > 0 ? 1 : 0;
}

interface Paths {
  readonly read: readonly string[];
  readonly written: readonly (string | undefined)[];
}

async function folderProblem(path: string): Promise<string | undefined> {
  try {
    await makeFolder(path);
    return undefined;
  } catch (error) {
    return `${path}: could not be written: ${inWords(error)}`;
  }
}

/** Said before anything is replayed, which can take minutes. */
async function problemOf({ read, written }: Paths, files: Files): Promise<string | undefined> {
  if (read.filter((path) => path === '-').length > 1) return 'standard input can be read only once';
  const body = read.find((path) => path.endsWith('.liquid'));
  if (body !== undefined) return `replay takes one body, and ${body} is another`;
  for (const path of read.filter((one) => one !== '-')) {
    const kind = await files.kind(path);
    if (kind === 'missing') return `${path}: does not exist`;
    if (kind === 'folder') return `${path}: is a folder. Name its files`;
  }
  for (const path of written)
    if (path !== undefined && (await files.kind(path)) !== 'missing') return `${path}: already exists`;
  return undefined;
}

/** A file that would have their identifiers does not stay where none can be told. */
async function replayed(call: ReplayCall, files: ReplayFiles, ids: LostIds | undefined): Promise<Replayed> {
  try {
    return await interruptible((signal) => runReplay(call, files, signal, progress()));
  } catch (error) {
    await ids?.remove();
    throw error;
  } finally {
    endProgress();
  }
}

function nothingFound(names: readonly string[]): string {
  const called = names.length === 0 ? '' : ` called ${names.map((name) => `"${name}"`).join(' or ')}`;
  return `found no event${called} to replay. See docs/replay.md`;
}

const CALL = 'replay needs a body and recorded events: mi-webhook replay BODY --events FILE';

interface Wanted {
  readonly events: readonly string[];
  readonly event: readonly string[];
  readonly 'sample-user'?: string | undefined;
  readonly out?: string | undefined;
  readonly examples?: string | undefined;
  readonly 'stdin-filename': string;
  readonly config?: string | undefined;
}

async function callOf(path: string, wanted: Wanted, files: Files): Promise<ReplayCall | { readonly problem: string }> {
  if (path === '-' && wanted.events.includes('-'))
    return { problem: 'standard input is either the body or the events, not both' };
  const body = path === '-' ? await readStandardInput() : await files.read(path);
  if ('problem' in body) return { problem: `${path}: ${body.problem}` };
  const settings = await loadConfig(wanted.config ?? configurationFile, wanted.config !== undefined, files);
  if ('problems' in settings) return { problem: settings.problems.join('\n') };
  const base = await baseOf(wanted['sample-user'], files);
  if ('problem' in base) return { problem: `${wanted['sample-user']}: ${base.problem}` };
  const { config } = settings;
  return {
    path: path === '-' ? wanted['stdin-filename'] : shown(path),
    body: body.text,
    config,
    base: base.text,
    only: wanted.event,
    keepsLostIds: wanted.out !== undefined,
    keepsExamples: wanted.examples !== undefined,
  };
}

/** Events say nothing of catalogs, responses and campaigns. */
async function baseOf(id: string | undefined, files: Files): Promise<{ text: string } | { problem: string }> {
  if (id === undefined) return { text: '{"name": "Replay"}' };
  const known = builtInSampleUsers.find((one) => one.id === id);
  if (known !== undefined) return known;
  const content = await files.read(id);
  if ('problem' in content) return content;
  const { sampleUser, problems } = readSampleUser(content.text);
  return sampleUser === undefined ? { problem: problems[0]?.message ?? 'cannot be read' } : content;
}

/** @returns whether they could be written, if they are asked for. */
async function wroteIds(file: LostIds | undefined, { lostIds }: Tally): Promise<boolean> {
  if (file === undefined) return true;
  const { isWritten, said } = await file.write(lostIds);
  for (const line of said) usage(line);
  return isWritten;
}

async function wroteExamples(folder: string | undefined, tally: Tally): Promise<boolean> {
  const problem = folder === undefined ? undefined : await writeExamples(folder, tally);
  if (problem !== undefined) usage(problem);
  return problem === undefined;
}
