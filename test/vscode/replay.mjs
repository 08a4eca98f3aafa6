// Replay Events… in a real workbench: chosen files, the report, and an example that becomes a sample user.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { again, openWindow, PATIENCE, previewOf, runCommand } from '../../scripts/open-page.mjs';
import { root } from '../../scripts/workbench.mjs';
import { runSteps } from './run-steps.mjs';

const wait = { timeout: PATIENCE };
const BODY =
  '{"type": "track", "event": "viewed", "user_id": "{{${user_id}}}", "title": "{{event_properties.${title}}}"}\n';
const TITLES = ['Wipes', '6" Wipes', 'Tins', 'call "maria.keller@posteo.de"'];

/** @param extension the folder of the extension, built or unpacked. */
export async function replaysEvents({ executablePath, extension }) {
  const folder = mkdtempSync(join(tmpdir(), 'mi-webhook-replay-'));
  const events = TITLES.map((title, at) => ({ name: 'viewed', external_id: `u${at}`, properties: { title } }));
  const lines = (count) => `${Array.from({ length: count }, (_, at) => JSON.stringify(events[at % 4])).join('\n')}\n`;
  writeFileSync(join(folder, 'a.webhook.liquid'), BODY);
  writeFileSync(join(folder, 'events.jsonl'), lines(4));
  writeFileSync(join(folder, 'many.jsonl'), lines(2_000_000));
  const window = await openWindow({ executablePath, extension, folder, file: 'a.webhook.liquid' });
  const { page } = window;
  try {
    return await runSteps(window, 'replay', {
      'counts what is sent and lost of recorded events': async () => {
        await page.waitForSelector('.squiggly-warning', wait);
        await replay(page, join(folder, 'events.jsonl'));
        await line(page, '2 lost: Braze would send invalid JSON').waitFor(wait);
        await line(page, '2 sent').waitFor(wait);
        await line(page, 'first in events.jsonl:2').first().waitFor(wait);
        await page.locator('.tab.active', { hasText: 'Replay Events' }).waitFor(wait);
        assert.equal(await page.locator('.tab.active.dirty').count(), 0);
      },
      'saves an example as a sample user': async () => {
        await page.locator('.notification-toast a.monaco-button', { hasText: 'Save as Sample User' }).click(wait);
        await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Lost: ' }).first().click(wait);
        const file = await saved(page, folder);
        assert.equal(file.event.properties.title, '6" Wipes');
      },
      'and previews it': async () => {
        await page.locator('.tab', { hasText: 'a.webhook.liquid' }).first().click(wait);
        await runCommand(page, 'Movable Ink: Open Preview to the Side');
        await previewOf(page).getByText('✗ Invalid JSON').first().waitFor(wait);
        await previewOf(page).locator('.line', { hasText: '6" Wipes' }).waitFor(wait);
      },
      'can be stopped, and reports what was done': async () => {
        await page.locator('.tab', { hasText: 'a.webhook.liquid' }).first().click(wait);
        await replay(page, join(folder, 'many.jsonl'));
        const running = page.locator('.notification-toast', { hasText: /Replay Events.*events, .*lost/ });
        await running.waitFor(wait);
        const first = await eventsIn(running);
        await until(async () => (await eventsIn(running)) > first);
        await running.locator('a.monaco-button', { hasText: 'Cancel' }).click(wait);
        await line(page, 'stopped before the end').waitFor(wait);
      },
      'writes who was lost to a file, on the command line': () => {
        const cli = join(extension ?? root, 'dist/cli.js');
        const args = ['replay', 'a.webhook.liquid', '--events', 'events.jsonl', '--out', 'lost.txt'];
        const { status, stdout } = spawnSync('node', [cli, ...args], { cwd: folder, encoding: 'utf8' });
        assert.equal(status, 1);
        assert.match(stdout, /2 {2}lost/);
        assert.deepEqual(readFileSync(join(folder, 'lost.txt'), 'utf8').trim().split('\n'), ['u1', 'u3']);
      },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function replay(page, file) {
  await again(async () => {
    await page.keyboard.press('Escape');
    await runCommand(page, 'Movable Ink: Replay Events');
    await page.locator('.quick-input-titlebar', { hasText: 'Replay Events' }).waitFor({ timeout: 10_000 });
  });
  // A dialog that still lists the folder swallows what is typed.
  await again(async () => {
    const input = page.locator('.quick-input-widget input[type=text]').first();
    await input.fill(file);
    await page.waitForTimeout(1000);
    await input.press('Enter');
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'Events Only' })
      .click({ timeout: PATIENCE / 3 });
  });
}

/** How many are done, as a notification says it. */
async function eventsIn(notification) {
  const [, count = ''] = /([\d,]+) events/.exec((await notification.textContent()) ?? '') ?? [];
  return Number(count.replaceAll(',', ''));
}

async function until(holds) {
  for (let tries = 0; tries < 300; tries++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('it did not come to hold');
}

/** A line of an editor, where several spaces are as one. */
function line(page, text) {
  return page.locator('.view-line', { hasText: new RegExp(text.replaceAll(' ', '\\s+')) });
}

async function saved(page, folder) {
  const name = 'lost-event-properties-title-printed-a-quote-a-backslash-or-a.sample-user.json';
  await page.locator('.quick-input-widget input[type=text]').first().waitFor(wait);
  await page
    .locator('.quick-input-widget .monaco-button', { hasText: /OK|Save/ })
    .first()
    .click(wait);
  await page.locator('.tab', { hasText: '.sample-user.json' }).first().waitFor(wait);
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}
