// What sample users expect, in a real workbench: the Test Explorer, the difference in the preview, and a page that is zoomed.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { again, openFile, openWindow, PATIENCE, previewOf, runCommand } from '../../scripts/open-page.mjs';
import { root } from '../../scripts/workbench.mjs';
import { runSteps } from './run-steps.mjs';

const wait = { timeout: PATIENCE };
const pictures = join(root, 'test/.results');

const BODY = `{
  "type": "track",
  "event": "product_viewed",
  "user_id": "{{\${user_id} | json_escape}}",
  "timestamp": {{ 'now' | date: '%s' }}000,
  "properties": { "id": "{{event_properties.\${id} | json_escape}}", "price": {{event_properties.\${price} | plus: 0}} }
}
`;

function sampleUser(name, price) {
  const expected = {
    type: 'track',
    event: 'product_viewed',
    user_id: name,
    timestamp: '$timestamp',
    properties: { id: '56544', price },
  };
  return `${JSON.stringify(
    {
      name,
      user: { external_id: name },
      event: { name: 'Viewed', time: '2023-12-06T18:20:45Z', properties: { id: '56544', price: 1.99 } },
      expect: { 'a.webhook.liquid': expected },
    },
    null,
    2,
  )}\n`;
}

/** @param extension the folder of the extension, built or unpacked. */
export async function expectsPayloads({ executablePath, extension }) {
  const folder = mkdtempSync(join(tmpdir(), 'mi-webhook-expect-'));
  writeFileSync(join(folder, 'a.webhook.liquid'), BODY);
  writeFileSync(join(folder, 'ann.sample-user.json'), sampleUser('Ann', 1.99));
  writeFileSync(join(folder, 'bob.sample-user.json'), sampleUser('Bob', '1.99'));
  const viewport = { width: 1600, height: 1000 };
  const window = await openWindow({ executablePath, extension, folder, file: 'a.webhook.liquid', viewport });
  const { page } = window;
  const preview = previewOf(page);
  try {
    return await runSteps(window, 'expect', {
      'runs the tests of the sample users, and counts those that fail': () => runsTests(page),
      'shows the difference of one at its key': () => showsDifference(page),
      'runs again when the sample user is saved': () => runsOnSave(page, folder),
      'tells the difference to the expected payload in the preview': () => tellsExpected(page, preview),
      'records what the body sends, and first copies a sample user that is built in': () => records(page, folder),
      'shows everything at twice the size': () => zooms(page, preview),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function test(page, name) {
  return page.locator('.test-explorer .monaco-list-row', { hasText: name }).first();
}

async function runsTests(page) {
  await page.locator('.statusbar-item', { hasText: /JSON/ }).first().waitFor(wait);
  await again(async () => {
    await page.keyboard.press('Escape');
    await runCommand(page, 'Testing: Focus on Test Explorer View');
    await runCommand(page, 'Test: Run All Tests');
    await test(page, 'Bob').waitFor({ timeout: PATIENCE / 3 });
    await page
      .locator('.test-explorer .codicon-testing-failed-icon')
      .first()
      .waitFor({ timeout: PATIENCE / 3 });
  });
  await page.locator('.test-explorer .codicon-testing-passed-icon').first().waitFor(wait);
  await page.locator('.result-summary', { hasText: '1/2' }).first().waitFor(wait);
  await page.screenshot({ path: join(pictures, 'test-explorer.png') });
}

/** The editor opens its own comparison of both payloads, at the key that expects one. */
async function showsDifference(page) {
  await openFile(page, 'bob.sample-user.json');
  const changed = page.locator('.monaco-diff-editor .line-insert, .monaco-diff-editor .char-insert').first();
  await again(async () => {
    await page.keyboard.press('Escape');
    await page
      .locator('.test-error-content-widget')
      .first()
      .click({ timeout: PATIENCE / 3 });
    await changed.waitFor({ timeout: PATIENCE / 3 });
  });
  await page.screenshot({ path: join(pictures, 'test-difference.png') });
  const shown = (await page.locator('.monaco-diff-editor .view-lines').allTextContents()).join('\n');
  assert.match(shown, /"price":.?"1\.99"[\s\S]*"price":.?1\.99\b/);
  assert.doesNotMatch(shown, /\$timestamp/, 'what may vary is no difference');
  await page.keyboard.press('Escape');
}

/** Written by another program, it is no file that was saved; so it is changed in the editor. */
async function runsOnSave(page, folder) {
  await openFile(page, 'bob.sample-user.json');
  await page.locator('.monaco-editor.focused[data-uri$="bob.sample-user.json"]').first().waitFor(wait);
  await page.keyboard.press('Control+A');
  await page.evaluate((text) => navigator.clipboard.writeText(text), sampleUser('Bob', 1.99));
  await page.keyboard.press('Control+V');
  await page.keyboard.press('Control+S');
  await page.locator('.result-summary', { hasText: '2/2' }).first().waitFor(wait);
  writeFileSync(join(folder, 'bob.sample-user.json'), sampleUser('Bob', '1.99'));
}

async function records(page, folder) {
  await openFile(page, 'a.webhook.liquid');
  const copied = () => readdirSync(folder).find((name) => name.startsWith('known-user'));
  await again(async () => {
    await page.keyboard.press('Escape');
    await runCommand(page, 'Movable Ink: Select Sample User');
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'Known user' })
      .first()
      .click({ timeout: 8000 });
    await runCommand(page, 'Movable Ink: Record Expected Payload');
    const toast = page.locator('.notification-toast', { hasText: 'is built in' });
    await toast.getByRole('button', { name: 'Copy to a File…' }).click({ timeout: PATIENCE / 3 });
    await page
      .locator('.quick-input-widget .monaco-button', { hasText: /OK|Save/ })
      .first()
      .click({ timeout: 8000 });
  });
  await page.locator('.statusbar-item', { hasText: 'Recorded what the body sends for' }).waitFor(wait);
  const { expect } = JSON.parse(readFileSync(join(folder, copied()), 'utf8'));
  assert.equal(expect['a.webhook.liquid'].properties.price, 1.99);
  await page.locator('.result-summary', { hasText: '2/3' }).first().waitFor(wait);
}

async function tellsExpected(page, preview) {
  await openFile(page, 'a.webhook.liquid');
  await again(async () => {
    await page.keyboard.press('Escape');
    await runCommand(page, 'Movable Ink: Open Preview to the Side');
    await preview.locator('#sample-user option', { hasText: 'Bob' }).waitFor({ state: 'attached', timeout: 30_000 });
  });
  await preview.locator('#sample-user').selectOption({ label: 'Bob' });
  await preview.locator('.line', { hasText: '"Bob"' }).first().waitFor(wait);
  await preview.locator('#tab-difference').click(wait);
  await preview.locator('#compare').selectOption({ label: 'Expected payload' });
  await preview.locator('#difference .removed', { hasText: '"price": "1.99"' }).waitFor(wait);
  await preview.locator('#difference .added', { hasText: '"price": 1.99' }).waitFor(wait);
  assert.equal(await preview.locator('#difference .removed').count(), 1, 'the time may vary');
  await preview.locator('#sample-user').selectOption({ label: 'Ann' });
  await preview.getByText('The payload is as expected.').waitFor(wait);
}

/** A page at 200 % has half as many of its own pixels: nothing is cut off, and nothing covers anything else. */
async function zooms(page, preview) {
  await page.setViewportSize({ width: 800, height: 500 });
  await hides(page, 'sidebar', 'View: Toggle Primary Side Bar Visibility');
  await hides(page, 'panel', 'View: Toggle Panel Visibility');
  const { height } = await page.locator('iframe.webview.ready').first().boundingBox();
  assert.ok(height > 350, `the preview has ${height} of 500 pixels`);
  for (const tab of ['difference', 'request', 'payload']) {
    await preview.locator(`#tab-${tab}`).click(wait);
    await preview.locator(`#panel-${tab}`).waitFor(wait);
    assert.deepEqual(await preview.locator('body').evaluate(faultsOfLayout), [], tab);
    await page.screenshot({ path: join(pictures, `zoom-${tab}.png`) });
  }
}

/** A part of the window that would take the room of the preview, such as the results of tests. */
async function hides(page, part, command) {
  const shown = page.locator(`.part.${part}`);
  await again(async () => {
    await page.keyboard.press('Escape');
    if (await shown.isVisible()) await runCommand(page, command);
    await shown.waitFor({ state: 'hidden', timeout: PATIENCE / 3 });
  });
}

/** In the page: what is wider than it, and which controls overlap. */
function faultsOfLayout(body) {
  const { clientWidth, clientHeight } = document.documentElement;
  const shown = [...body.querySelectorAll('button, select, h1, label, strong, .note, .line, .change, dd, dt')]
    .map((one) => ({ name: `${one.tagName} ${one.textContent.slice(0, 30)}`, one, box: one.getBoundingClientRect() }))
    .filter(({ one, box }) => one.checkVisibility() && box.width > 1 && box.height > 1);
  const wide = shown
    .filter(({ box }) => box.left < 0 || box.right > clientWidth + 1)
    .map(({ name }) => `cut off: ${name}`);
  const controls = shown.filter(({ one }) => one.matches('button, select'));
  const covered = controls.flatMap(({ name, one, box }, at) =>
    controls
      .slice(at + 1)
      .filter((other) => !one.contains(other.one))
      .filter(
        ({ box: other }) =>
          other.left < box.right - 1 &&
          other.right > box.left + 1 &&
          other.top < box.bottom - 1 &&
          other.bottom > box.top + 1,
      )
      .map((other) => `overlap: ${name} and ${other.name}`),
  );
  const header = document.querySelector('header');
  const sticks = getComputedStyle(header).position === 'sticky' && header.offsetHeight > clientHeight / 2;
  return [...wide, ...covered, ...(sticks ? ['the header covers more than half'] : [])];
}
