// Opens a headless window of the workbench and speaks to it as a person would.
import { launchBrowser } from './browser.mjs';
import { remoteUri, root, startWorkbench, workbenchPage } from './workbench.mjs';

/** Milliseconds: for a slow machine that is busy with other things. */
export const PATIENCE = 90_000;
const WIDE = { width: 1440, height: 900 };

/** A window on `folder`, or an empty one, with one file open where it is named, in the theme of a `look`. `close` ends window and server. */
export async function openWindow({
  executablePath,
  folder,
  file,
  look,
  settings = look === undefined ? undefined : { 'workbench.colorTheme': look.theme },
  keybindings,
  env,
  extension = root.replace(/\/$/, ''),
  viewport = WIDE,
}) {
  const server = await startWorkbench({ extension, settings, keybindings, env });
  const payload = file === undefined ? [] : [['openFile', remoteUri(server, `${folder}/${file}`)]];
  const window = await openAddress(executablePath, workbenchPage(server, { folder, payload }), viewport);
  if (file !== undefined) await window.page.waitForSelector('.monaco-editor .view-line', { timeout: PATIENCE });
  const close = async () => {
    await window.browser.close();
    await server.stop();
  };
  return { ...window, look, close };
}

/** A page of a workbench that is running, with a clipboard that it may use. `elsewhere` gathers what is asked of other machines. */
export async function openAddress(executablePath, address, viewport = WIDE) {
  const browser = await launchBrowser(executablePath);
  const context = await browser.newContext({ viewport });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  const elsewhere = new Set();
  page.on('request', (request) => {
    const url = new URL(request.url());
    const local =
      url.hostname === '127.0.0.1' ||
      url.hostname.endsWith('.vscode-cdn.net') ||
      !/^(https?|wss?):$/.test(url.protocol);
    if (!local) elsewhere.add(url.href);
  });
  await page.goto(address);
  await page.waitForSelector('.monaco-workbench .statusbar-item', { timeout: PATIENCE });
  return { browser, page, elsewhere };
}

/** By the command palette. Others match the words of a title as well, so the first of the list may be another. */
export async function runCommand(page, title) {
  await page.keyboard.press('F1');
  await page.waitForSelector('.quick-input-widget input');
  await page.keyboard.type(title);
  await page.locator(`.quick-input-list .monaco-list-row[aria-label^="${title}"]`).first().click();
}

/** The page within the preview's frames. */
export function previewOf(page) {
  return page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
}

/** A window that is not ready yet swallows keys, so a step that shows no effect is taken again, as a person would. */
export async function again(work) {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === 4) throw error;
    }
  }
}

/**
 * In the first group of editors, where bodies are: a list of files opens in the group that has the focus, and that of a preview may come late.
 * A list that was made before the file was written does not get it any more, so it is opened again.
 */
export function openFile(page, name) {
  return again(async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+1');
    await page.locator('.editor-group-container').first().and(page.locator('.active')).waitFor({ timeout: 20_000 });
    await page.keyboard.press('Control+P');
    await page.waitForSelector('.quick-input-widget input');
    await page.keyboard.type(name);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click({ timeout: 20_000 });
    await page.locator(`.tab.active[data-resource-name="${name}"]`).first().waitFor({ timeout: 20_000 });
  });
}

export function copiedText(page) {
  return page.evaluate(() => navigator.clipboard.readText());
}

/** The dialog that is open, or will be. */
export function dialogOf(page) {
  return page.locator('.monaco-dialog-box');
}
