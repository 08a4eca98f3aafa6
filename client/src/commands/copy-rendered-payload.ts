import { env, l10n } from 'vscode';
import { sayDone } from '../say.ts';
import type { Parts } from './parts.ts';
import { validRendering } from './valid-rendering.ts';

/** Copies what Braze would send for the chosen sample user, without the blank lines that Liquid tags leave around it. */
export async function copyRenderedPayload(parts: Parts): Promise<void> {
  const { rendering, sampleUser } = await validRendering(parts);
  await env.clipboard.writeText(rendering.trim());
  sayDone(l10n.t('Copied the payload for "{0}".', sampleUser.name));
}
