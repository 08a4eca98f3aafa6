import { commands, Uri, ViewColumn, window, workspace } from 'vscode';
import { BODY_LANGUAGE } from '../body-in-view.ts';
import type { Parts } from './parts.ts';

const FOLDER = 'Webhook Examples';
const BROKEN = 'published/product-view.webhook.liquid';

/** Opens a copy of the example workspace, so that everything in it can be tried. What was changed in the copy before is kept. */
export async function openExamples({ context }: Parts): Promise<void> {
  const examples = Uri.joinPath(context.extensionUri, 'examples');
  const copy = Uri.joinPath(context.globalStorageUri, `${FOLDER} ${context.extension.packageJSON.version}`);
  if (!(await exists(copy))) {
    await workspace.fs.createDirectory(context.globalStorageUri);
    await workspace.fs.copy(examples, copy);
  }
  const isEmptyWindow = workspace.workspaceFolders === undefined;
  await commands.executeCommand('vscode.openFolder', copy, { forceNewWindow: !isEmptyWindow });
}

/** Opens a published body with its mistakes, unsaved, beside what is shown. */
export async function openExample({ context }: Parts): Promise<void> {
  const file = Uri.joinPath(context.extensionUri, 'examples', BROKEN);
  const content = new TextDecoder().decode(await workspace.fs.readFile(file));
  const body = await workspace.openTextDocument({ language: BODY_LANGUAGE, content });
  const column = window.tabGroups.activeTabGroup.tabs.length === 0 ? ViewColumn.Active : ViewColumn.Beside;
  await window.showTextDocument(body, column);
}

async function exists(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
