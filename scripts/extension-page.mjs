// Looks at the extension's own page in the workbench, as somebody does who wants to know what was installed.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openWindow } from './open-page.mjs';
import { copyOfExamples } from './test-vscode.mjs';
import { root } from './workbench.mjs';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { displayName } = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8'));
const repository = manifest.repository.url.replace(/^git\+|\.git$/g, '');
const pictures = join(root, 'test/.results');

/** The file of the project that an address in its repository leads to, or undefined for other addresses. */
function fileOf(address) {
  const [, path] = /^(?:blob|raw)\/HEAD\/([^#?]+)/.exec(address.slice(repository.length + 1)) ?? [];
  return address.startsWith(`${repository}/`) && path !== undefined ? join(root, decodeURIComponent(path)) : undefined;
}

/** VS Code loads pictures of such a page over https alone; the repository answers from the clone here, as if it were published. */
async function answerForRepository(page) {
  await page.route(`${repository}/**`, (route) => {
    const file = fileOf(route.request().url());
    return file !== undefined && existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404 });
  });
}

/** @param extension the folder of the installed extension. Throws when a picture or a link of its page leads nowhere. */
export async function lookAtExtensionPage(executablePath, extension) {
  mkdirSync(pictures, { recursive: true });
  const folder = copyOfExamples();
  const file = 'published/product-view.webhook.liquid';
  const { page, close } = await openWindow({ executablePath, folder, file, extension });
  try {
    await answerForRepository(page);
    const shown = await openExtensionPage(page);
    const images = shown.locator('img');
    await images.first().waitFor({ state: 'attached', timeout: 10_000 });
    for (const image of await images.all()) await image.scrollIntoViewIfNeeded();
    await page.waitForTimeout(1000);
    const loaded = await images.evaluateAll((all) => all.map(({ src, naturalWidth }) => ({ src, naturalWidth })));
    assert.ok(loaded.length >= 2, 'the page shows no pictures');
    assert.deepEqual(
      loaded.filter(({ naturalWidth }) => naturalWidth === 0),
      [],
    );
    await images.first().scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(pictures, 'extension-page.png') });
    // VS Code takes the address from a link that it does not allow.
    const links = await shown
      .locator('a:not(#scroll-to-top)')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    assert.ok(links.length > 40, 'the page has lost its links');
    const leadsNowhere = (href) => !existsSync(fileOf(href) ?? '');
    assert.deepEqual(links.filter(leadsNowhere), []);
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openExtensionPage(page) {
  await page.keyboard.press('Control+Shift+X');
  await page
    .locator('.extensions-viewlet .monaco-list-row', { hasText: displayName })
    .first()
    .click({ timeout: 30_000 });
  await page.locator('.extension-editor .header', { hasText: displayName }).waitFor({ timeout: 20_000 });
  const frame = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  await frame.locator('h1').first().waitFor({ timeout: 20_000 });
  return frame;
}
