import { execFile } from 'node:child_process';
import { l10n } from 'vscode';
import type { RunCommandLine } from '../machine.ts';

/** Bytes: the contract of a large body, or a report on many. */
const MOST_OUTPUT = 1 << 26;

/** With the editor's own Node: what is needed now and then is not in the language server. */
export const runCommandLine: RunCommandLine = (context, args, { cwd, input = '' }) => {
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
};
