// A newcomer's first hour: from an empty window to a body in the clipboard. Nothing is typed but what is pasted, and everything else is clicked.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { again, copiedText, dialogOf, openWindow, PATIENCE, previewOf, runCommand } from '../../scripts/open-page.mjs';
import { root } from '../../scripts/workbench.mjs';
import { runSteps } from './run-steps.mjs';

const published = readFileSync(join(root, 'examples/published/product-view.webhook.liquid'), 'utf8');
const wait = { timeout: PATIENCE };

/** @param extension the folder of the extension, built or unpacked. */
export async function newcomer({ executablePath, extension }) {
  const home = mkdtempSync(join(tmpdir(), 'mi-webhook-home-'));
  const window = await openWindow({ executablePath, extension, env: { HOME: home } });
  const { page } = window;
  const preview = previewOf(page);
  try {
    return await runSteps(window, 'newcomer', {
      'pastes a body into an untitled file': () => paste(page),
      'is asked once whether it is a body, and sees what it can send': () => acceptOffer(page),
      'applies all safe fixes from the light bulb': () => fixAllFromLightBulb(page),
      'opens the preview by its button': () => openPreview(page, preview),
      'previews as an anonymous user': async () => {
        await preview.locator('select').first().selectOption('anonymous-user');
        await preview.getByText('"anonymous_id"').first().waitFor(wait);
      },
      'adds what is missing': () => addMissing(page, preview),
      'saves the sample user, under one suffix and a free name': () => saveSampleUser(page, preview, home),
      'copies the body, which is safe now, without being asked': () => copyBody(page),
      'copies the payload, without blank lines around it': () => copyPayload(page),
    });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function paste(page) {
  await again(async () => {
    await runCommand(page, 'File: New Untitled Text File');
    await page.locator('.tab.active', { hasText: 'Untitled-' }).first().waitFor({ timeout: 8000 });
  });
  await page.evaluate((text) => navigator.clipboard.writeText(text), published);
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+V');
  await page.locator('.view-line', { hasText: 'Converts the timestamp' }).first().waitFor(wait);
}

async function acceptOffer(page) {
  await page.locator('.notification-toast a.monaco-button', { hasText: 'Check as Braze Webhook Body' }).click(wait);
  await statusSays(page, /Can send invalid JSON \(5 ways\)/);
  await page.locator('.squiggly-error').first().waitFor(wait);
}

function fixAllFromLightBulb(page) {
  return again(async () => {
    await page.keyboard.press('Escape');
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+.');
    await page
      .locator('.action-widget .monaco-list-row', { hasText: 'Apply all safe fixes' })
      .click({ timeout: 20_000 });
    await statusSays(page, /Always valid JSON/);
  });
}

async function openPreview(page, preview) {
  await titleButton(page, 'Open Preview to the Side').click(wait);
  await preview.locator('select').first().waitFor(wait);
}

/** Where nothing is missing, there is still a case to keep. */
async function addMissing(page, preview) {
  const button = preview.getByRole('button', { name: /Add to (the )?sample user/ });
  let added = 0;
  for (; added < 20; added++) {
    const before = await button.count();
    if (before === 0) break;
    await button.first().click(wait);
    await page.waitForFunction(() => true);
    for (let tries = 0; (await button.count()) >= before && tries < 300; tries++) await page.waitForTimeout(200);
  }
  if (added === 0) await previewCase(page);
  await preview.getByRole('button', { name: 'Save as Sample User' }).waitFor(wait);
}

/** By the light bulb of the first problem that has one. */
async function previewCase(page) {
  const action = page.locator('.action-widget .monaco-list-row', { hasText: 'Preview this case' });
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+Home');
  for (let tries = 0; tries < 12; tries++) {
    await page.keyboard.press('F8');
    await page.waitForTimeout(1000);
    await page.keyboard.press('Control+.');
    const isThere = await action.waitFor({ timeout: 10_000 }).then(
      () => true,
      () => false,
    );
    if (isThere) return action.click();
    await page.keyboard.press('Escape');
  }
  throw new Error('no problem offers to preview its case');
}

async function saveSampleUser(page, preview, home) {
  await preview.getByRole('button', { name: 'Save as Sample User' }).click(wait);
  const saved = () => readdirSync(home).filter((name) => name.endsWith('.json'));
  await page.locator('.quick-input-widget input').first().waitFor(wait);
  for (let tries = 0; saved().length === 0 && tries < 60; tries++) {
    await page
      .locator('.quick-input-widget .monaco-button', { hasText: /OK|Save/ })
      .first()
      .click({ timeout: 1000 })
      .catch(() => {});
    await page.waitForTimeout(1000);
  }
  const [name] = saved();
  assert.match(name, /^[^.]+\.sample-user\.json$/);
  const { name: called } = JSON.parse(readFileSync(join(home, name), 'utf8'));
  assert.doesNotMatch(called, /`/);
  await preview.getByRole('button', { name: 'Save as Sample User' }).waitFor({ state: 'hidden', ...wait });
  const names = await preview.locator('select option').allTextContents();
  assert.equal(names.filter((one) => one.includes(called)).length, 1, `${called} is once in ${names}`);
}

async function copyBody(page) {
  await titleButton(page, 'Copy Body for Braze').click(wait);
  await page.locator('.statusbar-item', { hasText: 'Body copied' }).waitFor(wait);
  assert.equal(await dialogOf(page).count(), 0);
  const copied = await copiedText(page);
  assert.match(copied, /^\{% comment %\}[\s\S]*json_escape[\s\S]*"type": "track"\n\}/);
}

async function copyPayload(page) {
  await page.locator('.tab', { hasText: 'Preview ' }).first().click(wait);
  await titleButton(page, 'Copy Rendered Payload').click(wait);
  await page.locator('.statusbar-item', { hasText: 'Copied the payload' }).waitFor(wait);
  const copied = await copiedText(page);
  assert.equal(copied, copied.trim());
  assert.equal(JSON.parse(copied).event, 'product_viewed');
}

export function titleButton(page, name) {
  return page
    .locator('.editor-actions a.action-label', {
      has: page.locator(`xpath=self::*[starts-with(@aria-label, "${name}")]`),
    })
    .first();
}

export function statusSays(page, text) {
  return page.locator('.statusbar-item', { hasText: text }).first().waitFor(wait);
}
