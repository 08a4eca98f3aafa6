import { env } from 'vscode';
import { sayDone } from '../say.ts';
import type { Parts } from './parts.ts';

/** Copies the body to the last character as it stands in the editor, ready for the composer in Braze. */
export async function copyBody({ inView }: Parts): Promise<void> {
  await env.clipboard.writeText(inView.require().getText());
  sayDone('Body copied. Paste it as raw text into the webhook in Braze.');
}
