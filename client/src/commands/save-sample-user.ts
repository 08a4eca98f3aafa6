import { Uri, window, workspace } from 'vscode';
import { sampleUserFileName } from '../file-name.ts';
import type { Parts } from './parts.ts';

/** Writes the case that is previewed into a file of its own, and goes on with that. */
export async function saveSampleUser({ sampleUser, inView }: Parts): Promise<void> {
  const shown = sampleUser.currentCase;
  if (shown === undefined) {
    throw new Error('Nothing to save: the preview shows a sample user that has a file, or is built in.');
  }
  const body = inView.require().uri;
  const folder = body.scheme === 'file' ? Uri.joinPath(body, '..') : workspace.workspaceFolders?.[0]?.uri;
  const file = await window.showSaveDialog({
    title: 'Save as Sample User',
    filters: { 'Sample users': ['sample-user.json'] },
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, sampleUserFileName(shown.name)) }),
  });
  if (file === undefined) return;
  await workspace.fs.writeFile(file, new TextEncoder().encode(`${JSON.stringify(shown.content, null, 2)}\n`));
  await sampleUser.choose({ id: file.toString(), name: shown.name });
}
