// npm run package: builds and packs the extension. The same commit gives the same bytes. Fails when more than the product is in it.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, installPackages } from './setup.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const LARGEST = 1024 * 1024;
const FOREIGN = /(^|\/)(test|scripts|node_modules|src)\/|\.(ts|map|vsix)$/;

/** Packs into `file` and gives its size in bytes and its SHA-256. */
export function pack(file) {
  const seconds = execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' }).trim();
  const vsce = join(root, 'node_modules/@vscode/vsce/vsce');
  const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  const env = { ...process.env, SOURCE_DATE_EPOCH: seconds };
  const listed = execFileSync('node', [vsce, 'ls', '--no-dependencies'], { cwd: root, env, encoding: 'utf8' })
    .trim()
    .split('\n');
  const foreign = listed.filter((path) => FOREIGN.test(path) && !path.startsWith('server/schemas/'));
  if (foreign.length > 0) throw new Error(`the package would hold ${foreign.join(', ')}`);
  execFileSync('node', [vsce, 'package', ...options, '-o', file], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const bytes = readFileSync(file);
  if (bytes.length > LARGEST) throw new Error(`the package is ${bytes.length} bytes, more than ${LARGEST}`);
  return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installPackages();
  build();
  const file = join(root, 'mi-webhook.vsix');
  const { size, sha256 } = pack(file);
  console.log(`mi-webhook.vsix: ${(size / 1024).toFixed(0)} KB, sha256 ${sha256}`);
}
