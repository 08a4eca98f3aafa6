import { l10n, type Uri, window } from 'vscode';
import type { NewSampleUser } from '../../../server/src/service/panel/new-sample-users.ts';
import { inLabel } from '../harmless.ts';
import { showReport } from '../reports.ts';
import { offer, sayError } from '../say.ts';
import { asInput, folderOf, notInBrowser, pathOf } from './command-line.ts';
import type { Parts } from './parts.ts';
import { pick } from './pick.ts';
import { writeSampleUser } from './write-sample-user.ts';

const TITLE = l10n.t('Replay Events');
const RECORDED = { [l10n.t('Recorded events')]: ['jsonl', 'json', 'ndjson', 'csv', 'gz', 'txt'] };
const EXPORTED = { [l10n.t('Exported users')]: ['json', 'jsonl', 'ndjson', 'csv', 'gz', 'txt'] };

/** Renders the body for recorded events, shows the report, and offers its examples as sample users. */
export async function replayEvents(parts: Parts): Promise<void> {
  const { replay } = parts.machine;
  if (replay === undefined) throw new Error(notInBrowser());
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
  const args = ['replay', ...asInput(body), ...files];
  const { code, out, said, examples } = await replay(parts.context, args, { cwd, input: body.getText(), title: TITLE });
  if (out === '') throw new Error(said);
  await showReport(TITLE, out);
  if (code === 2 && said !== '') void sayError(said);
  if (examples.length > 0) void offerExamples(examples, parts).catch((error: unknown) => sayError(error));
}

/** The report names files as they are given: those of the folder without it. */
function option(name: string, folder: string | undefined): (file: Uri) => readonly string[] {
  return (file) => {
    const path = pathOf(file);
    const isInside = folder !== undefined && path.startsWith(folder) && /^[\\/]/.test(path.slice(folder.length));
    return [name, isInside ? path.slice(folder.length + 1) : path];
  };
}

/** None where the events say all that is needed. */
async function chooseUsers(): Promise<readonly Uri[] | undefined> {
  const isWith = await pick(TITLE, l10n.t("Where the users' attributes come from"), [
    {
      label: l10n.t('Events Only'),
      detail: l10n.t('Attributes that are not in an event are blank.'),
      value: false,
    },
    {
      label: l10n.t('With Exported Users…'),
      detail: l10n.t('Each event gets the attributes of the user with its external_id.'),
      value: true,
    },
  ]);
  if (isWith !== true) return isWith === undefined ? undefined : [];
  return window.showOpenDialog({ canSelectMany: true, filters: EXPORTED, openLabel: l10n.t('Join'), title: TITLE });
}

async function offerExamples(found: readonly NewSampleUser[], parts: Parts): Promise<void> {
  const save = l10n.t('Save as Sample User…');
  const asked = l10n.t('The first event of each cause can be saved as a sample user. Personal data is replaced.');
  if ((await offer(asked, save)) !== save) return;
  const choices = found.map((one) => ({ label: inLabel(one.name), value: one }));
  const chosen = await pick(TITLE, l10n.t('The example to save'), choices);
  if (chosen !== undefined) await writeSampleUser(chosen, parts);
}
