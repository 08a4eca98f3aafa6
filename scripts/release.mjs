// npm run release: builds, checks and packs everything that is published, into release/. Refuses when versions, names or files are not in step.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pack, packCommandLine } from './package.mjs';
import { disagreements, openItems, readRelease } from './release/in-step.mjs';
import { tryCommandLine } from './release/try-package.mjs';
import { build, installPackages } from './setup.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'release');

const release = readRelease(root);
const problems = disagreements(release);
if (problems.length > 0) {
  console.error(['Nothing was packed:', ...problems.map((problem) => `- ${problem}`)].join('\n'));
  process.exit(1);
}
const { manifest, names } = release;
installPackages();
build();
rmSync(out, { recursive: true, force: true });
mkdirSync(out);
const sums = [
  [`${names.extension}-${manifest.version}.vsix`, pack],
  [`${names.npmPackage.replace(/^@/, '').replace('/', '-')}-${manifest.version}.tgz`, packCommandLine],
].map(([file, make]) => `${make(join(out, file)).sha256}  ${file}`);
const [, commandLine] = sums.map((line) => join(out, line.slice(line.indexOf('  ') + 2)));
tryCommandLine(commandLine, names, manifest.version);
writeFileSync(join(out, 'SHA256SUMS'), `${sums.join('\n')}\n`);
console.log(
  ['', ...sums, '', 'In release/. Before you publish:', ...openItems(release).map((item) => `- ${item}`)].join('\n'),
);
