// Names and arguments as somebody writes them: what is completed, how a filter is written, and where a name comes from.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { again, openFile, openWindow, runCommand } from '../../scripts/open-page.mjs';
import { runSteps } from './run-steps.mjs';
import { freshFile } from './typing.mjs';

const NAMES = `{% assign seconds = 'now' | date: '%s' %}
{% assign taken = 1 %}
{
  "type": "track",
  "event": "quiz_done",
  "user_id": "{{\${braze_id}}}",
  "timestamp": {{seconds}}000,
  "again": {{seconds}},
  "count": {{taken}}
}
`;
const UNFINISHED = `{
  "type": "track",
  "event": "product_viewed",
  "user_id": "{{\${braze_id}}}",
  "timestamp": {{'now' | date: '%s'}}000,
  "properties": {
    "id": "{{event_properties.\${id} | json_escape}}"
  }
}
`;

/** What is tried again. */
const SHORT = { timeout: 15_000 };

/** @param folder a copy of the examples, in which the steps make files of their own. */
export async function helpsWithWriting({ executablePath, folder, extension }) {
  mkdirSync(join(folder, 'content_blocks'), { recursive: true });
  writeFileSync(join(folder, 'content_blocks', 'footer.liquid'), '\n');
  writeFileSync(join(folder, 'mi-webhook.config.json'), '{\n  "rules": {\n    \n  }\n}\n');
  const file = 'fixed/product-view.webhook.liquid';
  const window = await openWindow({ executablePath, folder, file, extension });
  const { page } = window;
  return runSteps(window, 'writing', {
    'completes a whole member, with the comma before it': () => wholeMember(page, folder),
    'completes a filter by the name that others have for it': () =>
      offered(page, folder, ['{"a": "{{event_properties.${title} | lower', '}}"}'], 'downcase'),
    'completes a Content Block that has a file': () =>
      offered(page, folder, ['{"a": "{{content_blocks.${', '}}"}'], 'footer'),
    'completes what silences findings in a comment': () =>
      offered(
        page,
        folder,
        ['{% comment %} mi-webhook-disable-next-line una', ' %}{% endcomment %}'],
        'unused-variable',
      ),
    'completes the codes of rules in the configuration': () => ruleCode(page),
    'says how a filter is written while its arguments are typed': () => signature(page, folder),
    'leads from a variable to the tag that sets it': () => definition(page, folder),
    'highlights a variable where it is set and printed': () => highlights(page, folder),
    'lists where a variable is read': () => references(page, folder),
    'renames a variable, and refuses a name that is taken': () => rename(page, folder),
    'lays out what is selected, and nothing else': () => layOutSelection(page, folder),
  });
}

const suggestion = (page, label) =>
  page.locator('.suggest-widget.visible .monaco-list-row', { hasText: label }).first();

/** Writes a line under the first property, as people do, and takes what is offered. */
function wholeMember(page, folder) {
  return again(async () => {
    const file = await freshFile(page, folder, UNFINISHED);
    for (let line = 0; line < 6; line++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('tit', { delay: 150 });
    await page.keyboard.press('Control+Space');
    await suggestion(page, 'title').waitFor(SHORT);
    await page.screenshot({ path: 'test/.results/writing-member.png' });
    await page.keyboard.press('Enter');
    await page.waitForTimeout(500);
    const id = '    "id": "{{event_properties.${id} | json_escape}}"';
    const title = '    "title": "{{event_properties.${title} | json_escape}}"';
    assert.equal(await file.saved(), UNFINISHED.replace(id, `${id},\n${title}`));
  });
}

/** @param parts before and after the cursor. */
function offered(page, folder, [before, after], label) {
  return again(async () => {
    await freshFile(page, folder, before + after);
    for (const _ of before) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Control+Space');
    await suggestion(page, label).waitFor(SHORT);
    await page.screenshot({ path: `test/.results/writing-${label}.png` });
  });
}

function ruleCode(page) {
  return again(async () => {
    await openFile(page, 'mi-webhook.config.json');
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('Control+Space');
    await suggestion(page, 'blank-identifier').waitFor(SHORT);
    await page.screenshot({ path: 'test/.results/writing-rules.png' });
  });
}

function signature(page, folder) {
  return again(async () => {
    const before = '{"a": "{{event_properties.${title} | truncate';
    await freshFile(page, folder, `${before}}}"}`);
    for (const _ of before) await page.keyboard.press('ArrowRight');
    await page.keyboard.type(': 3, ', { delay: 150 });
    const hint = page.locator('.parameter-hints-widget.visible');
    await hint.waitFor(SHORT);
    await page.screenshot({ path: 'test/.results/writing-signature.png' });
    assert.match((await hint.textContent()) ?? '', /truncate/);
    assert.ok(((await hint.locator('.parameter.active').textContent()) ?? '') !== '', 'one argument is the active one');
  });
}

/** The cursor in `{{seconds}}`. */
async function atSeconds(page, folder) {
  const file = await freshFile(page, folder, NAMES);
  for (let line = 0; line < 6; line++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  for (let steps = 0; steps < 19; steps++) await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(1500);
  return file;
}

function definition(page, folder) {
  return again(async () => {
    await atSeconds(page, folder);
    await page.keyboard.press('F12');
    await page.locator('.statusbar-item', { hasText: /Ln 1, Col 11/ }).waitFor(SHORT);
    await page.screenshot({ path: 'test/.results/writing-definition.png' });
  });
}

function highlights(page, folder) {
  return again(async () => {
    await atSeconds(page, folder);
    await page.locator('.wordHighlight, .wordHighlightStrong, .wordHighlightText').nth(1).waitFor(SHORT);
    await page.screenshot({ path: 'test/.results/writing-highlights.png' });
  });
}

/** With one place besides the tag that sets it, the editor would go there at once. */
function references(page, folder) {
  return again(async () => {
    await atSeconds(page, folder);
    await page.keyboard.press('Shift+F12');
    const list = page.locator('.peekview-widget .ref-tree .monaco-list-row', { hasText: 'seconds' });
    await list.nth(2).waitFor(SHORT);
    await page.screenshot({ path: 'test/.results/writing-references.png' });
    await page.keyboard.press('Escape');
  });
}

function rename(page, folder) {
  return again(async () => {
    const file = await atSeconds(page, folder);
    await renameTo(page, 'taken');
    await page
      .locator('.monaco-editor-overlaymessage, .notification-toast', { hasText: 'taken' })
      .first()
      .waitFor(SHORT);
    await page.screenshot({ path: 'test/.results/writing-rename-refused.png' });
    await page.keyboard.press('Escape');
    await renameTo(page, 'moment');
    await page
      .locator('.view-line', { hasText: /assign.moment/ })
      .first()
      .waitFor(SHORT);
    await page.screenshot({ path: 'test/.results/writing-renamed.png' });
    assert.equal(await file.saved(), NAMES.replaceAll('seconds', 'moment'));
  });
}

async function renameTo(page, name) {
  await page.keyboard.press('F2');
  const input = page.locator('.rename-box input');
  await input.fill(name, SHORT);
  await input.press('Enter', SHORT);
}

function layOutSelection(page, folder) {
  return again(async () => {
    const file = await freshFile(page, folder, '{"a":1,\n"b":{"c":1},\n"d":2}\n');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+End');
    await runCommand(page, 'Format Selection');
    await page
      .locator('.view-line', { hasText: /^\s*"c":.1/ })
      .first()
      .waitFor(SHORT);
    await page.screenshot({ path: 'test/.results/writing-selection.png' });
    const text = await file.saved();
    assert.ok(text.startsWith('{"a":1,\n') && text.endsWith('"d":2}\n'), text);
  });
}
