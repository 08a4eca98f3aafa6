// A newcomer's first hour: from an empty window to a body in the clipboard. Nothing is typed but what is pasted, and everything else is clicked.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { again, copiedText, dialogOf, openWindow, PATIENCE, previewOf, runCommand } from '../../scripts/open-page.mjs';
import { root } from '../../scripts/workbench.mjs';
import { violations } from './axe.mjs';
import { THEMES } from './preview-workspace.mjs';
import { runSteps } from './run-steps.mjs';

const published = readFileSync(join(root, 'examples/published/product-view.webhook.liquid'), 'utf8');
const wait = { timeout: PATIENCE };

/** @param extension the folder of the extension, built or unpacked. */
export async function newcomer({ executablePath, extension, look }) {
  const home = mkdtempSync(join(tmpdir(), 'mi-webhook-home-'));
  const window = await openWindow({ executablePath, extension, look, env: { HOME: home } });
  const { page } = window;
  const preview = previewOf(page);
  try {
    return await runSteps(window, 'newcomer', {
      'pastes a body into an untitled file': () => paste(page),
      'sets its language, and sees what it can send': () => setLanguage(page),
      'applies all safe fixes from the light bulb': () => fixAllFromLightBulb(page),
      'opens the preview by its button': () => openPreview(page, preview),
      'previews as an anonymous user': async () => {
        await preview.locator('select').first().selectOption('anonymous-user');
        await preview.getByText('"anonymous_id"').first().waitFor(wait);
      },
      'adds what is missing, and sees what the body sends for it': async () => {
        await addMissing(preview, ['${user_id}']);
        await preview.locator('.line', { hasText: /"user_id": ".+"/ }).waitFor(wait);
      },
      'saves the sample user, under one suffix and a free name': async () => {
        const { user } = await saveSampleUser(page, preview, home);
        assert.match(user.external_id, /^\w+$/);
      },
      'adds all that an event without properties lacks, and saves that, too': async () => {
        await preview.locator('select').first().selectOption('empty-event');
        // It lies outside of any folder, and can be chosen again all the same.
        await preview
          .locator('option', { hasText: 'address, completed' })
          .first()
          .waitFor({ state: 'attached', ...wait });
        await addMissing(preview, PROPERTIES);
        await preview.locator('.line', { hasText: /"title": ".+"/ }).waitFor(wait);
        const { event } = await saveSampleUser(page, preview, home);
        assert.deepEqual(Object.keys(event.properties).toSorted(), NAMES.toSorted());
      },
      'and reads all of that in four themes': () => looksRight(page, preview, look),
      'copies the body, which is safe now, without being asked': () => copyBody(page),
      'copies the payload, without blank lines around it': () => copyPayload(page),
      'pastes it into another file, and says when asked that it is a body': () => acceptOffer(page),
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

/** By the list behind the status bar. The question whether it is a body goes, since it is answered. */
async function setLanguage(page) {
  const offer = page.locator('.notification-toast', { hasText: 'Is it the body of a webhook?' });
  await offer.waitFor(wait);
  await again(async () => {
    await page.keyboard.press('Escape');
    await page.locator('.statusbar-item', { hasText: 'Plain Text' }).first().click({ timeout: 8000 });
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'Braze Webhook' })
      .first()
      .click({ timeout: 8000 });
  });
  await statusSays(page, /Can send invalid JSON \(5 ways\)/);
  await page.locator('.squiggly-error').first().waitFor(wait);
  await offer.waitFor({ state: 'hidden', ...wait });
}

/** With the list of all sample users open. @param own the theme of the window, to which it comes back */
async function looksRight(page, preview, own = THEMES[0]) {
  await preview.locator('#matrix summary').press('Enter');
  await preview.locator('.outcomes li').nth(4).waitFor(wait);
  for (const { look, label, className } of [...THEMES.filter((one) => one !== own), own]) {
    await again(async () => {
      await page.keyboard.press('Escape');
      await runCommand(page, 'Preferences: Color Theme');
      await page.keyboard.type(label);
      await page.locator(`.quick-input-list .monaco-list-row[aria-label^="${label}"]`).first().click({ timeout: 8000 });
      await preview.locator(`body.${className}`).waitFor({ timeout: PATIENCE / 3 });
    });
    assert.deepEqual(await violations(preview), [], look);
    await page.screenshot({ path: join(root, `test/.results/newcomer-${look}.png`) });
  }
  await preview.locator('#matrix summary').press('Enter');
}

async function acceptOffer(page) {
  // Beside the preview, not over it.
  await page.keyboard.press('Control+1');
  await paste(page);
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

/** Presses the button of each note. @param expected what is missing, in the order of the notes. */
async function addMissing(preview, expected) {
  const notes = preview.locator('#notes li');
  await notes.nth(expected.length - 1).waitFor(wait);
  assert.deepEqual(await notes.locator('code').allTextContents(), expected);
  for (const name of expected) {
    const note = notes.filter({ hasText: name });
    await note.getByRole('button', { name: 'Add to the sample user' }).click(wait);
    await note.waitFor({ state: 'detached', ...wait });
  }
  await preview.getByRole('button', { name: 'Save as Sample User' }).waitFor(wait);
}

/** What an event without properties lacks of what the body reads. */
const NAMES = ['categories', 'meta', 'title', 'price', 'id', 'url'];
const PROPERTIES = NAMES.map((name) => `event_properties.\${${name}}`);

/** @returns what is in the file. */
async function saveSampleUser(page, preview, home) {
  const before = new Set(readdirSync(home));
  await preview.getByRole('button', { name: 'Save as Sample User' }).click(wait);
  const saved = () => readdirSync(home).filter((name) => name.endsWith('.json') && !before.has(name));
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
  const content = JSON.parse(readFileSync(join(home, name), 'utf8'));
  const { name: called } = content;
  assert.doesNotMatch(called, /`/);
  await preview.getByRole('button', { name: 'Save as Sample User' }).waitFor({ state: 'hidden', ...wait });
  const names = await preview.locator('#sample-user option').allTextContents();
  assert.equal(names.filter((one) => one.includes(called)).length, 1, `${called} is once in ${names}`);
  return content;
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
