import { l10n, workspace } from 'vscode';
import { sayDone } from '../say.ts';
import type { Parts } from './parts.ts';
import { chooseFile, folderFor } from './sample-user-place.ts';

/** Saves the sample user in the preview as a file, and continues with that file. */
export async function saveSampleUser({ sampleUser, inView }: Parts): Promise<void> {
  const shown = sampleUser.currentCase;
  if (shown === undefined) {
    throw new Error(l10n.t('Nothing to save: the sample user in the preview is built in or already saved as a file.'));
  }
  const file = await chooseFile(folderFor(inView.require().uri), shown.name);
  if (file === undefined) return;
  await workspace.fs.writeFile(file, new TextEncoder().encode(`${JSON.stringify(shown.content, null, 2)}\n`));
  await sampleUser.saved({ id: file.toString(), name: shown.name });
  sayDone(l10n.t('Saved the sample user "{0}".', shown.name));
}
