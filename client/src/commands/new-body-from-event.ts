import { env, l10n, Uri, window, workspace } from 'vscode';
import { SAMPLE_USER_SUFFIX } from '../file-name.ts';
import { askNewBody } from './ask-new-body.ts';
import type { Parts } from './parts.ts';
import { pick, pickUsers } from './pick.ts';
import { showNewBody, tellOf, whereBodiesLie } from './show-new-body.ts';

const TITLE = l10n.t('New Body from Trigger Event');
const BODY_SUFFIX = '.webhook.liquid';

/** A body that sends a trigger event, from a file, the selection or the clipboard, with a sample user of the event beside it. */
export async function newBodyFromEvent({ server }: Parts): Promise<void> {
  const text = await eventText();
  if (text === undefined) return;
  const expected = await expectedText();
  if (expected === undefined) return;
  const users = await pickUsers(TITLE);
  if (users === undefined) return;
  const from = { text, ...(expected !== '' && { expected }) };
  const made = await askNewBody(server, { uri: whereBodiesLie().toString(), from, users });
  if ('problem' in made) {
    throw new Error(
      made.what === 'event'
        ? l10n.t('The trigger event {0}.', made.problem)
        : l10n.t('The expected payload {0}.', made.problem),
    );
  }
  const notes = [...made.notes, ...made.problems];
  if (workspace.workspaceFolders === undefined) return showNewBody(made.text, notes);
  const place = await askPlace(made.name);
  if (place === undefined) return showNewBody(made.text, notes);
  const name = nameOf(place);
  await write(place, made.text);
  await write(
    besides(place),
    made.sampleUser.replace(`"${made.name}": {`, () => `${JSON.stringify(name)}: {`),
  );
  await window.showTextDocument(place);
  tellOf(notes);
}

async function eventText(): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  const selected = editor?.document.getText(editor.selection) ?? '';
  const source = await pick(TITLE, l10n.t('Where the event is: JSON, or a cURL command that sends it'), [
    ...(selected.trim() === '' ? [] : [{ label: l10n.t('Selection'), value: async () => selected }]),
    { label: l10n.t('Clipboard'), value: async () => env.clipboard.readText() },
    { label: l10n.t('File…'), value: () => chosenFile(l10n.t('Use as Trigger Event')) },
  ]);
  return source?.();
}

/** An empty text where no payload is expected. */
async function expectedText(): Promise<string | undefined> {
  const source = await pick(TITLE, l10n.t('The payload that Movable Ink expects for this event, if you have it'), [
    {
      label: l10n.t('None'),
      detail: l10n.t("Names become those of Movable Ink's default profile."),
      value: async () => '',
    },
    { label: l10n.t('Clipboard'), value: async () => env.clipboard.readText() },
    { label: l10n.t('File…'), value: () => chosenFile(l10n.t('Use as Expected Payload')) },
  ]);
  return source?.();
}

/** In bytes. Nobody has larger events, and the server must not be busy with one. */
const LARGEST = 1_000_000;

async function chosenFile(openLabel: string): Promise<string | undefined> {
  const [file] = (await window.showOpenDialog({ title: TITLE, openLabel })) ?? [];
  if (file === undefined) return undefined;
  if ((await workspace.fs.stat(file)).size > LARGEST)
    throw new Error(l10n.t('This file is too large to be a trigger event.'));
  return new TextDecoder().decode(await workspace.fs.readFile(file));
}

/** A name that no file has yet; nothing is replaced. */
async function askPlace(name: string): Promise<Uri | undefined> {
  const folder = Uri.joinPath(whereBodiesLie(), '..');
  const stem = name.slice(0, -BODY_SUFFIX.length);
  let free = name;
  for (let count = 2; !(await isFree(Uri.joinPath(folder, free))); count++) free = `${stem}-${count}${BODY_SUFFIX}`;
  const chosen = await window.showInputBox({
    title: TITLE,
    prompt: l10n.t('Name of the file in {0}. Press Escape to open the body unsaved.', folder.fsPath),
    value: free,
    valueSelection: [0, free.length - BODY_SUFFIX.length],
    validateInput: async (typed) => problemOf(typed.trim(), folder),
  });
  return chosen === undefined ? undefined : Uri.joinPath(folder, chosen.trim());
}

async function problemOf(name: string, folder: Uri): Promise<string | undefined> {
  if (!name.endsWith(BODY_SUFFIX) || name === BODY_SUFFIX) return l10n.t('The name must end in {0}.', BODY_SUFFIX);
  if (/[/\\:]/.test(name)) return l10n.t('Enter a name, not a path.');
  return (await isFree(Uri.joinPath(folder, name)))
    ? undefined
    : l10n.t('A body or a sample user of this name already exists.');
}

async function isFree(body: Uri): Promise<boolean> {
  const there = await Promise.all([exists(body), exists(besides(body))]);
  return !there.includes(true);
}

function besides(body: Uri): Uri {
  return body.with({ path: `${body.path.slice(0, -BODY_SUFFIX.length)}${SAMPLE_USER_SUFFIX}` });
}

async function write(place: Uri, text: string): Promise<void> {
  if (await exists(place)) throw new Error(l10n.t('The file {0} already exists.', nameOf(place)));
  await workspace.fs.writeFile(place, new TextEncoder().encode(text));
}

function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function exists(file: Uri): Thenable<boolean> {
  return workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}
