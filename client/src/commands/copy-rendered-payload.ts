import { env, window } from 'vscode';
import { requireBody } from '../active-body.ts';
import type { Parts } from './index.ts';

/** Copies what Braze would send for the chosen sample user; refused where that is no JSON. */
export async function copyRenderedPayload({ server, sampleUser }: Parts): Promise<void> {
  const result = await server.render({ uri: requireBody().uri.toString(), sampleUser: sampleUser.current.id });
  if (result.status !== 'valid') {
    throw new Error(
      `Nothing copied: for ${result.sampleUser.name} there is no valid payload. ${result.reason ?? ''}`.trim(),
    );
  }
  await env.clipboard.writeText(result.rendering);
  window.setStatusBarMessage(`Payload for ${result.sampleUser.name} copied.`, 5000);
}
