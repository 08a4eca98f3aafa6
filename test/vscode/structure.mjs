// What helps in a body that is being written, as the editor shows it: its structure, its values, and what is closed while somebody types.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { again, openFile, openWindow, runCommand } from '../../scripts/open-page.mjs';
import { runSteps } from './run-steps.mjs';

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

const SHORT = { timeout: 8000 };

/** @param folder a copy of the examples, which the steps may change. */
export async function structureOfBody({ executablePath, folder, extension }) {
  writeFileSync(join(folder, 'long.webhook.liquid'), BODY);
  mkdirSync(join(folder, 'content_blocks'), { recursive: true });
  writeFileSync(join(folder, 'content_blocks', 'footer.liquid'), '\n');
  const window = await openWindow({ executablePath, folder, file: 'long.webhook.liquid', extension });
  const { page } = window;
  const type = typist(page, folder);
  return runSteps(window, 'structure', {
    'lists members, branches and variables in the outline': () => outline(page),
    'leads to the member by the breadcrumbs': () => breadcrumbs(page),
    'says over the body what it can send and who passes': async () => {
      await page.locator('.codelens-decoration', { hasText: /JSON/ }).first().waitFor({ timeout: 30_000 });
      await page
        .locator('.codelens-decoration', { hasText: /sample users pass/ })
        .first()
        .waitFor({ timeout: 30_000 });
    },
    'highlights the tags that belong together': () => matchingTags(page),
    'colours Liquid in strings by what it is': () => colours(page),
    'shows values behind outputs, and hides them again': () => values(page),
    'links addresses and Content Blocks': async () => {
      await page.locator('.detected-link', { hasText: 'footer' }).first().waitFor(SHORT);
      await page.locator('.detected-link', { hasText: 'example.com' }).first().waitFor(SHORT);
    },
    'expands the selection to the output and the string': () => expand(page),
    'folds branches and objects': () => fold(page),
    'finds an event of the workspace by its name': () => workspaceSymbol(page),
    'closes braces as they are typed': () => type('{⇥"a": "{{', '{⏎    "a": "{{│}}"⏎}'),
    'opens a line between a tag and its end tag': () =>
      type('{% if x %}', '{% if x %}│{% endif %}', { next: '\n', text: '{% if x %}⏎    │⏎{% endif %}' }),
    'edits a tag together with its end tag': () => linkedEditing(page, folder),
    'writes a comment tag': () => commentTag(page, folder),
    'lays out a body, and a body that is laid out by hand stays as it is': () => layOut(page, folder),
    'closes a tag and its block': () => type('{% if x', '{% if x│ %}', { next: ' %}', text: '{% if x %}│{% endif %}' }),
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

/** `if` becomes `unless`, and its end tag with it. */
function linkedEditing(page, folder) {
  return again(async () => {
    const file = await freshFile(page, folder, '{% if x %}\n{}\n{% endif %}\n');
    for (let steps = 0; steps < 5; steps++) await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(2500);
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('unless', { delay: 150 });
    await page.screenshot({ path: 'test/.results/structure-linked.png' });
    assert.equal((await file.saved()).trimEnd(), '{% unless x %}\n{}\n{% endunless %}');
  });
}

function commentTag(page, folder) {
  return again(async () => {
    const file = await freshFile(page, folder, '{\n  "a": 1\n}\n');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+/');
    await page.waitForTimeout(500);
    assert.equal(await file.saved(), '{\n  {% comment %} "a": 1 {% endcomment %}\n}\n');
    await page.keyboard.press('Control+/');
    await page.waitForTimeout(500);
    assert.equal(await file.saved(), '{\n  "a": 1\n}\n');
  });
}

function layOut(page, folder) {
  return again(async () => {
    const file = await freshFile(page, folder, '{"a":1,{% if x %}"b":2,{% endif %}"c":[1,2]}');
    await runCommand(page, 'Format Document');
    await page
      .locator('.view-line', { hasText: /^\s*"b":.2,/ })
      .first()
      .waitFor(SHORT);
    await page.screenshot({ path: 'test/.results/structure-formatted.png' });
    const laidOut = '{\n  "a": 1,\n  {% if x %}\n  "b": 2,\n  {% endif %}\n  "c": [\n    1,\n    2\n  ]\n}';
    assert.equal((await file.saved()).trimEnd().replaceAll('    ', '  '), laidOut);
    const example = readFileSync(join(folder, 'fixed', 'product-view.webhook.liquid'), 'utf8');
    const other = await freshFile(page, folder, example);
    await runCommand(page, 'Format Document');
    await page.waitForTimeout(2500);
    assert.equal(await other.saved(), example);
  });
}

let count = 0;

/** Opens a new file, and has it saved and read. */
async function freshFile(page, folder, text = '') {
  const name = `typed-${count++}.webhook.liquid`;
  writeFileSync(join(folder, name), text);
  await openFile(page, name);
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+Home');
  return { name, saved: () => saved(page, join(folder, name)) };
}

async function saved(page, path) {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+S');
  await page.waitForTimeout(1000);
  return readFileSync(path, 'utf8');
}

/** Types as people do, one sign after the other, and says what stands there then; `⇥` opens a line in brackets. */
function typist(page, folder) {
  return async (keys, expected, more) => {
    await again(async () => {
      const file = await freshFile(page, folder);
      await typeKeys(page, keys);
      await page.waitForTimeout(1500);
      if (more !== undefined) await typeKeys(page, more.next);
      if (more !== undefined) await page.waitForTimeout(1500);
      await page.keyboard.type('│');
      const text = (await file.saved()).trimEnd().replaceAll('\n', '⏎');
      assert.equal(text, more?.text ?? expected);
    });
  };
}

async function typeKeys(page, keys) {
  for (const key of keys) {
    await page.keyboard.press('Escape');
    if (key === '⇥' || key === '\n') await page.keyboard.press('Enter');
    else await page.keyboard.type(key);
    await page.waitForTimeout(250);
  }
}
