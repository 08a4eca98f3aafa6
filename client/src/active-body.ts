import { type TextDocument, window } from 'vscode';

/** The body that a command means: the active editor's, or the only one in sight. */
export function activeBody(): TextDocument | undefined {
  const active = window.activeTextEditor?.document;
  if (active !== undefined && isBody(active)) return active;
  const [visible, ...others] = window.visibleTextEditors.map(({ document }) => document).filter(isBody);
  return others.length === 0 ? visible : undefined;
}

export function isBody(document: TextDocument): boolean {
  return document.languageId === 'braze-webhook';
}

/** @throws an error with a message for the user when there is none. */
export function requireBody(): TextDocument {
  const body = activeBody();
  if (body === undefined) throw new Error('Open a webhook body (*.webhook.liquid) first.');
  return body;
}
