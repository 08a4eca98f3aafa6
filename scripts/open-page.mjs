// Opens the example workspace in a headless window and speaks to it as a person would.
import { launchBrowser } from './browser.mjs';
import { remoteUri, root, startWorkbench, workbenchPage } from './workbench.mjs';

const WIDE = { width: 1440, height: 900 };

/** A window on `folder` with one file open and its findings shown. `close` ends window and server. */
export async function openWindow({
  executablePath,
  folder,
  file,
  settings,
  keybindings,
  extension = root.replace(/\/$/, ''),
  viewport = WIDE,
}) {
  const server = await startWorkbench({ extension, settings, keybindings });
  const browser = await launchBrowser(executablePath);
  const page = await browser.newPage({ viewport });
  const elsewhere = new Set();
  page.on('request', (request) => {
    const url = new URL(request.url());
    const local =
      url.hostname === '127.0.0.1' ||
      url.hostname.endsWith('.vscode-cdn.net') ||
      !/^(https?|wss?):$/.test(url.protocol);
    if (!local) elsewhere.add(url.href);
  });
  await page.goto(workbenchPage(server, { folder, payload: [['openFile', remoteUri(server, `${folder}/${file}`)]] }));
  await page.waitForSelector('.monaco-editor .view-line', { timeout: 60_000 });
  const close = async () => {
    await browser.close();
    await server.stop();
  };
  return { page, elsewhere, close };
}

export async function runCommand(page, title) {
  await page.keyboard.press('F1');
  await page.waitForSelector('.quick-input-widget input');
  await page.keyboard.type(title);
  await page
    .locator('.quick-input-list .monaco-list-row', { hasText: title.split(': ').at(-1) })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
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

/** A list of files that was made before the file was written does not get it any more, so it is opened again. */
export function openFile(page, name) {
  return again(async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+P');
    await page.waitForSelector('.quick-input-widget input');
    await page.keyboard.type(name);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click({ timeout: 8000 });
  });
}
