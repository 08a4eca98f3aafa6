// New sample users, from all that they can be made of.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { again, openFile, PATIENCE, runCommand } from '../../scripts/open-page.mjs';

const wait = { timeout: PATIENCE };

const EXPORT = '{"users": [{"external_id": "first"}, {"external_id": "second", "custom_attributes": {"points": 1.0}}]}';
const EVENT = '{"name": "Viewed", "time": "2023-12-06T18:20:45Z", "properties": {"id": "77"}}';

/** @param folder a workspace with `first.webhook.liquid`, which is shown in the editor and in the preview. */
export function sampleUserSteps(page, folder) {
  return {
    'makes a sample user from scratch': () => fromScratch(page, folder),
    'from a user export': () =>
      fromClipboard(page, folder, { kind: 'From a User Export', text: EXPORT, one: 'second' }),
    'from an event': () => fromClipboard(page, folder, { kind: 'From an Event', text: EVENT }),
    'and as a copy of a built-in one': () => copyBuiltIn(page, folder),
  };
}

async function pick(page, label, limit = wait) {
  await page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first().click(limit);
}

/** A list that closes because a view behind it takes the focus is opened again, as a person would. */
function newSampleUser(page, from) {
  return again(async () => {
    await runCommand(page, 'Movable Ink: New Sample User');
    await pick(page, from, { timeout: 20_000 });
  });
}

/** Accepts the place that the dialog proposes. @returns the new sample user. */
async function saved(page, folder, work) {
  const before = new Set(readdirSync(folder));
  await work();
  const made = () => readdirSync(folder).filter((name) => !before.has(name));
  const ok = page.locator('.quick-input-widget .monaco-button', { hasText: /OK|Save/ }).first();
  for (let tries = 0; made().length === 0 && tries < 60; tries++) {
    await ok.click({ timeout: 1000 }).catch(() => {});
    await page.waitForTimeout(500);
  }
  const [name] = made();
  assert.match(name, /^[^.]+\.sample-user\.json$/);
  await page.locator('.tab.active', { hasText: name }).first().waitFor(wait);
  const text = readFileSync(join(folder, name), 'utf8');
  await openFile(page, 'first.webhook.liquid');
  return text;
}

async function fromScratch(page, folder) {
  const text = await saved(page, folder, async () => {
    await newSampleUser(page, 'From Scratch');
  });
  const { user, event } = JSON.parse(text);
  assert.deepEqual(
    [Object.keys(user).toSorted(), Object.keys(event.properties).toSorted()],
    [
      ['email', 'external_id'],
      ['headline', 'id'],
    ],
  );
}

async function fromClipboard(page, folder, { kind, text, one }) {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  const made = await saved(page, folder, async () => {
    await newSampleUser(page, kind);
    await pick(page, 'From the Clipboard');
    if (one !== undefined) await pick(page, one);
  });
  if (one === undefined) assert.equal(JSON.parse(made).event.properties.id, '77');
  else assert.match(made, /"external_id": "second",\n {4}"custom_attributes": \{\n {6}"points": 1\.0\n/);
}

async function copyBuiltIn(page, folder) {
  const text = await saved(page, folder, async () => {
    await newSampleUser(page, 'Copy of a Built-in One');
    await pick(page, 'Anonymous user');
  });
  assert.equal(JSON.parse(text).name, 'Anonymous user with e-mail address (copy)');
}
