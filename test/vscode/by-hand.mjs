// A body that somebody writes by hand in an empty folder: everything that helps with writing, until it is always valid JSON.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dialogOf, openWindow, PATIENCE, runCommand } from '../../scripts/open-page.mjs';
import { statusSays, titleButton } from './newcomer.mjs';
import { runSteps } from './run-steps.mjs';
import { freshFile } from './typing.mjs';

const wait = { timeout: PATIENCE };

/** What is typed is always the beginning of a name: the rest is what completion writes. */
export async function writesByHand({ executablePath, extension, look }) {
  const folder = mkdtempSync(join(tmpdir(), 'mi-webhook-by-hand-'));
  const window = await openWindow({ executablePath, extension, folder, look });
  const { page } = window;
  try {
    return await runSteps(window, 'by-hand', {
      'says of an empty body how to begin': async () => {
        await freshFile(page, folder);
        await statusSays(page, /Empty: type mi- for a snippet/);
      },
      ...typed(page),
      ...looked(page),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const row = (page, label) => page.locator('.suggest-widget.visible .monaco-list-row', { hasText: label }).first();
const line = (page, text) => page.locator('.view-line', { hasText: text }).first();

/** Types the beginning of a name, and takes the first that is offered: its label is `label`. */
async function take(page, beginning, label) {
  await page.keyboard.type(beginning, { delay: 120 });
  await row(page, label).waitFor(wait);
  const first = page.locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: label });
  await first.waitFor(wait);
}

async function accept(page) {
  await page.keyboard.press('Tab');
  await page.waitForTimeout(700);
}

/** Opens a line behind the cursor. A placeholder that is left to fill in is left as it is. */
async function nextLine(page, sign = '') {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('End');
  await page.keyboard.type(`${sign}\n`, { delay: 120 });
}

function typed(page) {
  return {
    'offers the members of an event behind a brace': async () => {
      await page.keyboard.type('{\n', { delay: 120 });
      await take(page, 'ty', 'type');
    },
    'writes them whole, and lists events': async () => {
      await accept(page);
      await nextLine(page, ',');
      await take(page, 'ev', 'event');
      await accept(page);
      await line(page, '"event": "product_viewed"').waitFor(wait);
    },
    'writes an identifier for every user': async () => {
      await nextLine(page, ',');
      await take(page, 'us', 'user_id');
      await row(page, 'user_id or anonymous_id').click(wait);
      await line(page, '"anonymous_id": "{{').waitFor(wait);
    },
    'writes what the event needs, indented as the body is': async () => {
      await nextLine(page, ',');
      await take(page, 'prop', 'properties');
      await accept(page);
      await line(page, /^\s{8}"id":\s"/).waitFor(wait);
    },
    'and its time': async () => {
      await nextLine(page, ',');
      await take(page, 'timest', 'timestamp');
      await accept(page);
      await statusSays(page, /Always valid JSON/);
      assert.equal(await page.locator('.squiggly-error, .squiggly-warning').count(), 0);
    },
    'writes one more property behind the one that is there, with the comma between them': async () => {
      await line(page, '"id": "{{event_properties').click(wait);
      await nextLine(page);
      await take(page, 'nam', 'title');
      await accept(page);
      await line(page, '| json_escape}}",').waitFor(wait);
      await statusSays(page, /Always valid JSON/);
    },
  };
}

function looked(page) {
  return {
    'says of an output what it prints for each sample user': async () => {
      await line(page, '"title": "{{').locator('span', { hasText: 'event_properties' }).last().hover(wait);
      await page.locator('.monaco-hover:not(.hidden)', { hasText: 'Known user' }).first().waitFor(wait);
    },
    'says how a filter is written': async () => {
      await line(page, '"title": "{{').click(wait);
      await page.keyboard.press('End');
      for (let sign = 0; sign < 3; sign++) await page.keyboard.press('ArrowLeft');
      await page.keyboard.type(' | truncate: ', { delay: 120 });
      await page.locator('.parameter-hints-widget.visible', { hasText: 'truncate' }).waitFor(wait);
      await page.waitForTimeout(1500);
      assert.equal(await page.locator('.suggest-widget.visible').count(), 0);
    },
    'lists members and branches as an outline': async () => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      for (const _ of ' | truncate: ') await page.keyboard.press('Backspace');
      await page.keyboard.press('Control+Shift+O');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'anonymous_id' }).first().waitFor(wait);
    },
    'shows behind each output what it prints': async () => {
      await page.keyboard.press('Escape');
      await runCommand(page, 'Movable Ink: Toggle Values in the Body');
      await line(page, 'All-Purpose').waitFor(wait);
    },
    'lays out the body': async () => {
      await runCommand(page, 'Movable Ink: Toggle Values in the Body');
      await line(page, 'All-Purpose').waitFor({ state: 'detached', ...wait });
      await runCommand(page, 'Format Document');
      await page.waitForTimeout(2500);
      await statusSays(page, /Always valid JSON/);
    },
    // The verdict is what it was before, and the text is another.
    'copies what was laid out, without a question': async () => {
      await titleButton(page, 'Copy Body for Braze').click(wait);
      await page.locator('.statusbar-item', { hasText: 'Body copied' }).waitFor(wait);
      assert.equal(await dialogOf(page).count(), 0);
    },
  };
}
