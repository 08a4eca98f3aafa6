// What a person does with files and editors of the workbench.
import assert from 'node:assert/strict';
import { again, dialogOf, openFile, PATIENCE, runCommand } from '../../scripts/open-page.mjs';

const wait = { timeout: PATIENCE };

export function toastButton(page, name) {
  return page.locator('.notification-toast a.monaco-button', { hasText: name }).first();
}

export function tab(page, name) {
  return page.locator(`.tab[data-resource-name="${name}"]`).first();
}

export async function closeFile(page, name) {
  await tab(page, name).click({ button: 'middle', ...wait });
  await tab(page, name).waitFor({ state: 'detached', ...wait });
}

export async function openAnew(page, name) {
  await closeFile(page, name);
  await openFile(page, name);
}

export function setLanguage(page, name) {
  return again(async () => {
    await page.keyboard.press('Escape');
    await runCommand(page, 'Change Language Mode');
    await page.keyboard.type(name);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click({ timeout: 8000 });
    await page.locator('.statusbar-item', { hasText: name }).first().waitFor({ timeout: 8000 });
  });
}

/** All but the preview. */
export async function closeOthers(page) {
  const others = page.locator('.tab:not([aria-label^="Preview "])');
  while ((await others.count()) > 0) await others.first().click({ button: 'middle', ...wait });
}

/** What is not saved by then goes. */
export function closeAll(page) {
  return again(async () => {
    await runCommand(page, 'View: Close All Editors');
    const discard = dialogOf(page).getByRole('button', { name: "Don't Save" });
    const tabs = page.locator('.tab');
    for (let tries = 0; tries < 100 && (await tabs.count()) > 0; tries++) {
      if ((await discard.count()) > 0) await discard.click({ timeout: 8000 }).catch(() => {});
      await page.waitForTimeout(200);
    }
    assert.equal(await tabs.count(), 0);
  });
}
