import { type CancellationToken, l10n, ProgressLocation, window } from 'vscode';
import { inLabel, inNotification } from './harmless.ts';

/** Milliseconds for which the status bar shows a confirmation. */
const SHOWN = 5000;

/** UTF-16 units. VS Code cuts a notification without a button after its first line. */
const ONE_LINE = 50;

/** Shows an error notification. Resolves to the button that was chosen. */
export async function sayError<Button extends string>(
  error: unknown,
  ...buttons: Button[]
): Promise<Button | undefined> {
  const message = inNotification(error instanceof Error ? error.message : String(error));
  const chosen = await window.showErrorMessage(message, ...(buttons.length > 0 ? buttons : closing(message)));
  return buttons.find((button) => button === chosen);
}

/** A button, so that all of the message is shown. */
function closing(message: string): readonly string[] {
  return message.length > ONE_LINE ? [l10n.t('OK')] : [];
}

/** Confirms in the status bar that something was done. */
export function sayDone(message: string): void {
  window.setStatusBarMessage(inLabel(message), SHOWN);
}

/** A notification of something to read. */
export function sayNote(message: string): Thenable<unknown> {
  const shown = inNotification(message);
  return window.showInformationMessage(shown, ...closing(shown));
}

/**
 * Asks in a dialog before something is done. Resolves to the button that was chosen, or to nothing if the dialog was dismissed.
 * @param lines of the detail. A line break within one of them is not ours, and stays visible.
 */
export function ask<Button extends string>(
  message: string,
  lines: readonly string[],
  ...buttons: Button[]
): Thenable<Button | undefined> {
  const options = { modal: true, detail: lines.map(inNotification).join('\n') };
  return window.showWarningMessage(inNotification(message), options, ...buttons);
}

/** Offers to do something, in a notification that may be left alone. */
export function offer<Button extends string>(message: string, ...buttons: Button[]): Thenable<Button | undefined> {
  return window.showInformationMessage(inNotification(message), ...buttons);
}

/** Shows how far something is, in a notification that can cancel it. */
export function whileTelling<Result>(
  title: string,
  work: (tell: (message: string) => void, token: CancellationToken) => Promise<Result>,
): Thenable<Result> {
  const options = { location: ProgressLocation.Notification, title: inNotification(title), cancellable: true };
  return window.withProgress(options, (progress, token) =>
    work((message) => progress.report({ message: inNotification(message) }), token),
  );
}
