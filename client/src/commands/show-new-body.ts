import { homedir } from 'node:os';
import { l10n, Uri, window, workspace } from 'vscode';
import { BODY_LANGUAGE } from '../body-in-view.ts';
import { sayDone, sayNote } from '../say.ts';

/** Where a new body will most likely be saved: beside the one that is shown, else in the workspace. */
export function whereBodiesLie(): Uri {
  const shown = window.activeTextEditor?.document.uri;
  const folder = shown?.scheme === 'file' ? workspace.getWorkspaceFolder(shown) : undefined;
  if (shown !== undefined && folder !== undefined) return Uri.joinPath(shown, '..', 'new.webhook.liquid');
  return Uri.joinPath(workspace.workspaceFolders?.[0]?.uri ?? Uri.file(homedir()), 'new.webhook.liquid');
}

/** Opens a body that is not saved yet, and tells what there is to know of it. */
export async function showNewBody(content: string, notes: readonly string[]): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument({ language: BODY_LANGUAGE, content }));
  tellOf(notes);
}

/** So many notes are shown at once. */
const MOST = 3;

export function tellOf(notes: readonly string[]): void {
  const more = notes.length > MOST ? [l10n.t('And {0} more.', notes.length - MOST)] : [];
  if (notes.length > 0) void sayNote([...notes.slice(0, MOST), ...more].join(' '));
  else sayDone(l10n.t('The body is always valid JSON, and has no findings.'));
}
