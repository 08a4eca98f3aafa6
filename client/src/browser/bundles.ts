import { Uri, workspace } from 'vscode';

/** The text of a bundle for browsers. */
export async function textOfBundle(extensionUri: Uri, name: string): Promise<string> {
  const file = Uri.joinPath(extensionUri, 'dist', 'browser', `${name}.js`);
  return new TextDecoder().decode(await workspace.fs.readFile(file));
}

/**
 * Starts a bundle as a web worker. From its text and not from its address: an extension is served from another origin than its host, or from
 * a remote machine, and browsers start no worker from there.
 */
export async function startWorker(extensionUri: Uri, name: string): Promise<Worker> {
  const address = URL.createObjectURL(new Blob([await textOfBundle(extensionUri, name)], { type: 'text/javascript' }));
  return new Worker(address);
}
