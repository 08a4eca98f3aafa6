// What the editor does as somebody types, and what formatting makes of a body.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { again, openFile, runCommand } from '../../scripts/open-page.mjs';

const SHORT = { timeout: 15_000 };

/** @param folder a copy of the examples, in which the steps make files of their own. */
export function typingSteps(page, folder) {
  const type = typist(page, folder);
  return {
    'closes braces as they are typed': () => type('{⇥"a": "{{', '{⏎    "a": "{{│}}"⏎}'),
    'opens a line between a tag and its end tag': () =>
      type('{% if x %}', '{% if x %}│{% endif %}', { next: '\n', text: '{% if x %}⏎    │⏎{% endif %}' }),
    'edits a tag together with its end tag': () => linkedEditing(page, folder),
    'writes a comment tag': () => commentTag(page, folder),
    'lays out a body, and a body that is laid out by hand stays as it is': () => layOut(page, folder),
    'closes a tag and its block': () => type('{% if x', '{% if x│ %}', { next: ' %}', text: '{% if x %}│{% endif %}' }),
  };
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
export async function freshFile(page, folder, text = '') {
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
