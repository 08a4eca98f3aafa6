import { env, l10n } from 'vscode';
import { curlCommand } from '../../../server/src/service/exports/curl.ts';
import { powershellCommand } from '../../../server/src/service/exports/powershell.ts';
import { sayDone } from '../say.ts';
import type { Parts } from './parts.ts';
import { validRendering } from './valid-rendering.ts';

export async function copyAsCurl(parts: Parts): Promise<void> {
  return copyAs(
    curlCommand,
    (name) =>
      l10n.t(
        'Copied the cURL command for "{0}". Set MI_WEBHOOK_URL and MI_WEBHOOK_AUTHORIZATION before you run it.',
        name,
      ),
    parts,
  );
}

export async function copyAsPowerShell(parts: Parts): Promise<void> {
  return copyAs(
    powershellCommand,
    (name) =>
      l10n.t(
        'Copied the PowerShell command for "{0}". Set MI_WEBHOOK_URL and MI_WEBHOOK_AUTHORIZATION before you run it.',
        name,
      ),
    parts,
  );
}

/** The request that Braze would send for the chosen sample user, with its address and credentials left to variables. */
async function copyAs(
  command: (payload: string) => string,
  done: (name: string) => string,
  parts: Parts,
): Promise<void> {
  const { rendering, sampleUser } = await validRendering(parts);
  await env.clipboard.writeText(command(rendering));
  sayDone(done(sampleUser.name));
}
