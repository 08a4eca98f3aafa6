// Opens the extension's own page in the workbench, as somebody does who wants to know what was installed.

/** @param page a window with the extension. Gives the page's frame, once its text is there. */
export async function openExtensionPage(page, displayName) {
  await page.keyboard.press('Control+Shift+X');
  const row = page.locator('.extensions-viewlet .monaco-list-row', { hasText: displayName }).first();
  await row.waitFor({ timeout: 30_000 });
  await row.click();
  await page.locator('.extension-editor .header', { hasText: displayName }).waitFor({ timeout: 20_000 });
  const frame = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  await frame.locator('h1').first().waitFor({ timeout: 20_000 });
  return frame;
}

/** Each picture of the page: its address as given in the page, and its width in pixels, 0 where it was not loaded. */
export async function picturesOf(frame) {
  const pictures = frame.locator('img');
  await pictures.first().waitFor({ state: 'attached', timeout: 10_000 });
  await pictures.last().scrollIntoViewIfNeeded();
  return pictures.evaluateAll((images) =>
    images.map((image) => ({ source: String(image.getAttribute('src')).slice(0, 100), width: image.naturalWidth })),
  );
}
