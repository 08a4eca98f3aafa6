import { commands, type ExtensionContext } from 'vscode';
import type { BodyInView } from '../body-in-view.ts';
import type { PreviewPanel } from '../preview/panel.ts';
import type { SampleUserChoice } from '../sample-user.ts';
import { sayError } from '../say.ts';
import type { LanguageServer } from '../server.ts';
import { copyBody } from './copy-body.ts';
import { copyRenderedPayload } from './copy-rendered-payload.ts';
import { openPreview } from './open-preview.ts';
import { PREVIEW_CASE, previewCase } from './preview-case.ts';
import { restartServer } from './restart-server.ts';
import { saveSampleUser } from './save-sample-user.ts';
import { selectSampleUser } from './select-sample-user.ts';

/** What commands work with. */
export interface Parts {
  readonly server: LanguageServer;
  readonly sampleUser: SampleUserChoice;
  readonly preview: PreviewPanel;
  readonly inView: BodyInView;
}

/** Some are called with an argument by those who know of it. */
const COMMANDS: Record<string, (parts: Parts, argument: unknown) => Promise<void>> = {
  'mi-webhook.openPreviewToSide': openPreview,
  'mi-webhook.selectSampleUser': selectSampleUser,
  'mi-webhook.saveSampleUser': saveSampleUser,
  [PREVIEW_CASE]: previewCase,
  'mi-webhook.copyBody': copyBody,
  'mi-webhook.copyRenderedPayload': copyRenderedPayload,
  'mi-webhook.restartServer': restartServer,
};

/** Whatever goes wrong in a command is one message, and never a crash. */
export function registerCommands(context: ExtensionContext, parts: Parts): void {
  for (const [name, run] of Object.entries(COMMANDS)) {
    const contained = (argument: unknown) =>
      run(parts, argument).catch((error: unknown) => {
        void sayError(error);
      });
    context.subscriptions.push(commands.registerCommand(name, contained));
  }
}
