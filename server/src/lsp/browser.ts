import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { lazyRenderer } from '../render/lazy-renderer.ts';
import { type BundleName, type BundleParams, bundleMethod } from '../service/bundles.ts';
import { loadAsked } from './load-asked.ts';
import { startServer } from './server.ts';

/** The server in a web worker. It has no disk, and no address that it could load anything from: files and bundles come from the client. */
const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
const textOf = (name: BundleName) => connection.sendRequest<string>(bundleMethod, { name } satisfies BundleParams);
const renderer = lazyRenderer(async () => (await loadAsked()).browserRenderer(() => textOf('render-worker')));

miWebhook.textOf = textOf;
startServer(connection, { renderer, now: () => Date.now() });
