import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { type Uri, window } from 'vscode';
import type { NewSampleUser } from '../../../server/src/service/panel/new-sample-users.ts';
import { inLabel } from '../harmless.ts';
import { showReport } from '../reports.ts';
import { offer, sayError } from '../say.ts';
import type { Parts } from './parts.ts';
import { pick } from './pick.ts';
import { asInput, folderOf } from './run-command-line.ts';
import { runLongCommand } from './run-long-command.ts';
import { writeSampleUser } from './write-sample-user.ts';

const TITLE = 'Replay Events';
const RECORDED = { 'Recorded events': ['jsonl', 'json', 'ndjson', 'csv', 'gz', 'txt'] };
const EXPORTED = { 'Exported users': ['json', 'jsonl', 'ndjson', 'csv', 'gz', 'txt'] };

/** Renders the body for recorded events, shows the report, and offers its examples as sample users. */
export async function replayEvents(parts: Parts): Promise<void> {
  const body = parts.inView.require();
  const events = await window.showOpenDialog({
    canSelectMany: true,
    filters: RECORDED,
    openLabel: 'Replay',
    title: TITLE,
  });
  const users = events && (await chooseUsers());
  if (events === undefined || users === undefined) return;
  const cwd = folderOf(body);
  const files = [...events.flatMap(option('--events', cwd)), ...users.flatMap(option('--users', cwd))];
  const kept = await mkdtemp(join(tmpdir(), 'mi-webhook-replay-'));
  try {
    const examples = join(kept, 'examples');
    const args = ['replay', ...asInput(body), ...files, '--examples', examples];
    const run = { cwd, input: body.getText(), title: TITLE };
    const { code, out, said } = await runLongCommand(parts.context, args, run);
    if (out === '') throw new Error(said);
    await showReport(TITLE, out);
    if (code === 2 && said !== '') void sayError(said);
    const found = await read(examples);
    if (found.length > 0) void offerExamples(found, parts).catch((error: unknown) => sayError(error));
  } finally {
    await rm(kept, { recursive: true, force: true });
  }
}

/** The report names files as they are given. */
function option(name: string, folder: string | undefined): (file: Uri) => readonly string[] {
  const inside = folder === undefined ? undefined : folder + sep;
  const shown = (path: string) => (inside !== undefined && path.startsWith(inside) ? path.slice(inside.length) : path);
  return ({ fsPath }) => [name, shown(fsPath)];
}

/** None where the events say all that is needed. */
async function chooseUsers(): Promise<readonly Uri[] | undefined> {
  const isWith = await pick(TITLE, 'What events do not say of their users', [
    { label: 'Events Only', detail: 'Other attributes are blank.', value: false },
    { label: 'With Exported Users…', detail: 'Joined by external_id.', value: true },
  ]);
  if (isWith !== true) return isWith === undefined ? undefined : [];
  return window.showOpenDialog({ canSelectMany: true, filters: EXPORTED, openLabel: 'Join', title: TITLE });
}

/** What the command has written; nothing where no event has ended in a way that is worth an example. */
async function read(folder: string): Promise<NewSampleUser[]> {
  const names = await readdir(folder).catch(() => []);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.flatMap((text): NewSampleUser[] => {
    const file: unknown = JSON.parse(text);
    const isNamed = typeof file === 'object' && file !== null && 'name' in file && typeof file.name === 'string';
    return isNamed ? [{ name: String(file.name), text }] : [];
  });
}

async function offerExamples(found: readonly NewSampleUser[], parts: Parts): Promise<void> {
  const save = 'Save as Sample User…';
  const asked = 'The first event of each cause can be saved as a sample user. Personal data is replaced.';
  if ((await offer(asked, save)) !== save) return;
  const choices = found.map((one) => ({ label: inLabel(one.name), value: one }));
  const chosen = await pick(TITLE, 'The example to save', choices);
  if (chosen !== undefined) await writeSampleUser(chosen, parts);
}
