import { env, l10n, type QuickPickItem, type Uri, window, workspace } from 'vscode';
import type { NewSampleUser, Source } from '../../../server/src/service/panel/new-sample-users.ts';
import type { NewSampleUsersParams } from '../../../server/src/service/panel/requests.ts';

import { inLabel } from '../harmless.ts';
import type { Parts } from './parts.ts';
import { writeSampleUser } from './write-sample-user.ts';

/** Bytes. An export of more users has to be cut first. */
const LARGEST = 20_000_000;
const TITLE = l10n.t('New Sample User');

interface Kind extends QuickPickItem {
  readonly kindOf: NewSampleUsersParams['kind'];
}

const KINDS: readonly Kind[] = [
  {
    label: l10n.t('From Scratch'),
    detail: l10n.t('All that the body reads, with plausible values to change'),
    kindOf: 'scratch',
  },
  {
    label: l10n.t('From a User Export'),
    detail: l10n.t("What Braze's users/export/ids answers, or one user of it"),
    kindOf: 'export',
  },
  { label: l10n.t('From an Event'), detail: l10n.t('As it is tracked, or sent to trigger a message'), kindOf: 'event' },
  {
    label: l10n.t('Copy of a Built-in One'),
    detail: l10n.t('A copy can be changed, the original cannot'),
    kindOf: 'copy',
  },
];

/** Writes a file for a new sample user, opens it and chooses it for the preview. */
export async function newSampleUser(parts: Parts): Promise<void> {
  const kind = await window.showQuickPick(KINDS, { title: TITLE, placeHolder: l10n.t('What to start from') });
  const params = kind && (await paramsFor(kind.kindOf, parts));
  if (params === undefined) return;
  const found = await parts.server.newSampleUsers(params);
  if ('problem' in found) throw new Error(l10n.t('No sample user was made. {0}', found.problem));
  const made = await oneOf(found.sampleUsers);
  if (made !== undefined) await writeSampleUser(made, parts);
}

async function paramsFor(kind: Kind['kindOf'], parts: Parts): Promise<NewSampleUsersParams | undefined> {
  if (kind === 'scratch') return { kind, uri: parts.inView.current?.uri.toString() ?? '' };
  if (kind === 'copy') {
    const id = await pickBuiltIn(parts);
    return id === undefined ? undefined : { kind, id };
  }
  const text = await textFrom(kind);
  return text === undefined ? undefined : { kind, text };
}

async function pickBuiltIn({ sampleUser, inView }: Parts): Promise<string | undefined> {
  const entries = await sampleUser.list(inView.current?.uri.toString() ?? '');
  const items = entries.filter(({ builtIn }) => builtIn).map(({ id, name }) => ({ label: inLabel(name), id }));
  return (await window.showQuickPick(items, { title: TITLE, placeHolder: l10n.t('Which one to copy') }))?.id;
}

async function textFrom(source: Source): Promise<string | undefined> {
  const items = [
    { label: l10n.t('From the Clipboard'), isClipboard: true },
    { label: l10n.t('From a File…'), isClipboard: false },
  ];
  const from = await window.showQuickPick(items, {
    title: TITLE,
    placeHolder: source === 'export' ? l10n.t('Where the exported user is') : l10n.t('Where the event is'),
  });
  if (from === undefined) return undefined;
  if (from.isClipboard) return env.clipboard.readText();
  const [file] = (await window.showOpenDialog({ title: TITLE, filters: { JSON: ['json', 'txt'] } })) ?? [];
  return file && readText(file);
}

async function readText(file: Uri): Promise<string> {
  const { size } = await workspace.fs.stat(file);
  if (size > LARGEST)
    throw new Error(
      l10n.t('The file is larger than {0} MB. Copy the users you need into a smaller file.', LARGEST / 1_000_000),
    );
  return new TextDecoder().decode(await workspace.fs.readFile(file));
}

async function oneOf(found: readonly NewSampleUser[]): Promise<NewSampleUser | undefined> {
  if (found.length === 1) return found[0];
  const items = found.map((one) => ({ label: inLabel(one.name), one }));
  return (await window.showQuickPick(items, { title: TITLE, placeHolder: l10n.t('Which one to use') }))?.one;
}
