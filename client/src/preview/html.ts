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
  <title>Webhook Preview</title>
</head>
<body>
${CONTENT}
  <script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}

/** What the script fills. */
const CONTENT = `  <header>
    <h1 id="title">Webhook preview</h1>
    <div id="as">
      <label for="sample-user">Sample user</label>
      <select id="sample-user"></select>
      <button id="save" type="button" hidden>Save as Sample User…</button>
      <button id="cases" type="button">All Cases…</button>
    </div>
    <div id="settings">
      <button id="lock" type="button" aria-pressed="false" title="Keep this preview with its body">Lock</button>
      <button id="dim" type="button" aria-pressed="false" title="Dim what is not taken in the editor">Dim Other Branches</button>
    </div>
    <div id="status" role="status" aria-live="polite"></div>
  </header>
  <main>
    <section id="verdict" hidden></section>
    <details id="notes" hidden></details>
    <details id="blanks" hidden></details>
    <details id="matrix" hidden></details>
    <div id="tabs" role="tablist" aria-label="What to show">
      <button role="tab" id="tab-payload" type="button" aria-controls="panel-payload" aria-selected="true">Payload</button>
      <button role="tab" id="tab-request" type="button" aria-controls="panel-request" aria-selected="false" tabindex="-1">Request</button>
      <button role="tab" id="tab-difference" type="button" aria-controls="panel-difference" aria-selected="false" tabindex="-1">Difference</button>
    </div>
    <div id="panel-payload" role="tabpanel" aria-labelledby="tab-payload">
      <h2 class="only-read">Payload</h2>
      <div class="bar">
        <fieldset>
          <legend class="only-read">Layout</legend>
          <label><input type="radio" name="layout" id="as-sent" checked> As sent</label>
          <label><input type="radio" name="layout" id="indented"> Indented</label>
        </fieldset>
        <button id="copy-payload" type="button">Copy Payload</button>
        <button id="copy-body" type="button">Copy Body for Braze</button>
      </div>
      <section id="rendering" aria-label="What Braze would send" aria-describedby="hint"></section>
      <p id="hint" hidden>Use the arrow keys to move between values, and Enter to show where a value comes from.</p>
    </div>
    <div id="panel-request" role="tabpanel" aria-labelledby="tab-request" hidden>
      <h2 class="only-read">Request</h2>
      <div class="bar">
        <span class="fill"></span>
        <button id="copy-curl" type="button">Copy as cURL</button>
        <button id="copy-powershell" type="button">Copy as PowerShell</button>
      </div>
      <section id="request" aria-label="What Braze would send beside the payload"></section>
    </div>
    <div id="panel-difference" role="tabpanel" aria-labelledby="tab-difference" hidden>
      <h2 class="only-read">Difference</h2>
      <div class="bar">
        <label for="compare">Compare with</label>
        <select id="compare"></select>
      </div>
      <section id="difference" aria-label="What differs"></section>
    </div>
  </main>`;
