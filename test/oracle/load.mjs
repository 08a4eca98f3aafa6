// Lets a script use the engine, which is TypeScript.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { generateValidators } from '../../scripts/generate-validators.mjs';

/** A module of this repository, bundled; `entry` from its root. */
export async function load(entry) {
  await generateValidators();
  const { outputFiles } = await build({
    entryPoints: [entry],
    absWorkingDir: fileURLToPath(new URL('../..', import.meta.url)),
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
