import { env } from 'vscode';
import { sayDone } from '../say.ts';
import type { Parts } from './parts.ts';

/**
 * Copies what Braze would send for the chosen sample user, without the blank lines that Liquid tags leave around it. Refuses a payload
 * that is not valid JSON, since Movable Ink would reject it.
 */
export async function copyRenderedPayload({ server, sampleUser, inView }: Parts): Promise<void> {
  const uri = inView.require().uri.toString();
  const { status, rendering, reason, sampleUser: person } = await server.render(sampleUser.rendering(uri));
  if (status !== 'valid') {
    const why = reason ?? 'Open the preview to see why.';
    throw new Error(`Nothing was copied because the body has no valid payload for "${person.name}". ${why}`);
  }
  await env.clipboard.writeText(rendering.trim());
  sayDone(`Copied the payload for "${person.name}".`);
}
