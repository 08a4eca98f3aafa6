import { commands, type ExtensionContext, window } from 'vscode';
import type { PreviewPanel } from '../preview/panel.ts';
import type { SampleUserChoice } from '../sample-user.ts';
import type { LanguageServer } from '../server.ts';
import { copyBody } from './copy-body.ts';
import { copyRenderedPayload } from './copy-rendered-payload.ts';
import { openPreview } from './open-preview.ts';
import { selectSampleUser } from './select-sample-user.ts';

/** What commands work with. */
export interface Parts {
  readonly server: LanguageServer;
  readonly sampleUser: SampleUserChoice;
  readonly preview: PreviewPanel;
}

const COMMANDS: Record<string, (parts: Parts) => Promise<void>> = {
  'mi-webhook.openPreviewToSide': openPreview,
  'mi-webhook.selectSampleUser': selectSampleUser,
  'mi-webhook.copyBody': copyBody,
  'mi-webhook.copyRenderedPayload': copyRenderedPayload,
  'mi-webhook.restartServer': ({ server }) => server.restart(),
};

export function registerCommands(context: ExtensionContext, parts: Parts): void {
  for (const [name, run] of Object.entries(COMMANDS)) {
    const contained = () => run(parts).catch((error: unknown) => window.showErrorMessage(inWords(error)));
    context.subscriptions.push(commands.registerCommand(name, contained));
  }
}

function inWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
