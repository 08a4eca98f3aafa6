// The first hour without a mouse: nothing in here clicks.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { again, copiedText, openWindow, PATIENCE, previewOf } from '../../scripts/open-page.mjs';
import { root } from '../../scripts/workbench.mjs';
import { statusSays } from './newcomer.mjs';
import { runSteps } from './run-steps.mjs';

const wait = { timeout: PATIENCE };
const published = readFileSync(join(root, 'examples/published/product-view.webhook.liquid'), 'utf8');
/** More than the preview has elements to stop at. */
const STOPS = 60;

/** @param extension the folder of the extension, built or unpacked. */
export async function byKeyboard({ executablePath, extension, look }) {
  const home = mkdtempSync(join(tmpdir(), 'mi-webhook-home-'));
  const window = await openWindow({ executablePath, extension, look, env: { HOME: home } });
  const { page } = window;
  const preview = previewOf(page);
  try {
    return await runSteps(window, 'by-keyboard', {
      'pastes a body and sets its language': () => pasteBody(page),
      'goes from problem to problem': () => goToProblem(page),
      'applies all safe fixes': () => fixAll(page),
      'opens the preview and goes there': () => goToPreview(page, preview),
      'chooses another sample user': async () => {
        await goTo(page, preview, '#sample-user');
        await page.keyboard.press('ArrowDown');
        await preview.getByText('"anonymous_id"').first().waitFor(wait);
      },
      'adds what is missing': async () => {
        await goTo(page, preview, '#notes button:not(.way)');
        await page.keyboard.press('Enter');
        await preview.locator('.line', { hasText: /"user_id": ".+"/ }).waitFor(wait);
      },
      'saves the sample user': () => save(page, preview, home),
      'opens the list of all sample users, and takes one': async () => {
        await goTo(page, preview, '#matrix summary');
        await page.keyboard.press('Enter');
        await goTo(page, preview, '.outcomes button');
        await page.keyboard.press('Enter');
        await preview.locator('.outcomes [aria-current=true]:focus').waitFor(wait);
      },
      'goes from a value to the output that printed it, and back': () => followValue(page, preview),
      'copies the payload': async () => {
        await goTo(page, preview, '#copy-payload');
        await page.keyboard.press('Enter');
        await page.locator('.statusbar-item', { hasText: 'Copied the payload' }).waitFor(wait);
        assert.equal(JSON.parse(await copiedText(page)).event, 'product_viewed');
      },
      'copies the body': async () => {
        await goTo(page, preview, '#copy-body');
        await page.keyboard.press('Enter');
        await page.locator('.statusbar-item', { hasText: 'Body copied' }).waitFor(wait);
        assert.match(await copiedText(page), /json_escape/);
      },
    });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** By the command palette, whose first entry may be another. */
async function runByKeys(page, title) {
  await page.keyboard.press('F1');
  await page.waitForSelector('.quick-input-widget input');
  await page.keyboard.type(title);
  await page.locator(`.quick-input-list .monaco-list-row[aria-label^="${title}"]`).first().waitFor({ timeout: 8000 });
  const focused = page.locator('.quick-input-list .monaco-list-row.focused');
  const isThere = async () => (await focused.getAttribute('aria-label'))?.startsWith(title);
  for (let steps = 0; steps < 20 && !(await isThere()); steps++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

async function pasteBody(page) {
  await again(async () => {
    await page.keyboard.press('Escape');
    await runByKeys(page, 'File: New Untitled Text File');
    await page.locator('.monaco-editor.focused').first().waitFor({ timeout: 8000 });
  });
  await page.evaluate((text) => navigator.clipboard.writeText(text), published);
  await page.keyboard.press('Control+V');
  await page.locator('.view-line', { hasText: 'Converts the timestamp' }).first().waitFor(wait);
  await again(async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+K');
    await page.keyboard.press('m');
    await page.waitForSelector('.quick-input-widget input');
    await page.keyboard.type('Braze Webhook');
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Braze Webhook' }).waitFor(wait);
    await page.keyboard.press('Enter');
    await page.locator('.statusbar-item', { hasText: /Can send invalid JSON \(5 ways\)/ }).waitFor({ timeout: 20_000 });
  });
}

async function goToProblem(page) {
  await page.keyboard.press('F8');
  await page.locator('.marker-widget', { hasText: 'mi-webhook' }).first().waitFor(wait);
  await page.keyboard.press('Escape');
}

function fixAll(page) {
  return again(async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+.');
    const focused = page.locator('.action-widget .monaco-list-row.focused');
    await focused.waitFor({ timeout: 20_000 });
    for (let steps = 0; steps < 10 && !/Apply all safe fixes/.test(await focused.textContent()); steps++)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await statusSays(page, /Always valid JSON/);
  });
}

async function goToPreview(page, preview) {
  await page.keyboard.press('Control+K');
  await page.keyboard.press('v');
  await preview.getByText('✓ Valid JSON').first().waitFor(wait);
  await page.keyboard.press('Control+2');
}

/** Tab until the element has the focus. */
async function goTo(page, preview, selector) {
  await preview
    .locator(selector)
    .first()
    .waitFor({ state: 'attached', ...wait });
  const reached = preview.locator(`${selector}:focus`);
  for (let stops = 0; stops < STOPS && (await reached.count()) === 0; stops++) await page.keyboard.press('Tab');
  assert.equal(await reached.count(), 1, `Tab does not reach ${selector}`);
}

async function save(page, preview, home) {
  await goTo(page, preview, '#save');
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget input').first().waitFor(wait);
  const saved = () => readdirSync(home).filter((name) => /^[^.]+\.sample-user\.json$/.test(name));
  for (let tries = 0; saved().length === 0 && tries < 60; tries++) {
    await page.keyboard.press('Enter');
    await page.waitForTimeout(1000);
  }
  assert.equal(saved().length, 1);
  await preview.locator('#save').waitFor({ state: 'hidden', ...wait });
  await page.keyboard.press('Control+2');
}

async function followValue(page, preview) {
  await goTo(page, preview, '[role=link]');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('.monaco-editor.focused').first().waitFor(wait);
  await preview.locator('main .linked').first().waitFor(wait);
  await page.keyboard.press('Control+2');
}
