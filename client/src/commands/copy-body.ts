import { env, window } from 'vscode';
import type { Parts } from './index.ts';

/** Copies the body to the last character as it stands in the editor, ready for the composer in Braze. */
export async function copyBody({ inView }: Parts): Promise<void> {
  await env.clipboard.writeText(inView.require().getText());
  window.setStatusBarMessage('Body copied. Paste it as raw text into the webhook in Braze.', 5000);
}
