// Loads modules of the sources, which are TypeScript, into a script.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The exports of a module that is given as text; its paths begin at the project's folder. */
export async function loadSources(contents) {
  const { outfile, remove } = await bundleSources(contents);
  const loaded = await import(pathToFileURL(outfile).href);
  remove();
  return loaded;
}

/** The same as a file, for other processes to import. */
export async function bundleSources(contents) {
  const folder = mkdtempSync(join(tmpdir(), 'mi-webhook-'));
  const outfile = join(folder, 'sources.mjs');
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    outfile,
    logLevel: 'error',
  });
  return { outfile, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
