// One person's way through the product in a real workbench: see what is wrong, mend it, watch the preview, pick somebody else.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openWindow, previewOf, runCommand } from '../../scripts/open-page.mjs';
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
    await step('shows where the body is wrong', () => page.waitForSelector('.squiggly-error', { timeout: 60_000 }));
    await step('offers a fix by keyboard and applies it', () => applyFix(page));
    await step('applies all safe fixes', () => applyAllFixes(page));
    const preview = previewOf(page);
    await step('previews what Braze would send', async () => {
      await runCommand(page, 'Movable Ink: Open Preview to the Side');
      await preview.getByText('Valid JSON').first().waitFor({ timeout: 30_000 });
      assert.match((await preview.locator('body').textContent()) ?? '', /"event"[\s\S]*"product_viewed"/);
    });
    await step('previews for somebody else', async () => {
      await preview.locator('select').first().selectOption('no-identifiers');
      await preview.getByText('d41d8cd98f00b204e9800998ecf8427e').first().waitFor({ timeout: 20_000 });
    });
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

/** A menu that is not there yet swallows keys, so a step that shows no effect is taken again, as a person would. */
async function again(work) {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === 4) throw error;
    }
  }
}

function applyFix(page) {
  return again(async () => {
    await page.keyboard.press('Escape');
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+.');
    await page
      .locator('.action-widget .monaco-list-row', { hasText: 'Turn the line into a comment tag' })
      .waitFor({ timeout: 8000 });
    await page.keyboard.press('Enter');
    await page.locator('.view-line', { hasText: /^\{%.comment.%\}.Converts/ }).waitFor({ timeout: 4000 });
  });
}

function applyAllFixes(page) {
  return again(async () => {
    await page.keyboard.press('Escape');
    await page.locator('.monaco-editor .view-lines').first().click();
    await runCommand(page, 'Fix All');
    await page.waitForFunction(() => document.querySelector('.squiggly-error') === null, null, { timeout: 8000 });
  });
}
