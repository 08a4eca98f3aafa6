// node scripts/first-hour.mjs [LOOK…]: walks through the first hour with the packaged extension in all themes, or in some. A picture of every
// step is then in test/.results.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { THEMES } from '../test/vscode/preview-workspace.mjs';
import { installAsReadme } from './install-as-readme.mjs';
import { name, pack, packCommandLine } from './package.mjs';
import { walkFirstHour } from './test-e2e.mjs';
import { prepareWorkbench } from './test-vscode.mjs';
import { root } from './workbench.mjs';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((one) => !THEMES.some(({ look }) => look === one));
if (unknown.length > 0)
  throw new Error(`no theme is called ${unknown.join(', ')}: there are ${THEMES.map(({ look }) => look).join(', ')}`);
const looks = THEMES.filter(({ look }) => wanted.length === 0 || wanted.includes(look));
const { problem } = prepareWorkbench();
if (problem !== undefined) throw new Error(`no first hour, because ${problem}`);
const folder = mkdtempSync(join(tmpdir(), `${name}-first-hour-`));
mkdirSync(join(root, 'test/.results'), { recursive: true });
try {
  const packages = [join(folder, `${name}.vsix`), join(folder, `${name}.tgz`)];
  pack(packages[0]);
  packCommandLine(packages[1]);
  const { passed, failed } = await walkFirstHour(installAsReadme(packages, folder, true), looks);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
