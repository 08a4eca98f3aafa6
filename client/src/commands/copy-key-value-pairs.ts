import { env, l10n } from 'vscode';
import { pairsWords } from '../copy-words.ts';
import { sayDone, sayNote } from '../say.ts';
import type { Parts } from './parts.ts';

/** Copies the body for Braze's other body mode, a table of keys and values. Refuses a body that is not flat, and says why. */
export async function copyKeyValuePairs({ server, inView }: Parts): Promise<void> {
  const result = await server.keyValuePairs({ uri: inView.require().uri.toString() });
  if ('problem' in result) throw new Error(l10n.t('Nothing was copied. {0}', result.problem));
  await env.clipboard.writeText(result.text);
  const { done, caution } = pairsWords(result);
  if (caution === undefined) sayDone(done);
  else await sayNote(`${done} ${caution}`);
}
