// Times the preview page in a real Chromium: from the message with a new rendering until the page has its new elements, styles and layout.
//   node scripts/bench/preview-page.mjs [--size '20 KB'] [--shapes realistic,event] [--letters 60]
// CPU time is that of the page's own thread. A frame is 16.7 ms.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { findBrowser, launchBrowser } from '../browser.mjs';
import { bodyOf, placeIn, SIZES } from './bodies.mjs';
import { median, quantile } from './numbers.mjs';
import { ours, root } from './servers.mjs';
import { Typist } from './typist.mjs';
import { userOf, writeUsers } from './users.mjs';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '20 KB' },
    shapes: { type: 'string', default: 'realistic,event' },
    letters: { type: 'string', default: '60' },
  },
});
const WARM_UP = 10;
const USERS = 20;
const PAGE = 'http://preview.invalid/';
const folder = mkdtempSync(join(tmpdir(), 'mi-webhook-bench-'));

/** The page as the extension makes it. */
async function pageText() {
  const outfile = join(folder, 'html.mjs');
  await build({
    entryPoints: [join(root, 'client/src/preview/html.ts')],
    alias: { vscode: join(root, 'test/client/vscode.ts') },
    bundle: true,
    format: 'esm',
    outfile,
    logLevel: 'error',
  });
  const { previewHtml } = await import(pathToFileURL(outfile).href);
  return previewHtml({ script: 'webview.js', style: 'webview.css', cspSource: PAGE, nonce: 'bench' });
}

/** A busy machine may need more than the time of a rendering. */
async function renderedBy({ connection, uri }) {
  for (;;) {
    const result = await connection.sendRequest('mi-webhook/render', { uri, sampleUser: userOf(folder, 3) });
    if (result.status === 'valid') return result;
  }
}

/** What the server answers to letters: the shown rendering, and what all sample users come to. */
async function answersFor(shape) {
  const uri = pathToFileURL(join(folder, 'body.webhook.liquid')).href;
  const typist = await Typist.start({ ...ours(), uri, rootUri: pathToFileURL(folder).href });
  const text = bodyOf(shape, SIZES[values.size]);
  writeFileSync(join(folder, 'body.webhook.liquid'), text);
  await typist.open(text, placeIn(text));
  const answers = [];
  for (let version = 0; version < 2; version++) {
    await typist.type();
    const result = await renderedBy(typist);
    const outcomes = await typist.connection.sendRequest('mi-webhook/outcomes', { uri });
    answers.push({
      rendered: { kind: 'rendered', fileName: 'body', result },
      outcomes: { kind: 'outcomes', outcomes },
    });
  }
  typist.stop();
  return answers;
}

async function openPage(browser) {
  const page = await browser.newPage({ viewport: { width: 700, height: 1000 } });
  await page.addInitScript(() => {
    window.acquireVsCodeApi = () => ({ postMessage() {}, getState() {}, setState() {} });
  });
  const text = await pageText();
  await page.route('**', (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') return route.fulfill({ contentType: 'text/html', body: text });
    return route.fulfill({ path: join(root, 'dist', name) });
  });
  await page.goto(PAGE);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { page, session };
}

async function cpuOf(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name) => metrics.find((metric) => metric.name === name).value * 1000;
  return of('ScriptDuration') + of('LayoutDuration') + of('RecalcStyleDuration');
}

/** Both messages are there before the clock starts, as they are cloned from another process. */
async function receive({ page, session }, index, kind) {
  const before = await cpuOf(session);
  const times = await page.evaluate(
    ([at, of]) => {
      const data = structuredClone(window.answers[at][of]);
      const started = performance.now();
      window.dispatchEvent(new MessageEvent('message', { data }));
      const scripted = performance.now();
      document.documentElement.getBoundingClientRect();
      return { script: scripted - started, clock: performance.now() - started };
    },
    [index, kind],
  );
  return { ...times, cpu: (await cpuOf(session)) - before };
}

function row(times) {
  const of = (key) => times.map((time) => time[key]);
  return {
    'script, clock': median(of('script')).toFixed(1),
    'script and layout, clock': median(of('clock')).toFixed(1),
    'p95, clock': quantile(of('clock'), 0.95).toFixed(1),
    'CPU, median': median(of('cpu')).toFixed(1),
  };
}

async function measure(browser, shape) {
  const opened = await openPage(browser);
  const answers = await answersFor(shape);
  await opened.page.evaluate((all) => {
    window.answers = all;
  }, answers);
  const letters = [];
  const matrix = [];
  for (let time = 0; time < WARM_UP + Number(values.letters); time++) {
    letters.push(await receive(opened, time % 2, 'rendered'));
    matrix.push(await receive(opened, time % 2, 'outcomes'));
  }
  const lines = await opened.page.locator('#rendering .line').count();
  await opened.page.close();
  console.log(`${shape}: ${answers[0].rendered.result.status}, ${lines} lines on the page`);
  return {
    [`${shape}: first rendering`]: row(letters.slice(0, 1)),
    [`${shape}: rendering`]: row(letters.slice(WARM_UP)),
    [`${shape}: ${USERS} users`]: row(matrix.slice(WARM_UP)),
  };
}

const executable = findBrowser();
if (executable === undefined) throw new Error('there is no Chromium');
writeUsers(folder, USERS);
const browser = await launchBrowser(executable);
try {
  let table = {};
  for (const shape of values.shapes.split(',')) table = { ...table, ...(await measure(browser, shape)) };
  console.log('Milliseconds.');
  console.table(table);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
