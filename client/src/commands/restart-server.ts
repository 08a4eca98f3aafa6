import { window } from 'vscode';
import type { Parts } from './index.ts';

export async function restartServer({ server }: Parts): Promise<void> {
  await server.restart();
  if (server.state === 'running') window.setStatusBarMessage('The language server was started again.', 5000);
}
