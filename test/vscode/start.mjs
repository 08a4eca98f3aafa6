// What `npm start` shows: in the web workbench, and what it has the `code` of a desktop open.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { workbench } from '../../scripts/install-workbench.mjs';
import { openBrowser } from '../../scripts/open-browser.mjs';
import { hasDesktop, openDesktop } from '../../scripts/open-desktop.mjs';
import { dialogOf, openAddress, PATIENCE, previewOf } from '../../scripts/open-page.mjs';
import { startExamples } from '../../scripts/start-examples.mjs';
import { runSteps } from './run-steps.mjs';

const wait = { timeout: PATIENCE };

/** Everything that `npm start` shows, in the web workbench. */
export async function startsWithEverything({ executablePath }) {
  const token = 'only-this-test';
  const repository = folderInRepository();
  const { address, stop } = await inTemporaryFolder(repository, () => startExamples(token));
  const { browser, page } = await openAddress(executablePath, address);
  const close = async () => {
    await browser.close();
    await stop();
    rmSync(repository, { recursive: true, force: true });
  };
  return runSteps({ page, close }, 'start', {
    'shows a body': () => page.locator('.view-line', { hasText: 'Converts the timestamp' }).first().waitFor(wait),
    'its problems': () => page.locator('.markers-panel').getByText('Missing comma before').first().waitFor(wait),
    'and its preview': () => previewOf(page).getByText('Invalid JSON').first().waitFor(wait),
    'with nothing over them': async () => {
      await page.waitForTimeout(5000);
      assert.equal(await dialogOf(page).count(), 0);
      assert.deepEqual(await page.locator('.notification-toast').allTextContents(), []);
    },
    'opens the browser where there is a desktop': async () => opensBrowser(address),
    'has the VS Code of a desktop open the same': async () => opensOnDesktop(),
  });
}

/** Git asks about a folder that lies within a repository. */
function folderInRepository() {
  const repository = mkdtempSync(join(tmpdir(), 'mi-webhook-repository-'));
  assert.equal(spawnSync('git', ['init', '-q', repository]).status, 0);
  return repository;
}

async function inTemporaryFolder(folder, work) {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** An `xdg-open` in the path that writes down what it is asked for. */
async function opensBrowser(address) {
  const place = mkdtempSync(join(tmpdir(), 'mi-webhook-open-'));
  const log = join(place, 'asked');
  writeFileSync(join(place, 'xdg-open'), `#!/bin/sh\nprintf '%s' "$1" > '${log}.new' && mv '${log}.new' '${log}'\n`);
  chmodSync(join(place, 'xdg-open'), 0o755);
  const desktop = { PATH: [place, process.env.PATH].join(delimiter), DISPLAY: ':0' };
  try {
    for (const env of [
      { ...desktop, DISPLAY: '' },
      { ...desktop, BROWSER: 'none' },
      { ...desktop, CI: 'true' },
    ])
      assert.equal(openBrowser(address, env), false);
    assert.equal(openBrowser(address, desktop), true);
    for (let tries = 0; !existsSync(log) && tries < 100; tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(readFileSync(log, 'utf8'), address);
  } finally {
    rmSync(place, { recursive: true });
  }
}

/** A `code` in the path that writes down what it is asked for. What the web workbench is asked for is the same, and is looked at above. */
function opensOnDesktop() {
  const place = mkdtempSync(join(tmpdir(), 'mi-webhook-code-'));
  const log = join(place, 'asked');
  writeFileSync(join(place, 'code'), `#!/bin/sh\nprintf '%s\\n' "$@" > '${log}'\n`);
  chmodSync(join(place, 'code'), 0o755);
  const path = process.env.PATH;
  process.env.PATH = `${place}${delimiter}${path}`;
  try {
    assert.ok(hasDesktop());
    assert.ok(openDesktop());
  } finally {
    process.env.PATH = path;
  }
  const asked = readFileSync(log, 'utf8').trimEnd().split('\n');
  rmSync(place, { recursive: true });
  const [folder, goto, first] = asked.slice(-3);
  const [development] = asked.filter((arg) => arg.startsWith('--extensionDevelopmentPath='));
  const extension = development.slice(development.indexOf('=') + 1);
  try {
    assert.equal(goto, '--goto');
    assert.ok(statSync(folder).isDirectory() && first.startsWith(folder) && existsSync(first));
    assert.ok(existsSync(join(extension, 'dist/client.js')));
    const known = readFileSync(workbench.server, 'utf8');
    for (const flag of asked.filter((arg) => arg.startsWith('--')).map((arg) => arg.slice(2).split('=')[0]))
      assert.ok(known.includes(`"${flag}":{type:`) || known.includes(`${flag}:{type:`), `VS Code knows no --${flag}`);
  } finally {
    rmSync(dirname(folder), { recursive: true, force: true });
  }
}
