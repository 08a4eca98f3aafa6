// What helps in a body that is being written, as the editor shows it: its structure and its values.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { again, openWindow, PATIENCE, runCommand } from '../../scripts/open-page.mjs';
import { runSteps } from './run-steps.mjs';
import { typingSteps } from './typing.mjs';

const BODY = `{% assign seconds = {{event_properties.\${time}}} %}
{% if \${user_id} == blank %}
  {% abort_message('nobody') %}
{% endif %}
{
  "type": "track",
  "event": "product_viewed",
  "user_id": "{{\${user_id} | json_escape}}",
  "timestamp": 1257894000000,
  {% if {{event_properties.\${title}}} != blank %}
  "properties": {
    "title": "{{event_properties.\${title} | default: "none" | json_escape}}"
  }
  {% elsif {{custom_attribute.\${plan}}} == 'gold' %}
  "properties": {"plan": "gold"}
  {% else %}
  "properties": {}
  {% endif %}
}
{{content_blocks.\${footer}}}
{% connected_content https://example.com/prices :save prices %}
`;

/** What is tried again. */
const SHORT = { timeout: 15_000 };

/** @param folder a copy of the examples, which the steps may change. */
export async function structureOfBody({ executablePath, folder, extension }) {
  writeFileSync(join(folder, 'long.webhook.liquid'), BODY);
  mkdirSync(join(folder, 'content_blocks'), { recursive: true });
  writeFileSync(join(folder, 'content_blocks', 'footer.liquid'), '\n');
  const window = await openWindow({ executablePath, folder, file: 'long.webhook.liquid', extension });
  const { page } = window;
  return runSteps(window, 'structure', {
    'lists members, branches and variables in the outline': () => outline(page),
    'leads to the member by the breadcrumbs': () => breadcrumbs(page),
    'says over the body what it can send and who passes': async () => {
      await page.locator('.codelens-decoration', { hasText: /JSON/ }).first().waitFor({ timeout: PATIENCE });
      await page
        .locator('.codelens-decoration', { hasText: /sample users pass/ })
        .first()
        .waitFor({ timeout: PATIENCE });
    },
    'highlights the tags that belong together': () => matchingTags(page),
    'colours Liquid in strings by what it is': () => colours(page),
    'shows values behind outputs, and hides them again': () => values(page),
    'links addresses and Content Blocks': async () => {
      await page.locator('.detected-link', { hasText: 'footer' }).first().waitFor({ timeout: PATIENCE });
      await page.locator('.detected-link', { hasText: 'example.com' }).first().waitFor({ timeout: PATIENCE });
    },
    'expands the selection to the output and the string': () => expand(page),
    'folds branches and objects': () => fold(page),
    'finds an event of the workspace by its name': () => workspaceSymbol(page),
    ...typingSteps(page, folder),
  });
}

async function outline(page) {
  await again(async () => {
    await runCommand(page, 'Explorer: Focus on Outline View');
    await page.locator('.outline-tree .monaco-list-row', { hasText: 'abort_message' }).first().waitFor(SHORT);
  });
  const names = await page.locator('.outline-tree .monaco-list-row').allTextContents();
  const all = names.join('\n');
  // Those further down are only there once they are scrolled to.
  for (const name of ['seconds', 'type', 'event']) assert.match(all, new RegExp(name));
}

async function goTo(page, line, column) {
  await page.keyboard.press('Escape');
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+G');
  await page.waitForSelector('.quick-input-widget input');
  await page.keyboard.type(`${line}:${column}`);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden', ...SHORT });
}

async function breadcrumbs(page) {
  await again(async () => {
    await goTo(page, 12, 12);
    await page
      .locator('.breadcrumbs-control', { hasText: /if[\s\S]*properties[\s\S]*title/ })
      .first()
      .waitFor(SHORT);
  });
}

async function matchingTags(page) {
  await again(async () => {
    await goTo(page, 14, 8);
    await page.locator('.wordHighlightText').nth(3).waitFor(SHORT);
  });
  assert.equal(await page.locator('.wordHighlightText').count(), 4);
}

/** A filter has another colour than the string that it is in. */
async function colours(page) {
  const colourOf = (text) =>
    page.evaluate((wanted) => {
      const spans = [...globalThis.document.querySelectorAll('.view-line span span')];
      const span = spans.find(({ textContent }) => textContent === wanted);
      return span && globalThis.getComputedStyle(span).color;
    }, text);
  await again(async () => {
    await goTo(page, 8, 1);
    await page.waitForTimeout(1500);
    const [filter, property] = [await colourOf('json_escape'), await colourOf('user_id')];
    assert.ok(filter !== undefined && property !== undefined, 'both are pieces of their own');
    assert.notEqual(filter, property);
  });
}

async function values(page) {
  const shown = page.locator('.view-line', { hasText: /user_id\}.\|.json_escape\}\}.*=.\S+/ });
  await again(async () => {
    await runCommand(page, 'Movable Ink: Toggle Values in the Body');
    await shown.first().waitFor(SHORT);
  });
  await page.screenshot({ path: 'test/.results/structure-values.png' });
  await again(async () => {
    await runCommand(page, 'Movable Ink: Toggle Values in the Body');
    await shown.first().waitFor({ state: 'detached', ...SHORT });
  });
}

/** The editor has steps of its own between ours. */
async function expand(page) {
  await again(async () => {
    await goTo(page, 12, 38);
    const seen = [];
    for (let times = 0; times < 8 && !/^\{\{event_properties.*\}\}$/.test(seen.at(-1) ?? ''); times++) {
      await runCommand(page, 'Expand Selection');
      await page.waitForTimeout(400);
      seen.push(await selection(page));
    }
    assert.equal(seen.at(-1), '{{event_properties.${title} | default: "none" | json_escape}}', seen.join('\n'));
  });
}

/** What is selected, by the clipboard. */
async function selection(page) {
  await page.keyboard.press('Control+C');
  return page.evaluate(() => navigator.clipboard.readText());
}

async function fold(page) {
  await again(async () => {
    await goTo(page, 1, 1);
    await runCommand(page, 'Fold All');
    await page
      .locator('.view-line', { hasText: '"title"' })
      .first()
      .waitFor({ state: 'detached', ...SHORT });
  });
  await page.screenshot({ path: 'test/.results/structure-folded.png' });
  await runCommand(page, 'Unfold All');
}

async function workspaceSymbol(page) {
  await again(async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+T');
    await page.waitForSelector('.quick-input-widget input');
    await page.keyboard.type('product_viewed');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'long.webhook.liquid' }).first().waitFor(SHORT);
  });
  await page.screenshot({ path: 'test/.results/structure-symbols.png' });
  await page.keyboard.press('Escape');
}
