// Runs test/vscode/web in the web worker host of a real VS Code: the workbench from npm, which is told that this extension is one for
// browsers. Nothing but the workbench itself may be asked for anything.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { launchBrowser } from './browser.mjs';
import { previewOf } from './open-page.mjs';
import { copyOfExamples, prepareWorkbench } from './test-vscode.mjs';
import { remoteUri, root, startWorkbench, workbenchPage } from './workbench.mjs';

const suite = join(root, 'test/.results/web/suite.js');
const pictures = join(root, 'test/.results');
/** Milliseconds after which a suite that gives no sign is given up. */
const PATIENCE = 180_000;
const SETTINGS = {
  'files.autoSave': 'off',
  'remote.extensionKind': { 'mi-webhook.mi-webhook': ['web'] },
  'extensions.webWorker': true,
};

/** `{ passed, failed, skipped }`. */
export async function testInWebHost() {
  const { browser, problem } = prepareWorkbench();
  if (problem !== undefined) {
    console.log(`skipped: no test in the web host, because ${problem}`);
    return { passed: 0, failed: process.env.CI ? 1 : 0, skipped: 1 };
  }
  await bundleSuite();
  const folder = copyOfExamples();
  const results = { passed: 0, failed: 0, skipped: 0 };
  const note = (good, words) => {
    results[good ? 'passed' : 'failed']++;
    console.log(`  ${good ? 'ok' : 'FAILED'} ${words}`);
  };
  try {
    await runSuite(browser, folder, results, note);
  } catch (error) {
    note(false, error.message);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return results;
}

/** The file that a host runs. */
export async function bundleSuite() {
  mkdirSync(pictures, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['test/vscode/web/suite.js'],
    outfile: suite,
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    external: ['vscode'],
    logLevel: 'warning',
  });
  return suite;
}

async function runSuite(executablePath, folder, results, note) {
  const server = await startWorkbench({ settings: SETTINGS, flags: ['--enable-smoke-test-driver'] });
  const browser = await launchBrowser(executablePath);
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const elsewhere = requestsElsewhere(context, server);
    const page = await context.newPage();
    const ended = endOfSuite(page, results);
    const payload = [
      ['extensionDevelopmentPath', remoteUri(server, root.replace(/\/$/, ''))],
      ['extensionTestsPath', remoteUri(server, suite)],
      ['skipWelcome', 'true'],
    ];
    await page.goto(workbenchPage(server, { folder, payload }));
    const code = await ended;
    note(code === 0 && results.passed > 0, `the suite ended with ${code}`);
    const shown = previewOf(page).locator('#rendering');
    await shown.getByText('product_viewed').first().waitFor({ timeout: 20_000 });
    note(true, 'the preview shows the payload');
    await page.screenshot({ path: join(pictures, 'web.png') });
    note(
      elsewhere.size === 0,
      `nothing is asked of other machines${[...elsewhere].map((url) => `\n    ${url}`).join('')}`,
    );
    await stopRunaways(browser, note);
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Milliseconds that a busy machine may add to what a rendering has. */
const SLACK = 500;

/** With 250 ms counts may end it before the clock does; with 50 ms nothing but the clock does. */
async function stopRunaways(browser, note) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['test/vscode/web/runaway.js'],
    bundle: true,
    format: 'iife',
    platform: 'browser',
    write: false,
    logLevel: 'warning',
  });
  const page = await browser.newPage();
  await page.addScriptTag({ content: outputFiles[0].text });
  const worker = readFileSync(join(root, 'dist/browser/render-worker.js'), 'utf8');
  for (const time of [250, 50]) {
    const run = ([source, most]) => globalThis.renderRunaway(source, most);
    const { before, reason, taken, after } = await page.evaluate(run, [worker, time]);
    const isStopped = reason.startsWith(time === 50 ? 'Stopped after 50 ms' : 'Stopped') && taken < time + SLACK;
    const goesOn = before === '{"a": 1}' && after === '{"a": 2}';
    note(isStopped && goesOn, `a runaway template is stopped after ${taken.toFixed(0)} of ${time} ms: ${reason}`);
  }
}

/** Its tests count as they are told. */
export function endOfSuite(page, results) {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`nothing was heard of the suite for ${PATIENCE / 1000} s`)), PATIENCE).unref();
    const hear = (_type, [text]) => {
      const [, word] = /^ {2}(ok|FAILED) /.exec(String(text)) ?? [];
      if (word === undefined) return;
      results[word === 'ok' ? 'passed' : 'failed']++;
      console.log(String(text));
    };
    page.exposeFunction('codeAutomationLog', hear).catch(reject);
    page.exposeFunction('codeAutomationExit', resolve).catch(reject);
  });
}

/** What is asked of any machine but the workbench's own server. Pages of webviews have an address that their service worker answers. */
function requestsElsewhere(context, { address }) {
  const elsewhere = new Set();
  context.on('request', (request) => {
    const url = new URL(request.url());
    const isOwn = url.host === new URL(address).host || url.hostname.endsWith('.vscode-resource.vscode-cdn.net');
    if (/^(https?|wss?):$/.test(url.protocol) && !isOwn) elsewhere.add(url.href);
  });
  return elsewhere;
}

if (process.argv[1] === join(root, 'scripts/test-web.mjs')) {
  if (!existsSync(join(root, 'dist/browser/client.js'))) throw new Error('Build first: npm run build');
  const { passed, failed, skipped } = await testInWebHost();
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exit(failed > 0 ? 1 : 0);
}
