import { l10n, type TextDocument, Uri, workspace } from 'vscode';
import type { Ran } from '../machine.ts';
import type { Parts } from './parts.ts';

/** @throws an error with a message for the user where no process can be started. */
export function runCommandLine(
  { context, machine }: Pick<Parts, 'context' | 'machine'>,
  args: readonly string[],
  options: { readonly cwd: string | undefined; readonly input?: string },
): Promise<Ran> {
  if (machine.runCommandLine === undefined) throw new Error(notInBrowser());
  return machine.runCommandLine(context, args, options);
}

export const notInBrowser = () =>
  l10n.t(
    'This command starts a process, which a browser cannot do. Use VS Code on your computer, or the command line.',
  );

/** The path of a folder or file on this computer. @throws an error with a message for the user. */
export function pathOf({ scheme, fsPath }: Uri): string {
  if (scheme !== 'file')
    throw new Error(l10n.t('This command works with files on this computer only. Choose one of them.'));
  return fsPath;
}

/** Where the paths of a body are relative to: the folder of its workspace, or its own. */
export function folderOf({ uri }: TextDocument): string | undefined {
  const [first] = workspace.workspaceFolders ?? [];
  const folder =
    uri.scheme === 'file' ? (workspace.getWorkspaceFolder(uri)?.uri ?? Uri.joinPath(uri, '..')) : first?.uri;
  return folder?.scheme === 'file' ? folder.fsPath : undefined;
}

/** The arguments that name a body whose text is the command's input, as it is in the editor. */
export function asInput(body: TextDocument): readonly string[] {
  const name = body.uri.scheme === 'file' ? workspace.asRelativePath(body.uri, false) : 'untitled.webhook.liquid';
  return ['-', '--stdin-filename', name];
}
