import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import type { Renderer } from '../render/rendering.ts';
import { type BundleName, type BundleParams, bundleMethod } from '../service/bundles.ts';
import { loadAsked } from './load-asked.ts';
import { startServer } from './server.ts';

/** The server in a web worker. It has no disk, and no address that it could load anything from: files and bundles come from the client. */
const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
const textOf = (name: BundleName) => connection.sendRequest<string>(bundleMethod, { name } satisfies BundleParams);
let started: Promise<Renderer> | undefined;
const renderer: Renderer = {
  render: async (request, signal) => {
    started ??= loadAsked().then(({ browserRenderer }) => browserRenderer(() => textOf('render-worker')));
    return (await started).render(request, signal);
  },
  dispose: () => void started?.then((one) => one.dispose()),
};

miWebhook.textOf = textOf;
startServer(connection, { renderer, now: () => Date.now() });
