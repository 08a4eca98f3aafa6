import { fork } from 'node:child_process';
import { type CancellationToken, type ExtensionContext, l10n } from 'vscode';
import type { Ran } from '../machine.ts';
import { whileTelling } from '../say.ts';

interface Progress {
  readonly events: number;
  readonly lost: number;
}

/** Runs a command that takes its time, with what it tells of its progress in a notification that can stop it. A command that is stopped still says what it has done. */
export function runLongCommand(
  context: ExtensionContext,
  args: readonly string[],
  { cwd, input, title }: { readonly cwd: string | undefined; readonly input: string; readonly title: string },
): Thenable<Ran> {
  return whileTelling(title, (tell, token) => {
    const child = fork(context.asAbsolutePath('dist/cli.js'), [...args], {
      ...(cwd !== undefined && { cwd }),
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      // Those of the extension host may open a debugger's port.
      execArgv: [],
      silent: true,
    });
    child.on('message', (message) => {
      if (isProgress(message)) tell(inWords(message));
    });
    stopOn(token, () => child.send('stop'));
    // A command that ends early reads no input.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
    return ended(child);
  });
}

function ended(child: ReturnType<typeof fork>): Promise<Ran> {
  let out = '';
  let err = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
  });
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    err += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === null) reject(new Error(l10n.t('The command was ended by the system.')));
      else resolve({ code, out, said: err.replaceAll(/^mi-webhook: /gm, '').trim() });
    });
  });
}

/** It may have been stopped before anything ran. */
function stopOn(token: CancellationToken, stop: () => void): void {
  if (token.isCancellationRequested) stop();
  else token.onCancellationRequested(stop);
}

function isProgress(message: unknown): message is Progress {
  return (
    typeof message === 'object' &&
    message !== null &&
    'events' in message &&
    'lost' in message &&
    typeof message.events === 'number' &&
    typeof message.lost === 'number'
  );
}

function inWords({ events, lost }: Progress): string {
  return l10n.t('{0} events, {1} lost', events.toLocaleString('en'), lost.toLocaleString('en'));
}
