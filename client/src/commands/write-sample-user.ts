import { ViewColumn, window, workspace } from 'vscode';
import type { NewSampleUser } from '../../../server/src/service/panel/new-sample-users.ts';
import type { Parts } from './parts.ts';
import { chooseFile, folderFor } from './sample-user-place.ts';

/** Writes a new sample user to a file that is asked for, opens it and chooses it for the preview. */
export async function writeSampleUser(
  { name, text }: NewSampleUser,
  { inView, sampleUser, machine }: Parts,
): Promise<void> {
  const body = inView.current;
  const file = await chooseFile(folderFor(body?.uri, machine), name);
  if (file === undefined) return;
  await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  await sampleUser.choose({ id: file.toString(), name });
  // Over the body and not over its preview, in which it is looked at.
  const shown = window.visibleTextEditors.find(({ document }) => document === body);
  const viewColumn = shown?.viewColumn ?? ViewColumn.Active;
  await window.showTextDocument(await workspace.openTextDocument(file), { preview: false, viewColumn });
}
