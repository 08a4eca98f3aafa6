import { env } from 'vscode';
import { sayDone } from '../say.ts';
import type { Parts } from './parts.ts';

/** Copies what Braze would send for the chosen sample user; refused where Movable Ink could not read it. */
export async function copyRenderedPayload({ server, sampleUser, inView }: Parts): Promise<void> {
  const uri = inView.require().uri.toString();
  const { status, rendering, reason, sampleUser: person } = await server.render(sampleUser.rendering(uri));
  if (status !== 'valid') {
    const why = reason ?? 'The preview shows where.';
    throw new Error(`Nothing was copied: for "${person.name}" the body gives no valid payload. ${why}`);
  }
  await env.clipboard.writeText(rendering);
  sayDone(`Payload for "${person.name}" copied.`);
}
