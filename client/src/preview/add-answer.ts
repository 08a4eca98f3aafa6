import { l10n, Range, Uri, WorkspaceEdit, workspace } from 'vscode';
import type { AddAnswerResult } from '../../../server/src/service/protocol.ts';
import type { SampleUserChoice } from '../sample-user.ts';
import type { LanguageServer } from '../server.ts';
import { showSource } from './source.ts';

/**
 * Adds a placeholder to the chosen sample user for what a body reads, and selects it for the author to fill in. One that has no file keeps
 * it until it is saved as one.
 * @throws an error with a message for the user.
 */
export async function addAnswer(
  body: string,
  missing: readonly string[],
  server: LanguageServer,
  sampleUser: SampleUserChoice,
): Promise<void> {
  const plan = await server.addAnswer({ ...sampleUser.rendering(body), missing });
  if ('problem' in plan) throw new Error(l10n.t('Nothing was added. {0}', plan.problem));
  if ('content' in plan) {
    sampleUser.chooseCase(plan.name, plan.content);
    return;
  }
  await change(plan);
  if (plan.isNew) await sampleUser.choose(plan.sampleUser);
  await showSource(plan.sampleUser.id, plan.answer.start, plan.answer.end);
}

/** A new file is written at once so that it can be chosen; an existing file is left for the author to save. */
async function change({ sampleUser, changes, isNew }: Extract<AddAnswerResult, { isNew: boolean }>): Promise<void> {
  const uri = Uri.parse(sampleUser.id);
  const edit = new WorkspaceEdit();
  if (isNew) {
    edit.createFile(uri, { contents: Buffer.from(changes.map(({ newText }) => newText).join('')) });
  } else {
    const document = await workspace.openTextDocument(uri);
    for (const { start, end, newText } of changes) {
      edit.replace(uri, new Range(document.positionAt(start), document.positionAt(end)), newText);
    }
  }
  if (!(await workspace.applyEdit(edit)))
    throw new Error(l10n.t('Nothing was added because the sample user could not be changed.'));
}
