import { commands, l10n, Uri, window } from 'vscode';
import { ask, sayDone } from '../say.ts';
import type { Parts } from './parts.ts';
import { asInput, folderOf, runCommandLine } from './run-command-line.ts';

/** Writes the hand-over of the body to a folder, with the payload of the selected sample user first, and shows its page. */
export async function share({ context, inView, sampleUser }: Parts): Promise<void> {
  const body = inView.require();
  const cwd = folderOf(body);
  const [folder] =
    (await window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      ...(cwd !== undefined && { defaultUri: Uri.file(cwd) }),
      openLabel: l10n.t('Write Here'),
      title: l10n.t('Share with Movable Ink'),
    })) ?? [];
  if (folder === undefined) return;
  const args = ['share', ...asInput(body), '--out', folder.fsPath, ...selected(sampleUser.current.id)];
  const options = { cwd, input: body.getText() };
  let ran = await runCommandLine(context, args, options);
  if (ran.code === 1 && ran.said.includes('--redact')) {
    const found = ran.said.replace(/^.*--redact.*$/m, '').trim();
    const chosen = await ask(l10n.t('Sample payloads contain personal data.'), found, l10n.t('Replace Personal Data'));
    if (chosen === undefined) return;
    ran = await runCommandLine(context, [...args, '--redact'], options);
  }
  if (ran.code !== 0) throw new Error(ran.said);
  sayDone(l10n.t('Wrote the hand-over.'));
  await commands.executeCommand('markdown.showPreview', Uri.joinPath(folder, 'handover.md'));
}

/** One from a file: the built-in ones are tried anyway. */
function selected(id: string): readonly string[] {
  return id.startsWith('file:') ? ['--sample-user', Uri.parse(id).fsPath] : [];
}
