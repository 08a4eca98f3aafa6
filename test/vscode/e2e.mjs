// One person's way through the product in a real workbench: see what is wrong, fix it, watch the preview, pick somebody else.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { again, openFile, openWindow, PATIENCE, previewOf, runCommand } from '../../scripts/open-page.mjs';
import { root } from '../../scripts/workbench.mjs';

const pictures = join(root, 'test/.results');

/** @param extension the folder of the extension, built or unpacked. */
export async function walkThrough({ executablePath, folder, extension }) {
  mkdirSync(pictures, { recursive: true });
  const file = 'published/product-view.webhook.liquid';
  const window = await openWindow({ executablePath, folder, file, extension });
  const { page, elsewhere, close } = window;
  const steps = [];
  const step = async (name, work) => {
    await work();
    steps.push(name);
    console.log(`  ok ${name}`);
  };
  try {
    await step('shows where the body is wrong', () => page.waitForSelector('.squiggly-error', { timeout: PATIENCE }));
    await step('offers a fix by keyboard and applies it', () => applyFix(page));
    await step('applies all safe fixes', () => applyAllFixes(page));
    const preview = previewOf(page);
    await step('previews what Braze would send', async () => {
      await runCommand(page, 'Movable Ink: Open Preview to the Side');
      await preview.getByText('✓ Valid JSON').first().waitFor({ timeout: PATIENCE });
      assert.match((await preview.locator('body').textContent()) ?? '', /"event"[\s\S]*"product_viewed"/);
    });
    await step('previews for somebody else', async () => {
      await preview.locator('select').first().selectOption('no-identifiers');
      await preview.getByText('d41d8cd98f00b204e9800998ecf8427e').first().waitFor({ timeout: PATIENCE });
    });
    await step('leads from a value to the output that printed it, by keyboard', () => followValue(page, preview));
    await step('adds what a sample user does not answer', () => addAnswer(page, preview, folder));
    await step('completes what is half typed', () => completeAttribute(page, folder));
    await step('says on hover what an output prints', () => hoverOutput(page));
    await step('says the verdict in the status bar', async () => {
      writeFileSync(join(folder, 'case.webhook.liquid'), COMMA_MISSING_FOR_THE_UNKNOWN);
      await openFile(page, 'case.webhook.liquid');
      await page.locator('.statusbar-item', { hasText: 'Can send invalid JSON' }).waitFor({ timeout: PATIENCE });
    });
    await step('previews the case in which it happens', async () => {
      await previewCase(page);
      await preview.getByText('✗ Invalid JSON').first().waitFor({ timeout: PATIENCE });
      await preview.locator('#sample-user option', { hasText: 'Case: ' }).waitFor({ state: 'attached' });
    });
    await step('saves the case as a sample user', () => saveCase(page, preview, folder));
    await page.screenshot({ path: join(pictures, 'e2e.png') });
    await step('asks nothing of any other machine', async () => assert.deepEqual([...elsewhere], []));
    return { passed: steps.length, failed: 0, skipped: 0 };
  } catch (error) {
    await page.screenshot({ path: join(pictures, 'e2e-failed.png') });
    console.error(`FAILED after "${steps.at(-1)}": ${error.message}`);
    return { passed: steps.length, failed: 1, skipped: 0 };
  } finally {
    await close();
  }
}

/** As people type it: the editor closes braces and quotes on the way. */
async function completeAttribute(page, folder) {
  writeFileSync(join(folder, 'half.webhook.liquid'), '{\n}\n');
  await openFile(page, 'half.webhook.liquid');
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('"user_id": "{{${u');
  // Where nothing is offered at one letter, the next one asks again.
  await again(async () => {
    await page.keyboard.press('Backspace');
    await page.keyboard.type('us', { delay: 200 });
    const offered = page.locator('.suggest-widget .monaco-list-row', { hasText: 'user_id' }).first();
    await offered.waitFor({ timeout: 8000 }).catch(async (error) => {
      await page.keyboard.press('Backspace');
      throw error;
    });
  });
  await page.screenshot({ path: join(pictures, 'completion.png') });
  await page.keyboard.press('Enter');
  // Whether a quote follows depends on what the editor has closed while letters were taken back.
  const completed = /"\{\{\$\{user_id\}.\|.json_escape\}\}/;
  await page.locator('.view-line', { hasText: completed }).first().waitFor({ timeout: 8000 });
}

function hoverOutput(page) {
  return again(async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    for (let steps = 0; steps < 10; steps++) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+i');
    await page.locator('.monaco-hover', { hasText: 'Prints:' }).first().waitFor({ timeout: 8000 });
    await page.screenshot({ path: join(pictures, 'hover.png') });
    await page.keyboard.press('Escape');
  });
}

const COMMA_MISSING_FOR_THE_UNKNOWN =
  '{"type": "track", "event": "quiz_done", "timestamp": 1257894000000{% if ${user_id} != blank %}, "user_id": "a"{% else %} "anonymous_id": "b"{% endif %}}\n';

function previewCase(page) {
  return again(async () => {
    await page.keyboard.press('Escape');
    await page.locator('.squiggly-error').first().waitFor({ timeout: 8000 });
    await page.keyboard.press('F8');
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget .monaco-list-row', { hasText: 'Preview this case' }).click({ timeout: 8000 });
  });
}

async function saveCase(page, preview, folder) {
  await preview.getByRole('button', { name: 'Save as Sample User' }).click();
  await page.locator('.quick-input-widget input').waitFor();
  const saved = () => readdirSync(folder).filter((name) => /^case-.*\.sample-user\.json$/.test(name));
  for (let tries = 0; saved().length === 0 && tries < 60; tries++) {
    await page.keyboard.press('Enter');
    await page.waitForTimeout(1000);
  }
  const [name] = saved();
  assert.match(JSON.parse(readFileSync(join(folder, name), 'utf8')).name, /^Case: /);
  await preview.getByRole('button', { name: 'Save as Sample User' }).waitFor({ state: 'hidden' });
}

function applyFix(page) {
  return again(async () => {
    await page.keyboard.press('Escape');
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+.');
    await page
      .locator('.action-widget .monaco-list-row', { hasText: 'Convert the line to a Liquid comment' })
      .waitFor({ timeout: 8000 });
    await page.keyboard.press('Enter');
    await page.locator('.view-line', { hasText: /^\{%.comment.%\}.Converts/ }).waitFor({ timeout: 8000 });
  });
}

/** The first value is the user's hashed address, the second what stands behind `"event"`. */
async function followValue(page, preview) {
  await preview.locator('main [role=link][tabindex="0"]').press('ArrowDown');
  assert.equal(await preview.locator('main [role=link]').nth(1).getAttribute('tabindex'), '0');
  await preview.locator('main [role=link]', { hasText: 'd41d8cd98f00b204e9800998ecf8427e' }).first().press('Enter');
  await page.locator('.monaco-editor.focused').first().waitFor({ timeout: PATIENCE });
  await preview.locator('main .linked').first().waitFor({ timeout: PATIENCE });
}

async function addAnswer(page, preview, folder) {
  writeFileSync(join(folder, 'code.webhook.liquid'), `{"code": "{% promotion('spring') %}"}`);
  await openFile(page, 'code.webhook.liquid');
  const note = preview.locator('#notes li', { hasText: 'spring' });
  await note.getByRole('button', { name: 'Add to the sample user' }).click({ timeout: PATIENCE });
  await preview.locator('main .output', { hasText: /^CODE$/ }).waitFor({ timeout: PATIENCE });
  const written = JSON.parse(readFileSync(join(folder, 'no-identifiers.sample-user.json'), 'utf8'));
  assert.deepEqual(written.promotions, { spring: 'CODE' });
  await page
    .locator('.view-line', { hasText: /"spring":."CODE"/ })
    .first()
    .waitFor({ timeout: PATIENCE });
}

function applyAllFixes(page) {
  return again(async () => {
    await page.keyboard.press('Escape');
    await page.locator('.monaco-editor .view-lines').first().click();
    await runCommand(page, 'Fix All');
    await page.waitForFunction(() => document.querySelector('.squiggly-error') === null, null, { timeout: 8000 });
  });
}
