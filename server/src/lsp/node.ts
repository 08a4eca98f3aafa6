import { join } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { Files } from '../files/files.ts';
import { nodeFiles } from '../files/node-files.ts';
import { pathOfUri } from '../files/node-paths.ts';
import { fileUri } from '../files/uris.ts';
import { version } from '../files/version.ts';
import { lazyRenderer } from '../render/lazy-renderer.ts';
import { spawnNodeWorker } from '../render/spawn-node-worker.ts';
import { loadAsked } from './load-asked.ts';
import { connectStdio } from './node-stdio.ts';
import { startServer } from './server.ts';

/** By URIs. */
const disk: Files = {
  read: async (uri) => nodeFiles.read(pathOf(uri)),
  kind: async (uri) => nodeFiles.kind(pathOf(uri)),
  list: async (uri) => nodeFiles.list(pathOf(uri)),
  find: async (uri) => {
    const { files, unreadable } = await nodeFiles.find(pathOf(uri));
    return {
      files: files.map(fileUri),
      unreadable: unreadable.map(({ place, problem }) => ({ place: fileUri(place), problem })),
    };
  },
};

/** No file has an empty path. */
function pathOf(uri: string): string {
  return pathOfUri(uri) ?? '';
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
