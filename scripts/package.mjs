// npm run package: builds, and packs the extension and the command line. The same commit gives the same bytes. Fails when more than the
// product is in a package, and on any warning of the packer.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandLineManifest, names } from './release/names.mjs';
import { staged } from './release/stage.mjs';
import { build, installPackages } from './setup.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const LARGEST = 1.75 * 1024 * 1024;
const FOREIGN = /(^|\/)(test|scripts|node_modules|src|images)\/|\.(ts|map|vsix|tgz)$/;
const NOTICES = 'dist/THIRD-PARTY-NOTICES.txt';

/** What every package of ours is named after. */
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const texts = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8'));
export const { name, version } = manifest;

/** Of the bundles, what the command line and the language server run. */
const RUN_BY_COMMAND_LINE =
  /^dist\/((cli|server|asked|after-edit|writing|writing-help|render-worker|validate-[\w-]+)\.js|package\.json|THIRD-PARTY-NOTICES\.txt)$/;
/** Of everything else, what only the extension needs. */
const OF_EXTENSION =
  /^(docs\/walkthrough|snippets|syntaxes|l10n)\/|^(docs\/icon\.png|language-configuration\.json|package\.nls.*\.json)$/;

function isOfCommandLine(path) {
  return path.startsWith('dist/') ? RUN_BY_COMMAND_LINE.test(path) : !OF_EXTENSION.test(path);
}

/** Packs the extension into `file` and gives its size in bytes and its SHA-256. */
export function pack(file) {
  const listed = vsce(root, 'ls', '--no-dependencies');
  const files = filesIn(listed.stdout);
  mustHoldTheProductOnly(files);
  const { status, stdout, stderr } = staged(root, files, manifest, (folder) =>
    vsce(folder, 'package', '--no-dependencies', '-o', file),
  );
  const said = `${listed.stderr}${stdout}${stderr}`;
  if (status !== 0 || /\bWARNING\b/i.test(said))
    throw new Error(`vsce must pack without a warning, but says:\n${said}`);
  return measured(file);
}

/** Times in the archive are those of the commit, as a clock in UTC shows them. */
function vsce(cwd, ...args) {
  const seconds = execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' }).trim();
  const env = { ...process.env, SOURCE_DATE_EPOCH: seconds, TZ: 'UTC', LC_ALL: 'C' };
  return spawnSync('node', [join(root, 'node_modules/@vscode/vsce/vsce'), ...args], { cwd, env, encoding: 'utf8' });
}

function filesIn(listed) {
  return listed.trim().split(/\r?\n/);
}

/** Packs the command line into `file`, likewise. What it needs is bundled, so that it can be installed without a network. */
export function packCommandLine(file) {
  const files = filesIn(vsce(root, 'ls', '--no-dependencies').stdout).filter(isOfCommandLine);
  const place = mkdtempSync(join(dirname(file), '.pack-'));
  try {
    const own = commandLineManifest(manifest, texts, names);
    const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', place];
    const said = staged(root, files, own, (cwd) => execFileSync('npm', args, { cwd, encoding: 'utf8' }));
    const [packed] = JSON.parse(said);
    mustHoldTheProductOnly(packed.files.map(({ path }) => path));
    renameSync(join(place, packed.filename), file);
  } finally {
    rmSync(place, { recursive: true });
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
