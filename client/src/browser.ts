import { commands, type ExtensionContext } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { type BundleParams, bundleMethod } from '../../server/src/service/bundles.ts';
import { startWorker, textOfBundle } from './browser/bundles.ts';
import { start, stop } from './extension.ts';
import type { Machine } from './machine.ts';

/** The server is a web worker. Nothing can run the command line, and no folder is anybody's home. */
const machine: Machine = {
  newClient: ({ extensionUri }, id, name, options) => {
    let worker: Worker | undefined;
    const client = new LanguageClient(
      id,
      name,
      async () => {
        worker?.terminate();
        worker = await startWorker(extensionUri, 'server');
        return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
      },
      options,
    );
    client.onRequest(bundleMethod, ({ name: bundle }: BundleParams) => textOfBundle(extensionUri, bundle));
    return { client, kill: () => worker?.terminate() };
  },
};

export async function activate(context: ExtensionContext): Promise<void> {
  // Hides what needs the command line.
  await commands.executeCommand('setContext', 'mi-webhook.isInBrowser', true);
  start(context, machine);
}

export const deactivate = stop;
