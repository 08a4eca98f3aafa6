/** The commands as `package.json` names them. */
export const OPEN_PREVIEW = 'mi-webhook.openPreviewToSide';
export const SELECT_SAMPLE_USER = 'mi-webhook.selectSampleUser';
export const SAVE_SAMPLE_USER = 'mi-webhook.saveSampleUser';
/** What the server is told to call for the code action "Preview this case". */
export const PREVIEW_CASE = 'mi-webhook.previewCase';
export const MAKE_ALWAYS_VALID = 'mi-webhook.makeAlwaysValid';
export const COPY_BODY = 'mi-webhook.copyBody';
export const COPY_RENDERED_PAYLOAD = 'mi-webhook.copyRenderedPayload';
export const RECORD_EXPECTED = 'mi-webhook.recordExpected';
export const COPY_AS_CURL = 'mi-webhook.copyAsCurl';
export const COPY_AS_POWERSHELL = 'mi-webhook.copyAsPowerShell';
export const COPY_KEY_VALUE_PAIRS = 'mi-webhook.copyKeyValuePairs';
export const SHOW_CONTRACT = 'mi-webhook.showContract';
export const SHARE = 'mi-webhook.share';
export const IMPORT_WEBHOOKS = 'mi-webhook.importWebhooks';
export const REPLAY_EVENTS = 'mi-webhook.replayEvents';
export const NEW_BODY = 'mi-webhook.newBody';
export const NEW_BODY_FROM_EVENT = 'mi-webhook.newBodyFromEvent';
export const OPEN_EXAMPLES = 'mi-webhook.openExamples';
export const OPEN_EXAMPLE = 'mi-webhook.openExample';
export const FIX_ALL = 'mi-webhook.fixAll';
export const TOGGLE_INLAY_VALUES = 'mi-webhook.toggleInlayValues';
export const RESTART_SERVER = 'mi-webhook.restartServer';

export const SHOW_ALL_CASES = 'mi-webhook.showAllCases';
export const WHY_BLANK = 'mi-webhook.whyBlank';
export const TOGGLE_DIMMING = 'mi-webhook.toggleDimming';
export const TOGGLE_LOCK = 'mi-webhook.toggleLock';
export const NEW_SAMPLE_USER = 'mi-webhook.newSampleUser';

/** VS Code's own. Not `workbench.actions.view.problems`: that toggles, so it would hide a panel that is already open. */
export const SHOW_PROBLEMS = 'workbench.panel.markers.view.focus';
