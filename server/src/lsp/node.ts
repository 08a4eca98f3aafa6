import { join } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import type { Files } from '../files/files.ts';
import { nodeFiles } from '../files/node-files.ts';
import { version } from '../files/version.ts';
import { lazyRenderer } from '../render/lazy-renderer.ts';
import { spawnNodeWorker } from '../render/spawn-node-worker.ts';
import { loadAsked } from './load-asked.ts';
import { connectStdio } from './node-stdio.ts';
import { startServer } from './server.ts';

/** By URIs. */
const disk: Files = {
  read: async (uri) => nodeFiles.read(URI.parse(uri).fsPath),
  kind: async (uri) => nodeFiles.kind(URI.parse(uri).fsPath),
  list: async (uri) => nodeFiles.list(URI.parse(uri).fsPath),
  find: async (uri) => {
    const { files, unreadable } = await nodeFiles.find(URI.parse(uri).fsPath);
    return {
      files: files.map(uriOf),
      unreadable: unreadable.map(({ place, problem }) => ({ place: uriOf(place), problem })),
    };
  },
};

function uriOf(path: string): string {
  return URI.file(path).toString();
}

function serve(): void {
  const renderer = lazyRenderer(async () => {
    const { createKillableRenderer } = await loadAsked();
    return createKillableRenderer(spawnNodeWorker(join(__dirname, 'render-worker.js')));
  });
  const connection = process.argv.includes('--stdio') ? connectStdio() : createConnection(ProposedFeatures.all);
  startServer(connection, { renderer, disk, version: version(), now: () => Date.now() });
}

if (process.argv.includes('--version')) process.stdout.write(`${version()}\n`);
else serve();
