import { l10n } from 'vscode';
import type { RenderResult } from '../../../server/src/service/protocol.ts';
import type { Parts } from './parts.ts';

/** What Braze would send for the chosen sample user. @throws an error that says why, if that is not valid JSON: Movable Ink would reject it. */
export async function validRendering({ server, sampleUser, inView }: Parts): Promise<RenderResult> {
  const result = await server.render(sampleUser.rendering(inView.require().uri.toString()));
  if (result.status === 'valid') return result;
  const why = result.reason ?? l10n.t('Open the preview to see why.');
  throw new Error(
    l10n.t('Nothing was copied because the body has no valid payload for "{0}". {1}', result.sampleUser.name, why),
  );
}
