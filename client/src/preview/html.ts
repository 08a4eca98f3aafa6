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
    </div>
    <div id="status" role="status" aria-live="polite"></div>
  </header>
  <main>
    <section id="verdict" hidden></section>
    <details id="notes" hidden></details>
    <details id="matrix" hidden></details>
    <div class="bar">
      <h2>Payload</h2>
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
  </main>`;
