// What the preview says and draws, looked at piece by piece: its links to places, its signs, and its ways to copy.
import assert from 'node:assert/strict';
import { again, copiedText, dialogOf, PATIENCE } from '../../scripts/open-page.mjs';
import { titleButton } from './newcomer.mjs';

const wait = { timeout: PATIENCE };

/** Each finding leads to the value in the payload, which is marked, and to the output in the body, which is selected. */
export async function leadsToPlaces(page, preview) {
  const places = {
    Types: ['29 selected', '1.99'],
    Time: ['24 selected', /^\d{10}$/],
    'Personal data': ['34 selected', '@'],
  };
  for (const [aspect, [selected, value]] of Object.entries(places)) {
    await preview.getByRole('button', { name: new RegExp(`^Show line \\d+: ${aspect}$`) }).press('Enter');
    await page.locator('.statusbar-item', { hasText: selected }).waitFor(wait);
    await preview.locator('.linked', { hasText: value }).first().waitFor(wait);
  }
}

/** Whoever sees no colours, or hears the page, can tell what is what. */
export async function tellsApart(preview) {
  const styleOf = (locator) =>
    locator.first().evaluate((one) => {
      const { textDecorationLine, color } = getComputedStyle(one);
      return { textDecorationLine, color };
    });
  const link = await styleOf(preview.locator('.line [role=link]'));
  const text = await styleOf(preview.locator('.line .text'));
  assert.equal(link.textDecorationLine, 'underline');
  assert.equal(text.textDecorationLine, 'none');
  assert.equal((await styleOf(preview.locator('.findings .way'))).textDecorationLine, 'underline');
  const number = await preview
    .locator('.line')
    .first()
    .evaluate((one) => getComputedStyle(one, '::before').content);
  assert.equal(number, 'counter(line) / ""');
  assert.equal(await preview.locator('h1').count(), 1);
  assert.ok((await preview.locator('h2').count()) > 0);
}

/** Of an error in the JSON: the line that it is in, with the words beneath. */
export async function tellsErrors(preview) {
  await preview.locator('#status', { hasText: '✗ Invalid JSON' }).waitFor(wait);
  const wrong = preview.locator('.line', { has: preview.locator('.problem') }).first();
  assert.match(await wrong.locator('.problem').first().textContent(), /comma/i);
  const { textDecorationStyle } = await wrong
    .locator('.wrong')
    .first()
    .evaluate((one) => {
      const { textDecorationStyle } = getComputedStyle(one);
      return { textDecorationStyle };
    });
  assert.equal(textDecorationStyle, 'wavy');
  const string = await preview
    .locator('.line .string')
    .first()
    .evaluate((one) => getComputedStyle(one).color);
  const plain = await preview
    .locator('.problem')
    .first()
    .evaluate((one) => getComputedStyle(one).borderLeftColor);
  assert.notEqual(string, plain, 'strings have the colour of errors');
}

/** As buttons of the page, in the title of its tab, and in its context menu. */
export async function copiesFromPreview(page, preview) {
  const ways = {
    button: (id) => preview.locator(id).press('Enter'),
    title: (_id, name) => titleButton(page, name).click({ timeout: 20_000 }),
    menu: (_id, name) => fromMenu(page, preview, name),
  };
  for (const [way, run] of Object.entries(ways)) {
    const payload = await copied(page, preview, '{"', way, () => run('#copy-payload', 'Copy Rendered Payload'));
    assert.equal(JSON.parse(payload).event, 'product_viewed', way);
    await copied(page, preview, '{% comment %}', way, () => run('#copy-body', 'Copy Body for Braze'));
  }
}

/** What is in the clipboard then. A window that is busy swallows keys, so what shows no effect is done again. */
async function copied(page, preview, beginning, way, copy) {
  await page.evaluate(() => navigator.clipboard.writeText(''));
  const anyway = dialogOf(page).getByRole('button', { name: 'Copy Anyway' });
  await again(async () => {
    await page.keyboard.press('Escape');
    await preview.locator('#title').click({ timeout: 20_000 });
    await copy();
    for (let tries = 0; !(await copiedText(page)).startsWith(beginning); tries++) {
      assert.ok(tries < 150, `by ${way}: nothing is copied that begins with ${beginning}`);
      if ((await anyway.count()) > 0) await anyway.click({ timeout: 8000 }).catch(() => {});
      await page.waitForTimeout(100);
    }
  });
  return copiedText(page);
}

/** A menu ignores a click that comes right after it has opened, and stays: then the same click is made again. */
async function fromMenu(page, preview, name) {
  await preview.locator('#title').click({ button: 'right', timeout: 20_000 });
  const item = page.locator('.monaco-menu .action-label', { hasText: name }).first();
  await item.click({ timeout: 20_000 });
  await again(async () => {
    if (await item.isVisible()) await item.click({ timeout: 5000 });
    await item.waitFor({ state: 'hidden', timeout: 2000 });
  });
}
