import { Uri, type Webview } from 'vscode';
import { previewHtml } from './html.ts';

/** Loads the preview page, which may read nothing but its own script and style. */
export function fillPage(webview: Webview, extensionUri: Uri): void {
  const dist = Uri.joinPath(extensionUri, 'dist');
  const asset = (name: string) => webview.asWebviewUri(Uri.joinPath(dist, name)).toString();
  webview.options = { enableScripts: true, localResourceRoots: [dist] };
  webview.html = previewHtml({
    script: asset('webview.js'),
    style: asset('webview.css'),
    cspSource: webview.cspSource,
    nonce: crypto.randomUUID(),
  });
}
