import { l10n } from 'vscode';
import { sayDone } from '../say.ts';
import type { Parts } from './parts.ts';

export async function restartServer({ server }: Parts): Promise<void> {
  await server.restart();
  if (server.state === 'running') sayDone(l10n.t('Language server restarted.'));
}
