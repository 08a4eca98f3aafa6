import { l10n, Uri, window, workspace } from 'vscode';
import { sampleUserFileName, withOneSuffix } from '../file-name.ts';
import type { Machine } from '../machine.ts';
import { ask } from '../say.ts';

/** Beside the body; without one that is saved, in the workspace, else at home, where there is such a place. */
export function folderFor(body: Uri | undefined, { home }: Machine): Uri | undefined {
  if (body !== undefined && body.scheme !== 'untitled') return Uri.joinPath(body, '..');
  return workspace.workspaceFolders?.[0]?.uri ?? home;
}

/** The dialog filters by the last extension only, because the simple one of VS Code compares no more and would add ours once again. */
export async function chooseFile(folder: Uri | undefined, name: string): Promise<Uri | undefined> {
  const chosen = await window.showSaveDialog({
    title: l10n.t('Save as Sample User'),
    filters: { [l10n.t('Sample users')]: ['json'] },
    ...(folder !== undefined && { defaultUri: await freePlace(folder, name) }),
  });
  if (chosen === undefined) return undefined;
  const file = chosen.with({ path: withOneSuffix(chosen.path) });
  // The dialog has asked about the name that was typed, not about the one with our suffix.
  if (file.path === chosen.path || !(await exists(file))) return file;
  const replace = l10n.t('Replace');
  const choice = await ask(
    l10n.t('The sample user {0} already exists.', file.fsPath),
    [l10n.t('Replace the file?')],
    replace,
  );
  return choice === replace ? file : undefined;
}

async function freePlace(folder: Uri, name: string): Promise<Uri> {
  const place = (count: number) => Uri.joinPath(folder, sampleUserFileName(name, count));
  let count = 1;
  while (await exists(place(count))) count++;
  return place(count);
}

function exists(file: Uri): Thenable<boolean> {
  return workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}
