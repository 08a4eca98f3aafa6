import { randomBytes } from 'node:crypto';
import { Uri, type Webview } from 'vscode';

/** The page of the preview: a frame without content, which its script fills. No inline script or style, nothing from elsewhere. */
export function previewHtml(webview: Webview, extensionUri: Uri): string {
  const nonce = randomBytes(16).toString('hex');
  const asset = (name: string) => webview.asWebviewUri(Uri.joinPath(extensionUri, 'dist', name)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="${asset('webview.css')}">
  <title>Webhook Preview</title>
</head>
<body>
  <header>
    <label for="sample-user">Sample user</label>
    <select id="sample-user"></select>
    <p id="status" role="status" aria-live="polite"></p>
  </header>
  <section id="notes" aria-label="Notes"></section>
  <main id="rendering" tabindex="0" aria-label="What Braze would send"></main>
  <script nonce="${nonce}" src="${asset('webview.js')}"></script>
</body>
</html>`;
}
