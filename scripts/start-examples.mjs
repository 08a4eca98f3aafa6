// What `npm start` opens: a copy of the examples, where everything may be tried, outside of the clone, so that Git asks nothing about it.
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { remoteUri, root, startWorkbench, workbenchPage } from './workbench.mjs';

/** The copy may lie within a repository, which Git would ask about. */
const UNASKED = { 'git.openRepositoryInParentFolders': 'never' };

/** The folder, the body to begin with, and the extension in a folder that is named as if it were installed: pages of rules are known by that. */
export function copyExamples() {
  const place = mkdtempSync(join(tmpdir(), 'mi-webhook-start-'));
  const folder = join(place, 'examples');
  cpSync(join(root, 'examples'), folder, { recursive: true });
  const extension = join(place, 'mi-webhook.mi-webhook-start');
  symlinkSync(root.replace(/\/$/, ''), extension, 'junction');
  return { place, folder, extension, first: join(folder, 'published/product-view.webhook.liquid') };
}

/**
 * Runs them in the web workbench from npm: gives its address, and `stop`, which removes the copy as well. Preview and problems open by themselves,
 * because the extension runs as one that is being developed.
 */
export async function startExamples(token) {
  const { place, folder, extension, first } = copyExamples();
  const server = await startWorkbench({ token, settings: UNASKED, flags: ['--enable-smoke-test-driver'] });
  const payload = [
    ['extensionDevelopmentPath', remoteUri(server, extension)],
    ['openFile', remoteUri(server, first)],
  ];
  const stop = async () => {
    await server.stop();
    rmSync(place, { recursive: true, force: true });
  };
  return { address: workbenchPage(server, { folder, payload, token }), stop };
}
