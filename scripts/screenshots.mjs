// npm run screenshots: takes the pictures of the README in a real workbench, light and dark.
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build, installPackages } from './setup.mjs';
import { root } from './workbench.mjs';

installPackages();
build();
const { openWindow, previewOf, runCommand } = await import('./open-page.mjs');
const { copyOfExamples, prepareWorkbench } = await import('./test-vscode.mjs');

const { browser, problem } = prepareWorkbench();
if (problem !== undefined) throw new Error(`no screenshots, because ${problem}`);
const pictures = join(root, 'docs/images');
mkdirSync(pictures, { recursive: true });
/** The page of the extension loads its pictures from afar: each is small enough not to be waited for. In bytes. */
const LARGEST = 200 * 1024;
const viewport = { width: 1280, height: 800 };

async function take(page, name) {
  const path = join(pictures, `${name}.png`);
  // Where the mouse rests, a hover would cover the page.
  await page.mouse.move(2, viewport.height / 2);
  await page.locator('.monaco-hover').first().waitFor({ state: 'hidden' });
  await page.screenshot({ path });
  const { size } = statSync(path);
  if (size > LARGEST) throw new Error(`${name}.png has ${size} bytes, more than ${LARGEST}: take a smaller viewport`);
}

for (const [look, theme] of [
  ['light', 'Default Light Modern'],
  ['dark', 'Default Dark Modern'],
]) {
  const folder = copyOfExamples();
  const settings = {
    'workbench.colorTheme': theme,
    'editor.minimap.enabled': false,
    'workbench.layoutControl.enabled': false,
    // The copy's own name means nothing to a reader.
    'window.title': 'examples',
  };
  const file = 'published/product-view.webhook.liquid';
  const { page, close } = await openWindow({ executablePath: browser, folder, file, settings, viewport });
  await page.waitForSelector('.squiggly-error', { timeout: 60_000 });
  await page.keyboard.press('Control+Shift+M');
  await page.getByText('Missing comma before').first().waitFor();
  await page.keyboard.press('Control+b');
  await page.waitForTimeout(800);
  await take(page, `problems-${look}`);
  await page.keyboard.press('Control+j');
  await runCommand(page, 'Movable Ink: Open Preview to the Side');
  await previewOf(page).getByText('✗ Invalid JSON').first().waitFor({ timeout: 30_000 });
  await page.waitForTimeout(800);
  await take(page, `preview-${look}`);
  await close();
  rmSync(folder, { recursive: true, force: true });
}
