import { commands, l10n } from 'vscode';
import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  type ErrorHandlerResult,
} from 'vscode-languageclient/node';
import { RESTART_SERVER } from './commands/names.ts';
import type { DeadlyTexts } from './deadly-texts.ts';
import { sayError } from './say.ts';

const MOST_CRASHES = 5;
/** Milliseconds. */
const WITHIN = 3 * 60 * 1000;
/** A connection with this many errors in a row is given up. */
const MOST_ERRORS = 3;

/**
 * Restarts a server that has crashed. One that keeps crashing for reasons other than a text that the next one can skip is not restarted,
 * and the user is told what to do.
 */
export class CrashHandler implements ErrorHandler {
  private crashes: number[] = [];

  constructor(private readonly texts: DeadlyTexts) {}

  error(_error: Error, _message: unknown, count: number | undefined): ErrorHandlerResult {
    const bearable = count !== undefined && count <= MOST_ERRORS;
    return { action: bearable ? ErrorAction.Continue : ErrorAction.Shutdown, handled: true };
  }

  closed(): CloseHandlerResult {
    if (this.texts.died()) return { action: CloseAction.Restart, handled: true };
    const now = Date.now();
    this.crashes = [...this.crashes.filter((at) => now - at < WITHIN), now];
    if (this.crashes.length < MOST_CRASHES) return { action: CloseAction.Restart, handled: true };
    void tell();
    return { action: CloseAction.DoNotRestart, handled: true };
  }
}

async function tell(): Promise<void> {
  const message = l10n.t(
    'The language server crashed {0} times in 3 minutes, so it was not restarted. You can edit bodies, but they are not checked.',
    MOST_CRASHES,
  );
  const restart = l10n.t('Restart Server');
  if ((await sayError(message, restart)) === restart) {
    await commands.executeCommand(RESTART_SERVER);
  }
}
