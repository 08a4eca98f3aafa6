import { commands, type ExtensionContext } from 'vscode';
import { NoBody } from '../body-in-view.ts';
import { sayError } from '../say.ts';
import { copyAsCurl, copyAsPowerShell } from './copy-as-command.ts';
import { copyBody } from './copy-body.ts';
import { copyKeyValuePairs } from './copy-key-value-pairs.ts';
import { copyRenderedPayload } from './copy-rendered-payload.ts';
import { fixAll } from './fix-all.ts';
import { importWebhooks } from './import-webhooks.ts';
import { makeAlwaysValid } from './make-always-valid.ts';
import * as names from './names.ts';
import { newBody } from './new-body.ts';
import { newBodyFromEvent } from './new-body-from-event.ts';
import { newSampleUser } from './new-sample-user.ts';
import { openExample, openExamples } from './open-examples.ts';
import { openPreview } from './open-preview.ts';
import { type Parts, partsFor } from './parts.ts';
import { previewCase } from './preview-case.ts';
import { recordExpected } from './record-expected.ts';
import { replayEvents } from './replay-events.ts';
import { restartServer } from './restart-server.ts';
import { saveSampleUser } from './save-sample-user.ts';
import { selectSampleUser } from './select-sample-user.ts';
import { share } from './share.ts';
import { showAllCases } from './show-all-cases.ts';
import { showContract } from './show-contract.ts';
import { toggleInlayValues } from './toggle-inlay-values.ts';
import { toggleDimming, toggleLock } from './toggles.ts';
import { whyBlank } from './why-blank.ts';
import { sayNoBody } from './without-body.ts';

/** VS Code calls them without an argument or with the resource of a menu, a preview with its body, the server `previewCase` with `PreviewCaseParams`. */
const COMMANDS: Record<string, (parts: Parts, argument: unknown) => Promise<void>> = {
  [names.OPEN_PREVIEW]: openPreview,
  [names.SELECT_SAMPLE_USER]: selectSampleUser,
  [names.SAVE_SAMPLE_USER]: saveSampleUser,
  [names.PREVIEW_CASE]: previewCase,
  [names.MAKE_ALWAYS_VALID]: makeAlwaysValid,
  [names.COPY_BODY]: copyBody,
  [names.COPY_RENDERED_PAYLOAD]: copyRenderedPayload,
  [names.RECORD_EXPECTED]: recordExpected,
  [names.COPY_AS_CURL]: copyAsCurl,
  [names.COPY_AS_POWERSHELL]: copyAsPowerShell,
  [names.COPY_KEY_VALUE_PAIRS]: copyKeyValuePairs,
  [names.SHOW_CONTRACT]: showContract,
  [names.SHARE]: share,
  [names.IMPORT_WEBHOOKS]: importWebhooks,
  [names.REPLAY_EVENTS]: replayEvents,
  [names.FIX_ALL]: fixAll,
  [names.NEW_BODY]: newBody,
  [names.NEW_BODY_FROM_EVENT]: newBodyFromEvent,
  [names.OPEN_EXAMPLE]: openExample,
  [names.OPEN_EXAMPLES]: openExamples,
  [names.SHOW_ALL_CASES]: showAllCases,
  [names.WHY_BLANK]: whyBlank,
  [names.TOGGLE_DIMMING]: toggleDimming,
  [names.TOGGLE_LOCK]: toggleLock,
  [names.NEW_SAMPLE_USER]: newSampleUser,
  [names.TOGGLE_INLAY_VALUES]: toggleInlayValues,
  [names.RESTART_SERVER]: restartServer,
};

/** An error in any command becomes one notification. */
export function registerCommands(context: ExtensionContext, parts: Parts): void {
  for (const [name, run] of Object.entries(COMMANDS)) {
    const contained = (argument: unknown): Promise<void> =>
      partsFor(parts, argument)
        .then((own) => run(own, argument))
        .catch((error: unknown) => {
          void (error instanceof NoBody ? sayNoBody(error, () => contained(argument)) : sayError(error));
        });
    context.subscriptions.push(commands.registerCommand(name, contained));
  }
}
