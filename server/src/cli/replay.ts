import { writeFile } from 'node:fs/promises';
import { configurationFile, type Files } from '../files/files.ts';
import { inWords } from '../files/system-errors.ts';
import { builtInSampleUsers } from '../samples/built-in.ts';
import type { Tally } from '../service/replay/tally.ts';
import { shown } from './inputs.ts';
import { loadConfig } from './load-config.ts';
import { prepareReplay, type ReplayCall } from './replay/prepare.ts';
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
  if (values.out !== undefined && (await files.kind(values.out)) !== 'missing')
    return usage(`${values.out}: exists already`);
  const call = await callOf(path, values, files);
  if ('problem' in call) return usage(call.problem);
  const ready = await prepareReplay(call);
  if ('problem' in ready) return usage(`${path}: ${ready.problem}`);
  const events = [...values.events, ...more];
  const done = await interruptible((signal) => runReplay(call, { events, users: values.users }, signal, progress()));
  endProgress();
  for (const problem of done.problems) usage(problem);
  process.stdout.write(format({ ...done, body: path, files: events, arms: ready.arms, source: ready.source }));
  const isWritten = values.out === undefined || (await writeIds(values.out, done.tally));
  if (!isWritten || done.isStopped || done.problems.length > 0) return 2;
  return done.tally.lost > 0 ? 1 : 0;
}

const CALL = 'replay needs a body and recorded events: mi-webhook replay BODY --events FILE';

interface Wanted {
  readonly event: readonly string[];
  readonly 'sample-user'?: string | undefined;
  readonly out?: string | undefined;
  readonly config?: string | undefined;
}

async function callOf(path: string, wanted: Wanted, files: Files): Promise<ReplayCall | { readonly problem: string }> {
  const body = await files.read(path);
  if ('problem' in body) return { problem: `${path}: ${body.problem}` };
  const settings = await loadConfig(wanted.config ?? configurationFile, wanted.config !== undefined, files);
  if ('problems' in settings) return { problem: settings.problems.join('\n') };
  const base = await baseOf(wanted['sample-user'], files);
  if ('problem' in base) return { problem: `${wanted['sample-user']}: ${base.problem}` };
  const { config } = settings;
  return {
    path: shown(path),
    body: body.text,
    config,
    base: base.text,
    only: wanted.event,
    keepsLostIds: wanted.out !== undefined,
  };
}

/** Events say nothing of catalogs, responses and campaigns. */
async function baseOf(id: string | undefined, files: Files): Promise<{ text: string } | { problem: string }> {
  if (id === undefined) return { text: '{"name": "Replay"}' };
  return builtInSampleUsers.find((one) => one.id === id) ?? files.read(id);
}

/** Ctrl+C ends it after what is being replayed; a second one ends the process. */
async function interruptible<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const abort = new AbortController();
  const stop = () => abort.abort();
  process.once('SIGINT', stop);
  try {
    return await work(abort.signal);
  } finally {
    process.off('SIGINT', stop);
  }
}

/** Milliseconds between two lines of progress. */
const OFTEN = 250;

/** A line on a terminal that is replaced by the next. */
function progress(): (tally: Tally) => void {
  const started = performance.now();
  let last = 0;
  return ({ events, lost }) => {
    const now = performance.now();
    if (!process.stderr.isTTY || now - last < OFTEN) return;
    last = now;
    const perSecond = Math.round((events * 1000) / (now - started));
    const numbers = [events, perSecond, lost].map((count) => count.toLocaleString('en'));
    process.stderr.write(`\r\u001b[K${numbers[0]} events, ${numbers[1]} a second, ${numbers[2]} lost. Ctrl+C stops.`);
  };
}

function endProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
}

/** One identifier a line. @returns whether it could be written. */
async function writeIds(file: string, { lostIds }: Tally): Promise<boolean> {
  try {
    await writeFile(file, lostIds.map((id) => `${id}\n`).join(''), { flag: 'wx' });
    return true;
  } catch (error) {
    usage(`${file}: ${inWords(error)}`);
    return false;
  }
}
