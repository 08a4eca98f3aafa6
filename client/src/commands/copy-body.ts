import { env, window } from 'vscode';
import { requireBody } from '../active-body.ts';

/** Copies the body to the last character as it stands in the editor, ready for the composer in Braze. */
export async function copyBody(): Promise<void> {
  await env.clipboard.writeText(requireBody().getText());
  window.setStatusBarMessage('Body copied. Paste it into the raw text of the webhook in Braze.', 5000);
}
