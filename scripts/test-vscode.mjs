// Runs test/vscode/suite in the extension host of a real VS Code: the one that VSCODE_PATH names, else the build from npm with a
// headless browser as its window, else, where that does not run, one that is downloaded. Prints the results and gives their counts.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser, launchBrowser } from './browser.mjs';
import { installWorkbench, workbenchProblem } from './install-workbench.mjs';
import { remoteUri, root, startWorkbench, workbenchPage } from './workbench.mjs';

const suite = join(root, 'test/vscode/suite/index.cjs');
const results = join(root, 'test/.results/vscode.json');
/** Milliseconds after which a suite that gives no sign is given up. */
const PATIENCE = 600_000;

/** Why the workbench cannot run here, or undefined. Installs what is missing. */
export function prepareWorkbench() {
  const problem = workbenchProblem();
  if (problem !== undefined) return { problem };
  const browser = findBrowser();
  if (browser === undefined) return { problem: 'there is no Chromium, and it cannot be installed from here' };
  installWorkbench();
  return { browser };
}

export function copyOfExamples() {
  const folder = mkdtempSync(join(tmpdir(), 'mi-webhook-examples-'));
  cpSync(join(root, 'examples'), folder, { recursive: true });
  return folder;
}

/** `{ passed, failed, skipped }`. An extension host that dies leaves no results: that is a failure whatever it said. */
export async function testInVsCode() {
  rmSync(results, { force: true });
  mkdirSync(join(root, 'test/.results'), { recursive: true });
  const folder = copyOfExamples();
  try {
    if (process.env.VSCODE_PATH !== undefined || workbenchProblem() !== undefined) await runInDesktop(folder);
    else {
      const { browser, problem } = prepareWorkbench();
      if (problem !== undefined) return skipped(problem);
      await runInWorkbench(browser, folder);
    }
  } catch (error) {
    console.error(error.message);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return counts();
}

function skipped(problem) {
  console.log(`skipped: no test in VS Code, because ${problem}`);
  return { passed: 0, failed: process.env.CI ? 1 : 0, skipped: 1 };
}

function counts() {
  if (!existsSync(results)) {
    console.error('FAILED: the suite did not run to its end');
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const { stats } = JSON.parse(readFileSync(results, 'utf8'));
  const none = stats.passes === 0 && stats.failures === 0;
  return { passed: stats.passes, failed: none ? 1 : stats.failures, skipped: stats.pending };
}

/** The VS Code that VSCODE_PATH names, else one that is downloaded. */
async function runInDesktop(folder) {
  const { runTests } = await import('@vscode/test-electron');
  const extensionTestsEnv = { TEST_RESULTS: results };
  const path = process.env.VSCODE_PATH;
  await runTests({
    ...(path === undefined ? {} : { vscodeExecutablePath: path }),
    extensionDevelopmentPath: root,
    extensionTestsPath: suite,
    launchArgs: [folder],
    extensionTestsEnv,
  });
}

/** The workbench tells of the suite through two functions that its page is given. */
async function runInWorkbench(executablePath, folder) {
  const server = await startWorkbench({
    flags: ['--enable-smoke-test-driver'],
    env: { TEST_RESULTS: results },
    // In a browser edits are saved after a second, behind which nothing is reverted.
    settings: { 'files.autoSave': 'off' },
  });
  const browser = await launchBrowser(executablePath);
  try {
    const page = await browser.newPage();
    const ended = new Promise((resolve) => {
      page.exposeFunction('codeAutomationExit', resolve);
      setTimeout(() => resolve(124), PATIENCE).unref();
    });
    await page.exposeFunction('codeAutomationLog', (_type, [text]) => {
      if (/^ {2}(ok|FAILED) /.test(String(text))) console.log(String(text));
    });
    const payload = [
      ['extensionDevelopmentPath', remoteUri(server, root.replace(/\/$/, ''))],
      ['extensionTestsPath', remoteUri(server, suite)],
      ['skipWelcome', 'true'],
    ];
    await page.goto(workbenchPage(server, { folder, payload }));
    if ((await ended) === 124) console.error(`FAILED: nothing was heard of the suite for ${PATIENCE / 1000} s`);
  } finally {
    await browser.close();
    await server.stop();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed, failed, skipped } = await testInVsCode();
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exit(failed > 0 ? 1 : 0);
}
