// Text of files stays text: nothing of what a folder full of hostile texts shows is a link or an icon, before it is trusted and after.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { again, openWindow, PATIENCE, previewOf } from '../../scripts/open-page.mjs';
import { root } from '../../scripts/workbench.mjs';
import { COMBINED, FINDINGS, hostileWorkspace } from './hostile-workspace.mjs';
import { forgetLines, linesSeen, markupFound, watchForMarkup } from './watch-for-markup.mjs';

const pictures = join(root, 'test/.results');

const SETTINGS = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
  'security.workspace.trust.untrustedFiles': 'open',
  'editor.unusualLineTerminators': 'off',
  'workbench.hover.delay': 0,
};

/** Of the body with the findings. Some of the texts have line breaks. */
const LINES = 33;
const BEHIND_THE_BRACES = 8;

/** Of a list, the keyboard shows one page at a time. */
const PAGES = 8;

/** `{ passed, failed, skipped }`. @param extension the folder of the extension, built or unpacked. */
export async function nothingHostileIsMarkup({ executablePath, extension }) {
  mkdirSync(pictures, { recursive: true });
  const workspace = hostileWorkspace();
  const { folder, aborting } = workspace;
  const keybindings = (uriOf) => keysFor(join(folder, FINDINGS), aborting, uriOf);
  const window = await openWindow({
    executablePath,
    folder,
    file: FINDINGS,
    extension,
    settings: SETTINGS,
    keybindings,
  });
  const { page, close } = window;
  const steps = [];
  const step = async (name, work) => {
    await work();
    assert.deepEqual(await markupFound(page), []);
    steps.push(name);
    console.log(`  ok ${name}`);
  };
  try {
    await page.waitForSelector('.squiggly-warning', { timeout: PATIENCE });
    await watchForMarkup(page);
    for (const trust of ['without trust', 'in a trusted folder']) {
      await forgetLines(page);
      await step(`${trust}: notifications`, () => notifications(page, aborting));
      await step(`${trust}: quick pick`, () => quickPick(page));
      await step(`${trust}: status`, () => status(page));
      await step(`${trust}: findings`, () => findings(page));
      await step(`${trust}: preview`, () => preview(page));
      if (trust === 'without trust') await step('trusts the folder', () => trustFolder(page));
    }
    return { passed: steps.length, failed: 0, skipped: 0 };
  } catch (error) {
    await page.screenshot({ path: join(pictures, 'harmless-failed.png') });
    console.error(`FAILED after "${steps.at(-1)}": ${error.message}`);
    return { passed: steps.length, failed: 1, skipped: 0 };
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const COMMANDS = {
  copy: 'mi-webhook.copyRenderedPayload',
  clear: 'notifications.clearAll',
  select: 'mi-webhook.selectSampleUser',
  hover: 'editor.action.showHover',
  next: 'editor.action.marker.next',
  problems: 'workbench.panel.markers.view.focus',
  trust: 'workbench.trust.manage',
};
const NAMES = Object.keys(COMMANDS);
/** Second keys of chords that show the body of the same number. */
const CHORDS = [...'abcdefghij'];

/** Commands by keys, since menus are slow and show names of files as well. */
function keysFor(findings, aborting, uriOf) {
  const encoded = (path) => path.split('/').map(encodeURIComponent).join('/');
  const opening = (path, ...then) => ({
    commands: [{ command: 'vscode.open', args: [uriOf(encoded(path))] }, ...then],
  });
  const chord = (path, at) => ({
    key: `ctrl+f12 ${CHORDS[at]}`,
    command: 'runCommands',
    args: opening(path, 'workbench.action.focusActiveEditorGroup'),
  });
  return [
    ...NAMES.map((name, at) => ({ key: `ctrl+f${at + 1}`, command: COMMANDS[name] })),
    { key: 'ctrl+f10', command: 'runCommands', args: opening(findings, 'workbench.action.focusActiveEditorGroup') },
    { key: 'ctrl+f11', command: 'mi-webhook.openPreviewToSide' },
    ...aborting.map(chord),
  ];
}

function press(page, name) {
  return page.keyboard.press(`Control+F${NAMES.indexOf(name) + 1}`);
}

async function openFindings(page) {
  await page.keyboard.press('Control+F10');
  await page.locator(`.tab.active[aria-label^="${FINDINGS}"]`).waitFor({ timeout: PATIENCE });
}

/** Each body aborts with a text, and the command that copies its payload says so. */
async function notifications(page, aborting) {
  await choose(page, 'Known user');
  for (const [at, path] of aborting.entries()) {
    await page.keyboard.press('Control+F12');
    await page.keyboard.press(CHORDS[at]);
    await page.locator(`.tab.active[aria-label^="${basename(path).slice(0, 3)}"]`).waitFor({ timeout: PATIENCE });
    // Until the extension has heard which body is shown now, it says what it has said of the one before.
    await again(async () => {
      await copy(page);
      const said = (await linesSeen(page, 'notification')).filter((line) => /Nothing was copied/.test(line));
      assert.equal(said.length, at + 1, said.join('\n'));
    });
  }
}

/** The extension may not have heard yet which body is shown now; it then says something else. */
async function copy(page) {
  const message = page.locator('.notification-list-item-message');
  await press(page, 'copy');
  await message.first().waitFor({ timeout: 8000 });
  const text = await message.first().textContent();
  await press(page, 'clear');
  await message.first().waitFor({ state: 'detached', timeout: 8000 });
  assert.match(text, /^Nothing was copied/);
}

/** All names, paths and problems of sample users; then the one that is called by all texts is chosen. */
async function quickPick(page) {
  await openFindings(page);
  await openList(page);
  await turnPages(page, 'PageUp');
  const lines = await linesSeen(page, 'quick pick');
  assert.ok(lines.filter((line) => /squirrel|pwned/i.test(line)).length > 40, lines.join('\n'));
  await pick(page, COMBINED);
}

async function choose(page, name) {
  await openList(page);
  await pick(page, name);
}

async function openList(page) {
  await press(page, 'select');
  await page.locator('.quick-input-list .monaco-list-row:visible').first().waitFor({ timeout: PATIENCE });
}

async function pick(page, name) {
  await page.keyboard.type(name);
  await page
    .locator('.quick-input-list .monaco-list-row.focused', { hasText: name })
    .first()
    .waitFor({ timeout: PATIENCE });
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: PATIENCE });
}

async function turnPages(page, key) {
  for (let at = 0; at < PAGES; at++) {
    await page.keyboard.press(key);
    await page.waitForTimeout(100);
  }
}

/** The verdict with its assumptions, and the sample user. */
async function status(page) {
  await hoverOver(page, page.locator('.statusbar-item', { hasText: 'Valid JSON if' }), 'valid JSON if:');
  await hoverOver(page, page.locator('[id="status.languageStatus"]'), COMBINED);
}

async function hoverOver(page, item, text) {
  const shown = page.locator('.monaco-hover', { hasText: text }).first();
  // A hover that another one has replaced stays hidden until the mouse comes back.
  for (let tries = 0; tries < 20 && !(await shown.isVisible()); tries++) {
    await page.mouse.move(400, 300);
    await item.hover({ timeout: PATIENCE });
    await page.waitForTimeout(1500);
  }
  await shown.waitFor({ timeout: PATIENCE });
  await page.mouse.move(600, 300);
}

/** In hovers, in the peek of a finding, among its fixes, and in the list of problems. */
async function findings(page) {
  await openFindings(page);
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+Home');
  for (let at = 0; at < BEHIND_THE_BRACES; at++) await page.keyboard.press('ArrowRight');
  for (let line = 0; line < LINES; line++) {
    await press(page, 'hover');
    await page.locator('.monaco-hover .marker:visible').first().waitFor({ timeout: PATIENCE });
    await page.keyboard.press('ArrowDown');
  }
  const lines = (await linesSeen(page, 'hover')).filter((line) => line.includes('event_properties.${'));
  assert.ok(lines.length >= 28, `${lines.length}: ${lines.join('\n')}`);
  await press(page, 'next');
  await page.locator('.zone-widget .marker-widget').waitFor({ timeout: PATIENCE });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget .monaco-list-row').first().waitFor({ timeout: PATIENCE });
  await page.keyboard.press('Escape');
  await press(page, 'problems');
  await page.locator('.markers-panel .monaco-list-row').first().waitFor({ timeout: PATIENCE });
  await turnPages(page, 'PageDown');
}

/** The page shows what all else shows, and it has no links at all. */
async function preview(page) {
  await openFindings(page);
  await page.keyboard.press('Control+F11');
  await previewOf(page)
    .locator('#sample-user option', { hasText: COMBINED })
    .waitFor({ state: 'attached', timeout: PATIENCE });
  assert.equal(await previewOf(page).locator('a, img').count(), 0);
}

async function trustFolder(page) {
  await press(page, 'trust');
  await page
    .locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ })
    .first()
    .click({ timeout: PATIENCE });
  await page
    .locator('.statusbar-item', { hasText: 'Restricted Mode' })
    .waitFor({ state: 'detached', timeout: PATIENCE });
}
