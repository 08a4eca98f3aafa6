// The first steps of somebody who has just installed the extension: an empty folder, a new body, what is offered and asked on the way.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { again, copiedText, dialogOf, openWindow, PATIENCE, runCommand } from '../../scripts/open-page.mjs';
import { statusSays, titleButton } from './newcomer.mjs';
import { runSteps } from './run-steps.mjs';

const wait = { timeout: PATIENCE };
const BROKEN = '{"type": "track", "event": "quiz_done", "user_id": "{{${user_id}}}" "timestamp": 1257894000000}\n';
const VALID = `\n\n${BROKEN.replace('}}" "t', '}}", "t')}`;
const EVENT = '{"name": "Quiz Done", "external_id": "a", "properties": {"score": 3, "title": "What fits?"}}\n';
/** A second mistake of the same kind as the first, so that there is more than one problem. */
const WRONG_USER = '{\n  "nmae": "A",\n  "name": "Somebody",\n  "now": 5\n}\n';
const WRONG_CONFIG = '{\n  "rules": { "json-sintax": "off" }\n}\n';
const NOT_JSON = '{\n  "name": "A"\n  "now": "2023-12-06T18:20:45Z"\n}\n';

function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'mi-webhook-first-'));
  return work(folder).finally(() => rmSync(folder, { recursive: true, force: true }));
}

/** From an empty folder to a body of one's own. @param extension the folder of the extension, built or unpacked. */
export function emptyFolder({ executablePath, extension, look }) {
  return inFolder(async (folder) => {
    const window = await openWindow({ executablePath, extension, folder, look });
    const { page } = window;
    return runSteps(window, 'empty-folder', {
      'welcomes in an empty folder': () => page.getByText('New Webhook Body…').first().waitFor(wait),
      'makes a body of an event, of whose it is and of what it sends, proved and without a finding': async () => {
        await page.getByText('New Webhook Body…').first().click(wait);
        await pick(page, 'Order completed');
        await pick(page, 'Known and anonymous users');
        await page.locator('.quick-input-list .monaco-list-row', { hasText: 'revenue' }).first().waitFor(wait);
        await page.keyboard.press('Enter');
        await statusSays(page, /Always valid JSON/);
        await page.locator('.view-line', { hasText: 'order_completed' }).first().waitFor(wait);
        assert.equal(await page.locator('.squiggly-error, .squiggly-warning, .squiggly-info').count(), 0);
      },
      'and one for known users only, which sends nothing for others': async () => {
        await again(() => runCommand(page, 'Movable Ink: New Webhook Body'));
        await pick(page, 'Order completed');
        await pick(page, 'Known users only');
        await page.locator('.quick-input-list .monaco-list-row', { hasText: 'revenue' }).first().waitFor(wait);
        await page.keyboard.press('Enter');
        await page.locator('.view-line', { hasText: 'for known users only' }).first().waitFor(wait);
        await statusSays(page, /Always valid JSON/);
        assert.equal(await page.locator('.view-line', { hasText: 'anonymous_id' }).count(), 0);
      },
      'says of an empty body how to begin, and is not red': async () => {
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+A');
        await page.keyboard.press('Delete');
        await statusSays(page, /Empty: type mi- for a snippet/);
        assert.equal(await page.locator('.statusbar-item.error-kind').count(), 0);
        assert.equal(await page.locator('.squiggly-error').count(), 0);
      },
      'offers whole bodies in the empty one': async () => {
        await page.keyboard.type('mi-');
        await suggestion(page, 'mi-product-view').waitFor(wait);
      },
      'and is not alarmed by half a name': async () => {
        await page.waitForTimeout(3000);
        await statusSays(page, /Empty: type mi- for a snippet/);
        assert.equal(await page.locator('.statusbar-item.error-kind').count(), 0);
        assert.equal(await page.locator('.squiggly-error').count(), 0);
      },
      'offers none within a body': async () => {
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+A');
        await page.keyboard.type('{cust');
        await page.keyboard.press('Control+Space');
        await page.waitForTimeout(3000);
        assert.equal(await suggestion(page, 'mi-').count(), 0);
      },
      'walks through the first steps, each of which does something': () => walkthrough(page),
      'makes a body of a trigger event, with a sample user beside it, proved and without a finding': async () => {
        writeFileSync(join(folder, 'event.json'), EVENT);
        await openFile(page, 'event.json');
        // Other editors are visible too, and the focus may still be in one of them.
        await page.locator('.monaco-editor[data-uri$="event.json"] .view-line').first().click(wait);
        await page.keyboard.press('Control+A');
        await runCommand(page, 'Movable Ink: New Body from Trigger Event');
        await pick(page, 'Selection');
        await pick(page, 'None');
        await pick(page, 'Known users only');
        await page.getByText('Press Escape to open the body unsaved').first().waitFor(wait);
        await page.keyboard.press('Enter');
        await page.locator('.tab.active', { hasText: 'quiz-done.webhook.liquid' }).waitFor(wait);
        await statusSays(page, /Always valid JSON/);
        assert.match(readFileSync(join(folder, 'quiz-done.webhook.liquid'), 'utf8'), /"score": \{\{event_properties/);
        const { expect } = JSON.parse(readFileSync(join(folder, 'quiz-done.sample-user.json'), 'utf8'));
        assert.equal(expect['quiz-done.webhook.liquid'].properties.score, 3);
      },
    });
  });
}

/** What is offered, reported, asked and opened in a folder with files that are no bodies by their names. */
export function otherFiles({ executablePath, extension, look }) {
  return inFolder(async (folder) => {
    const files = { 'pasted.txt': BROKEN, 'request.json': VALID, 'plain.txt': 'Hello\n' };
    for (const name of ['other', 'next', 'last']) files[`${name}.liquid`] = BROKEN;
    const ours = {
      'a.sample-user.json': WRONG_USER,
      'b.sample-user.json': NOT_JSON,
      'mi-webhook.config.json': WRONG_CONFIG,
    };
    for (const [name, text] of Object.entries({ ...files, ...ours })) writeFileSync(join(folder, name), text);
    mkdirSync(join(folder, '.vscode'));
    writeFileSync(join(folder, '.vscode/settings.json'), '{"mi-webhook.offerToCheck": false}');
    const window = await openWindow({ executablePath, extension, folder, look });
    const { page } = window;
    return runSteps(window, 'other-files', {
      'checks sample users and the configuration as soon as the window is open': async () => {
        await problems(page, 'a.sample-user.json', 2, /has no field `nmae`/);
        await problems(page, 'b.sample-user.json', 1, /Not valid JSON/);
        await problems(page, 'mi-webhook.config.json', 1, /json-sintax/);
      },
      'and tells each problem once when the file is open, too': async () => {
        await openFile(page, 'a.sample-user.json');
        await problems(page, 'a.sample-user.json', 2, /has no field `nmae`/);
      },
      'reports a syntax error in one once': async () => {
        await openFile(page, 'b.sample-user.json');
        await problems(page, 'b.sample-user.json', 1, /Expected comma/);
      },
      'checks the configuration, each problem once': async () => {
        await openFile(page, 'mi-webhook.config.json');
        await problems(page, 'mi-webhook.config.json', 1, /json-sintax/);
      },
      'offers nothing where a setting says so': async () => {
        await openFile(page, 'pasted.txt');
        await offersNothing(page);
      },
      'offers to check a text that holds Liquid of Braze': async () => {
        writeFileSync(join(folder, '.vscode/settings.json'), '{}');
        // The window may take a while to see that.
        await again(async () => {
          await openFile(page, 'plain.txt');
          await openFile(page, 'pasted.txt');
          await offer(page).waitFor({ timeout: 8000 });
        });
        await offer(page).click(wait);
        await statusSays(page, /Can send invalid JSON \(1 way\)/);
      },
      'knows it again, without being asked': async () => {
        await openFile(page, 'plain.txt');
        await closeFile(page, 'pasted.txt');
        await openFile(page, 'pasted.txt');
        await statusSays(page, /Can send invalid JSON \(1 way\)/);
        assert.equal(await offer(page).count(), 0);
      },
      'says before it copies a body in how many ways it breaks': async () => {
        await titleButton(page, 'Copy Body for Braze').click(wait);
        await dialogOf(page).getByText('This body can send invalid JSON in 1 way.').waitFor(wait);
        await dialogOf(page).getByText('Missing comma before').waitFor(wait);
        await dialogOf(page).getByRole('button', { name: 'Show' }).click(wait);
        await page
          .locator('.markers-panel .monaco-list-row', { hasText: 'Missing comma before' })
          .first()
          .waitFor(wait);
        await page.locator('.view-line', { hasText: 'quiz_done' }).first().waitFor(wait);
      },
      'copies it anyway, from the context menu': async () => {
        const anyway = dialogOf(page).getByRole('button', { name: 'Copy Anyway' });
        await fromContextMenu(page, 'Copy Body for Braze', () => anyway.waitFor({ timeout: 8000 }));
        await anyway.click(wait);
        await page.locator('.statusbar-item', { hasText: 'Body copied' }).waitFor(wait);
        assert.equal(await copiedText(page), BROKEN);
      },
      'offers to check a .json file, too, and copies its payload from the context menu': async () => {
        await openFile(page, 'request.json');
        await offer(page).click(wait);
        await statusSays(page, /Valid JSON if/);
        await fromContextMenu(page, 'Copy Rendered Payload', () =>
          page.locator('.statusbar-item', { hasText: 'Copied the payload' }).waitFor({ timeout: 8000 }),
        );
        const copied = await copiedText(page);
        assert.equal(copied, copied.trim());
        assert.equal(JSON.parse(copied).event, 'quiz_done');
      },
      'opens the page of a rule rendered': () => openRulePage(page),
      'offers a .liquid file, once': async () => {
        await openFile(page, 'other.liquid');
        await offer(page).waitFor(wait);
        await runCommand(page, 'Notifications: Clear All Notifications');
        await closeFile(page, 'other.liquid');
        await openFile(page, 'other.liquid');
        await offersNothing(page);
      },
      'and nothing more in this workspace when told so': async () => {
        await openFile(page, 'plain.txt');
        await openFile(page, 'next.liquid');
        await page.locator('.notification-toast a.monaco-button', { hasText: "Don't Ask" }).click(wait);
        await offer(page).waitFor({ state: 'hidden', ...wait });
        await openFile(page, 'last.liquid');
        await offersNothing(page);
      },
    });
  });
}

/** A menu ignores a click that comes right after it has opened. @param seen waits for what the command does. */
async function fromContextMenu(page, command, seen) {
  const body = page.locator('.view-line', { hasText: 'quiz_done' }).first();
  await body.click({ button: 'right', ...wait });
  await again(async () => {
    const item = page.locator('.monaco-menu .action-label', { hasText: command }).first();
    if ((await item.count()) === 0) await body.click({ button: 'right', ...wait });
    await item.click(wait);
    await seen();
  });
}

function pick(page, label) {
  return page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first().click(wait);
}

function suggestion(page, label) {
  return page.locator('.suggest-widget.visible .monaco-list-row', { hasText: label }).first();
}

function offer(page) {
  return page.locator('.notification-toast a.monaco-button', { hasText: 'Check as Braze Webhook Body' });
}

/** Looks again once a question would have come. */
async function offersNothing(page) {
  await page.waitForTimeout(3000);
  assert.equal(await offer(page).count(), 0);
}

function openFile(page, name) {
  return again(async () => {
    await page.keyboard.press('Escape');
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).dblclick({ timeout: 20_000 });
    await page.locator('.tab.active', { hasText: name }).first().waitFor({ timeout: 20_000 });
  });
}

function closeFile(page, name) {
  return page
    .locator('.tabs-container .tab', { hasText: name })
    .first()
    .click({ button: 'middle', ...wait });
}

/** Those of a file, in the panel. Looks again once a duplicate would have come as well. */
async function problems(page, name, count, text) {
  const panel = page.locator('.markers-panel');
  if ((await panel.count()) === 0) await page.keyboard.press('Control+Shift+M');
  await panel.locator('.monaco-list-row', { hasText: text }).first().waitFor(wait);
  await page.waitForTimeout(3000);
  const badge = panel.locator('.monaco-list-row', { hasText: name }).locator('.monaco-count-badge').first();
  assert.equal(await badge.textContent(), String(count), (await panel.allTextContents()).join('\n'));
}

async function openRulePage(page) {
  await page.locator('.markers-panel a', { hasText: 'json-syntax' }).first().click(wait);
  const frame = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  await frame.locator('h1', { hasText: 'json-syntax' }).waitFor(wait);
  await page.locator('.tab', { hasText: 'json-syntax' }).first().waitFor(wait);
}

/** Each step has a button, and each button leads somewhere. */
async function walkthrough(page) {
  await page.getByText('Take the first steps').click(wait);
  const press = (step, button) =>
    again(async () => {
      const title = page.locator('.getting-started-step', { hasText: step });
      await title.waitFor({ timeout: 20_000 });
      if (!/\bexpanded\b/.test((await title.getAttribute('class')) ?? '')) await title.click({ timeout: 8000 });
      await title.locator('.monaco-button', { hasText: button }).first().click({ timeout: 8000 });
    });
  await press('Open the examples', 'Open an Example');
  await statusSays(page, /Can send invalid JSON \(5 ways\)/);
  await press('See what is wrong', 'Show the Problems');
  await page.locator('.markers-panel').getByText('Missing comma before').first().waitFor(wait);
  await press('Fix it', 'Apply All Safe Fixes');
  await statusSays(page, /Always valid JSON/);
  await press('Preview a case', 'Open the Preview');
  await page
    .locator('.tab', { hasText: /^Preview Untitled-/ })
    .first()
    .waitFor(wait);
  await statusSays(page, /Always valid JSON/);
  await press('Copy it for Braze', 'Copy Body for Braze');
  await page.locator('.statusbar-item', { hasText: 'Body copied' }).waitFor(wait);
  assert.match(await copiedText(page), /json_escape/);
}

/** From an empty window to the examples. @param extension the folder of the extension, built or unpacked. */
export async function exampleWorkspace({ executablePath, extension, look }) {
  const window = await openWindow({ executablePath, extension, look });
  const { page } = window;
  return runSteps(window, 'example-workspace', {
    'opens a copy of the example workspace': async () => {
      await again(() => runCommand(page, 'Movable Ink: Open Example Workspace'));
      await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'published' }).first().waitFor(wait);
    },
  });
}
