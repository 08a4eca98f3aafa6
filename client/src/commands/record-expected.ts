import { commands, l10n, Range, Uri, WorkspaceEdit, workspace } from 'vscode';
import { type RecordResult, recordMethod } from '../../../server/src/service/expectations/requests.ts';
import { sayDone } from '../say.ts';
import type { Parts } from './parts.ts';
import { sampleUserInFile } from './sample-user-in-file.ts';

/** Writes what the body sends for the chosen sample user into `expect` of that user's file, and opens it. */
export async function recordExpected(parts: Parts): Promise<void> {
  const { server, inView } = parts;
  const body = inView.require();
  if (body.isUntitled) throw new Error(l10n.t('Nothing was recorded because the body has no file yet. Save it first.'));
  const chosen = await sampleUserInFile(parts);
  if (chosen === undefined) return;
  const { id, name } = chosen;
  const result = await server.ask<RecordResult>(recordMethod, { uri: body.uri.toString(), sampleUser: id });
  if ('problem' in result) throw new Error(l10n.t('Nothing was recorded. {0}', result.problem));
  const uri = Uri.parse(id);
  const document = await workspace.openTextDocument(uri);
  // Other changes that are not saved yet stay so.
  const wasSaved = !document.isDirty;
  const edit = new WorkspaceEdit();
  edit.replace(uri, new Range(document.positionAt(0), document.positionAt(document.getText().length)), result.text);
  if (!(await workspace.applyEdit(edit)))
    throw new Error(l10n.t('Nothing was recorded because the file could not be edited.'));
  if (wasSaved) await document.save();
  // Behind everything else, so that nobody would look for it.
  const recorded = document.positionAt(Math.max(0, document.getText().lastIndexOf(JSON.stringify(result.key))));
  const selection = new Range(recorded, recorded);
  await commands.executeCommand('vscode.open', uri, { preview: true, preserveFocus: true, selection });
  sayDone(l10n.t('Recorded what the body sends for "{0}".', name));
}
