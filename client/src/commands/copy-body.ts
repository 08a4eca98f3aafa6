import { env } from 'vscode';
import { sayDone } from '../say.ts';
import type { Parts } from './parts.ts';

/** Copies the body exactly as it is in the editor, saved or not. */
export async function copyBody({ inView }: Parts): Promise<void> {
  await env.clipboard.writeText(inView.require().getText());
  sayDone('Body copied. Paste it into Braze as the raw text of the webhook body.');
}
