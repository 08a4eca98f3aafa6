import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { l10n, type Uri, window } from 'vscode';
import type { NewSampleUser } from '../../../server/src/service/panel/new-sample-users.ts';
import { inLabel } from '../harmless.ts';
import { showReport } from '../reports.ts';
import { offer, sayError } from '../say.ts';
import type { Parts } from './parts.ts';
import { pick } from './pick.ts';
import { asInput, folderOf } from './run-command-line.ts';
import { runLongCommand } from './run-long-command.ts';
import { writeSampleUser } from './write-sample-user.ts';

const TITLE = l10n.t('Replay Events');
const RECORDED = { [l10n.t('Recorded events')]: ['jsonl', 'json', 'ndjson', 'csv', 'gz', 'txt'] };
const EXPORTED = { [l10n.t('Exported users')]: ['json', 'jsonl', 'ndjson', 'csv', 'gz', 'txt'] };

/** Renders the body for recorded events, shows the report, and offers its examples as sample users. */
export async function replayEvents(parts: Parts): Promise<void> {
  const body = parts.inView.require();
  const events = await window.showOpenDialog({
    canSelectMany: true,
    filters: RECORDED,
    openLabel: l10n.t('Replay'),
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
  const isWith = await pick(TITLE, l10n.t('What events do not say of their users'), [
    { label: l10n.t('Events Only'), detail: l10n.t('Other attributes are blank.'), value: false },
    { label: l10n.t('With Exported Users…'), detail: l10n.t('Joined by external_id.'), value: true },
  ]);
  if (isWith !== true) return isWith === undefined ? undefined : [];
  return window.showOpenDialog({ canSelectMany: true, filters: EXPORTED, openLabel: l10n.t('Join'), title: TITLE });
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
  const save = l10n.t('Save as Sample User…');
  const asked = l10n.t('The first event of each cause can be saved as a sample user. Personal data is replaced.');
  if ((await offer(asked, save)) !== save) return;
  const choices = found.map((one) => ({ label: inLabel(one.name), value: one }));
  const chosen = await pick(TITLE, l10n.t('The example to save'), choices);
  if (chosen !== undefined) await writeSampleUser(chosen, parts);
}
