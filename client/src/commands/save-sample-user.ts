import { Uri, window, workspace } from 'vscode';
import { sampleUserFileName } from '../file-name.ts';
import type { Parts } from './parts.ts';

/** Saves the previewed case as a sample-user file, and continues with that file as the sample user. */
export async function saveSampleUser({ sampleUser, inView }: Parts): Promise<void> {
  const shown = sampleUser.currentCase;
  if (shown === undefined) {
    throw new Error('Nothing to save: the sample user in the preview is built in or already saved as a file.');
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
