// npm run package: builds, and packs the extension and the command line. The same commit gives the same bytes. Fails when more than the
// product is in a package, and on any warning of the packer.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, installPackages } from './setup.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const LARGEST = 1024 * 1024;
const FOREIGN = /(^|\/)(test|scripts|node_modules|src|images)\/|\.(ts|map|vsix|tgz)$/;
const NOTICES = 'dist/THIRD-PARTY-NOTICES.txt';

/** What every package of ours is named after. */
export const { name } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Packs the extension into `file` and gives its size in bytes and its SHA-256. */
export function pack(file) {
  const seconds = execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' }).trim();
  const env = { ...process.env, SOURCE_DATE_EPOCH: seconds };
  const vsce = (...args) =>
    spawnSync('node', [join(root, 'node_modules/@vscode/vsce/vsce'), ...args], { cwd: root, env, encoding: 'utf8' });
  const listed = vsce('ls', '--no-dependencies');
  mustHoldTheProductOnly(listed.stdout.trim().split('\n'));
  const { status, stdout, stderr } = vsce('package', '--no-dependencies', '-o', file);
  const said = `${listed.stderr}${stdout}${stderr}`;
  if (status !== 0 || /\bWARNING\b/i.test(said))
    throw new Error(`vsce must pack without a warning, but says:\n${said}`);
  return measured(file);
}

/** Packs the command line into `file`, likewise. What it needs is bundled, so that it can be installed without a network. */
export function packCommandLine(file) {
  const folder = mkdtempSync(join(dirname(file), '.pack-'));
  try {
    // What is packed was built already.
    const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
    const [{ filename, files }] = JSON.parse(execFileSync('npm', args, { cwd: root, encoding: 'utf8' }));
    mustHoldTheProductOnly(files.map(({ path }) => path));
    renameSync(join(folder, filename), file);
  } finally {
    rmSync(folder, { recursive: true });
  }
  return measured(file);
}

function mustHoldTheProductOnly(paths) {
  const foreign = paths.filter((path) => FOREIGN.test(path) && !path.startsWith('server/schemas/'));
  if (foreign.length > 0) throw new Error(`the package would hold ${foreign.join(', ')}`);
  const missing = [NOTICES, 'LICENSE'].filter((path) => !paths.includes(path));
  if (missing.length > 0) throw new Error(`the package would be without ${missing.join(' and ')}`);
}

function measured(file) {
  const bytes = readFileSync(file);
  if (bytes.length > LARGEST) throw new Error(`${file} has ${bytes.length} bytes, more than ${LARGEST}`);
  return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installPackages();
  build();
  for (const [file, make] of [
    [`${name}.vsix`, pack],
    [`${name}.tgz`, packCommandLine],
  ]) {
    const { size, sha256 } = make(join(root, file));
    console.log(`${file}: ${(size / 1024).toFixed(0)} KB, sha256 ${sha256}`);
  }
}
