import { writeFile } from 'node:fs/promises';
import { configurationFile, type Files } from '../files/files.ts';
import { inWords } from '../files/system-errors.ts';
import { builtInSampleUsers } from '../samples/built-in.ts';
import type { Tally } from '../service/replay/tally.ts';
import { readStandardInput, shown } from './inputs.ts';
import { loadConfig } from './load-config.ts';
import { writeExamples } from './replay/examples.ts';
import { prepareReplay, type ReplayCall } from './replay/prepare.ts';
import { endProgress, interruptible, progress } from './replay/progress.ts';
import { replayFormats } from './replay/report.ts';
import { runReplay } from './replay/run-replay.ts';
import { type Exit, readArguments, usage } from './usage.ts';

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
  for (const written of [values.out, values.examples])
    if (written !== undefined && (await files.kind(written)) !== 'missing') return usage(`${written}: exists already`);
  const events = [...values.events, ...more];
  const call = await callOf(path, { ...values, events }, files);
  if ('problem' in call) return usage(call.problem);
  const ready = await prepareReplay(call);
  if ('problem' in ready) return usage(`${call.path}: ${ready.problem}`);
  const done = await interruptible((signal) => runReplay(call, { events, users: values.users }, signal, progress()));
  endProgress();
  for (const problem of done.problems) usage(problem);
  process.stdout.write(format({ ...done, body: call.path, files: events, arms: ready.arms, source: ready.source }));
  const isWritten = (await writeIds(values.out, done.tally)) && (await wroteExamples(values.examples, done.tally));
  if (!isWritten || done.isStopped || done.problems.length > 0) return 2;
  return done.tally.lost > 0 ? 1 : 0;
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
  return builtInSampleUsers.find((one) => one.id === id) ?? files.read(id);
}

/** One identifier a line. @returns whether it could be written. */
async function writeIds(file: string | undefined, { lostIds }: Tally): Promise<boolean> {
  if (file === undefined) return true;
  try {
    await writeFile(file, lostIds.map((id) => `${id}\n`).join(''), { flag: 'wx' });
    return true;
  } catch (error) {
    usage(`${file}: ${inWords(error)}`);
    return false;
  }
}

async function wroteExamples(folder: string | undefined, tally: Tally): Promise<boolean> {
  const problem = folder === undefined ? undefined : await writeExamples(folder, tally);
  if (problem !== undefined) usage(problem);
  return problem === undefined;
}
