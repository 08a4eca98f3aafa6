import { window } from 'vscode';
import { inLabel, inNotification } from './harmless.ts';

/** Milliseconds for which the status bar shows a confirmation. */
const SHOWN = 5000;

/** Shows an error notification. Resolves to the button that was chosen. */
export function sayError<Button extends string>(error: unknown, ...buttons: Button[]): Thenable<Button | undefined> {
  const message = error instanceof Error ? error.message : String(error);
  return window.showErrorMessage(inNotification(message), ...buttons);
}

/** Confirms in the status bar that something was done. */
export function sayDone(message: string): void {
  window.setStatusBarMessage(inLabel(message), SHOWN);
}

/** A notification of something to read. */
export function sayNote(message: string): Thenable<unknown> {
  return window.showInformationMessage(inNotification(message));
}
