/** The commands as `package.json` names them. */
export const OPEN_PREVIEW = 'mi-webhook.openPreviewToSide';
export const SELECT_SAMPLE_USER = 'mi-webhook.selectSampleUser';
export const SAVE_SAMPLE_USER = 'mi-webhook.saveSampleUser';
/** What the server is told to call for the code action "Preview this case". */
export const PREVIEW_CASE = 'mi-webhook.previewCase';
export const MAKE_ALWAYS_VALID = 'mi-webhook.makeAlwaysValid';
export const COPY_BODY = 'mi-webhook.copyBody';
export const COPY_RENDERED_PAYLOAD = 'mi-webhook.copyRenderedPayload';
export const COPY_AS_CURL = 'mi-webhook.copyAsCurl';
export const COPY_AS_POWERSHELL = 'mi-webhook.copyAsPowerShell';
export const COPY_KEY_VALUE_PAIRS = 'mi-webhook.copyKeyValuePairs';
export const NEW_BODY = 'mi-webhook.newBody';
export const NEW_BODY_FROM_EVENT = 'mi-webhook.newBodyFromEvent';
export const OPEN_EXAMPLES = 'mi-webhook.openExamples';
export const OPEN_EXAMPLE = 'mi-webhook.openExample';
export const FIX_ALL = 'mi-webhook.fixAll';
export const RESTART_SERVER = 'mi-webhook.restartServer';

/** VS Code's own. Not `workbench.actions.view.problems`: that toggles, so it would hide a panel that is already open. */
export const SHOW_PROBLEMS = 'workbench.panel.markers.view.focus';
