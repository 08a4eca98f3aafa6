import { l10n } from 'vscode';

export interface PageAssets {
  readonly script: string;
  readonly style: string;
  /** Where style sheets may come from, as the editor says it for this page. */
  readonly cspSource: string;
  /** Unguessable, and new for each page. */
  readonly nonce: string;
}

/** The preview page: an empty frame that its script fills. No inline script or style, and nothing is loaded from elsewhere. */
export function previewHtml({ script, style, cspSource, nonce }: PageAssets): string {
  const policy = [
    `default-src 'none'`,
    `style-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
    // These two do not follow `default-src`.
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="${style}">
  <title>${word(l10n.t('Webhook Preview'))}</title>
</head>
<body data-texts="${word(JSON.stringify(l10n.bundle ?? {}))}">
${content()}
  <script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}

/** What the script fills. */
function content(): string {
  return `${header()}
  <main>
${tabs()}
${payload()}
${others()}
  </main>`;
}

const header = () => `  <header>
    <h1 id="title">${word(l10n.t('Webhook preview'))}</h1>
    <div id="as">
      <label for="sample-user">${word(l10n.t('Sample user'))}</label>
      <select id="sample-user"></select>
    </div>
    <div id="settings">
      <button id="save" type="button" hidden>${word(l10n.t('Save as Sample User…'))}</button>
      <button id="cases" type="button">${word(l10n.t('All Cases…'))}</button>
      <button id="lock" type="button" aria-pressed="false" title="${word(l10n.t('Keep this preview with its body'))}">${word(l10n.t('Lock'))}</button>
      <button id="dim" type="button" aria-pressed="false" title="${word(l10n.t('Dim what is not taken in the editor'))}">${word(l10n.t('Dim Other Branches'))}</button>
    </div>
    <div id="status" role="status" aria-live="polite"></div>
  </header>`;

const tabs = () => `    <section id="verdict" hidden></section>
    <details id="notes" hidden></details>
    <details id="blanks" hidden></details>
    <details id="matrix" hidden></details>
    <div id="tabs" role="tablist" aria-label="${word(l10n.t('What to show'))}">
      <button role="tab" id="tab-payload" type="button" aria-controls="panel-payload" aria-selected="true">${word(l10n.t('Payload'))}</button>
      <button role="tab" id="tab-request" type="button" aria-controls="panel-request" aria-selected="false" tabindex="-1">${word(l10n.t('Request'))}</button>
      <button role="tab" id="tab-difference" type="button" aria-controls="panel-difference" aria-selected="false" tabindex="-1">${word(l10n.t('Difference'))}</button>
    </div>`;

const payload = () => `    <div id="panel-payload" role="tabpanel" aria-labelledby="tab-payload">
      <h2 class="only-read">${word(l10n.t('Payload'))}</h2>
      <div class="bar">
        <fieldset>
          <legend class="only-read">${word(l10n.t('Layout'))}</legend>
          <label><input type="radio" name="layout" id="as-sent" checked> ${word(l10n.t('As sent'))}</label>
          <label><input type="radio" name="layout" id="indented"> ${word(l10n.t('Indented'))}</label>
        </fieldset>
        <button id="copy-payload" type="button">${word(l10n.t('Copy Payload'))}</button>
        <button id="copy-body" type="button">${word(l10n.t('Copy Body for Braze'))}</button>
      </div>
      <section id="rendering" aria-label="${word(l10n.t('What Braze would send'))}" aria-describedby="hint"></section>
      <p id="hint" hidden>${word(l10n.t('Use the arrow keys to move between values, and Enter to show where a value comes from.'))}</p>
    </div>`;

const others = () => `    <div id="panel-request" role="tabpanel" aria-labelledby="tab-request" hidden>
      <h2 class="only-read">${word(l10n.t('Request'))}</h2>
      <div class="bar">
        <span class="fill"></span>
        <button id="copy-curl" type="button">${word(l10n.t('Copy as cURL'))}</button>
        <button id="copy-powershell" type="button">${word(l10n.t('Copy as PowerShell'))}</button>
      </div>
      <section id="request" aria-label="${word(l10n.t('What Braze would send with the payload'))}"></section>
    </div>
    <div id="panel-difference" role="tabpanel" aria-labelledby="tab-difference" hidden>
      <h2 class="only-read">${word(l10n.t('Difference'))}</h2>
      <div class="bar">
        <label for="compare">${word(l10n.t('Compare with'))}</label>
        <select id="compare"></select>
      </div>
      <section id="difference" aria-label="${word(l10n.t('What differs'))}"></section>
    </div>`;

/** A translation may hold signs that mean something in a page. */
function word(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
