import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { type ExtensionContext, l10n, type TextDocument, workspace } from 'vscode';

export interface Ran {
  readonly code: number;
  readonly out: string;
  /** What it said on standard error, without its own name before each line. */
  readonly said: string;
}

/** Bytes: the contract of a large body, or a report on many. */
const MOST_OUTPUT = 1 << 26;

/** Runs the command line that comes with the extension, with the editor's own Node: what is needed now and then is not in the language server. */
export function runCommandLine(
  context: ExtensionContext,
  args: readonly string[],
  { cwd, input = '' }: { readonly cwd: string | undefined; readonly input?: string },
): Promise<Ran> {
  const command = [context.asAbsolutePath('dist/cli.js'), ...args];
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, command, { cwd, env, maxBuffer: MOST_OUTPUT }, (error, out, err) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === 'number') resolve({ code, out, said: err.replaceAll(/^mi-webhook: /gm, '').trim() });
      else reject(error ?? new Error(l10n.t('The command could not be started.')));
    });
    // A command that ends early reads no input.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

/** Where the paths of a body are relative to: the folder of its workspace, or its own. */
export function folderOf({ uri }: TextDocument): string | undefined {
  if (uri.scheme !== 'file') return workspace.workspaceFolders?.[0]?.uri.fsPath;
  return workspace.getWorkspaceFolder(uri)?.uri.fsPath ?? dirname(uri.fsPath);
}

/** The arguments that name a body whose text is the command's input, as it is in the editor. */
export function asInput(body: TextDocument): readonly string[] {
  const name = body.uri.scheme === 'file' ? workspace.asRelativePath(body.uri, false) : 'untitled.webhook.liquid';
  return ['-', '--stdin-filename', name];
}
