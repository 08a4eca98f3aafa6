import { commands, l10n, Uri, window } from 'vscode';
import { ask, sayDone } from '../say.ts';
import { asInput, folderOf, pathOf, runCommandLine } from './command-line.ts';
import type { Parts } from './parts.ts';

/** Writes the hand-over of the body to a folder, with the payload of the selected sample user first, and shows its page. */
export async function share({ inView, sampleUser, ...parts }: Parts): Promise<void> {
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
  const args = ['share', ...asInput(body), '--out', pathOf(folder), ...selected(sampleUser.current.id)];
  const options = { cwd, input: body.getText() };
  let ran = await runCommandLine(parts, args, options);
  if (ran.code === 1 && ran.said.includes('--redact')) {
    const found = ran.said
      .replace(/^.*--redact.*$/m, '')
      .trim()
      .split('\n');
    const chosen = await ask(l10n.t('Sample payloads contain personal data.'), found, l10n.t('Replace Personal Data'));
    if (chosen === undefined) return;
    ran = await runCommandLine(parts, [...args, '--redact'], options);
  }
  if (ran.code !== 0) throw new Error(ran.said);
  sayDone(l10n.t('Wrote the hand-over.'));
  await commands.executeCommand('markdown.showPreview', Uri.joinPath(folder, 'handover.md'));
}

/** One from a file: the built-in ones are tried anyway. */
function selected(id: string): readonly string[] {
  return id.startsWith('file:') ? ['--sample-user', Uri.parse(id).fsPath] : [];
}
