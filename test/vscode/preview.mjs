// The preview in a real workbench: what it says, with the keyboard alone, in four themes, and with hostile data.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { again, openFile, openWindow, previewOf, runCommand } from '../../scripts/open-page.mjs';
import { root } from '../../scripts/workbench.mjs';
import { frameOf, violations } from './axe.mjs';
import { copiesFromPreview, leadsToPlaces, tellsApart, tellsErrors } from './preview-details.mjs';
import { HOSTILE, previewWorkspace, setTheme, THEMES } from './preview-workspace.mjs';

const pictures = join(root, 'test/.results');
/** Milliseconds. Other programs may take the machine meanwhile. */
const LONG = 60_000;

/** `{ passed, failed, skipped }`. @param extension the folder of the extension, built or unpacked. */
export async function lookAtPreview({ executablePath, extension }) {
  mkdirSync(pictures, { recursive: true });
  const folder = previewWorkspace();
  const file = 'objected.webhook.liquid';
  const viewport = { width: 1600, height: 1000 };
  const { page, elsewhere, close } = await openWindow({ executablePath, folder, file, extension, viewport });
  const preview = previewOf(page);
  const steps = [];
  const step = async (name, work) => {
    await work();
    steps.push(name);
    console.log(`  ok ${name}`);
  };
  try {
    await page.waitForSelector('.squiggly-warning', { timeout: LONG });
    await again(async () => {
      await runCommand(page, 'Movable Ink: Open Preview to the Side');
      await preview
        .getByText('✓ Valid JSON')
        .first()
        .waitFor({ timeout: LONG / 3 });
    });
    await page.keyboard.press('Control+b');
    await page.mouse.move(400, 700);
    await step('says what Movable Ink makes of the rendering, and leads there', () => saysVerdict(page, preview));
    await step('leads from each finding to its place', () => leadsToPlaces(page, preview));
    await step('tells links, lines and values apart by more than colour', () => tellsApart(preview));
    await step('copies payload and body by buttons, title and context menu', () => copiesFromPreview(page, preview));
    await step('folds blank lines, and lays the payload out', () => laysOut(preview));
    await step('makes one link of one output', () => linksOutputs(preview));
    await step('reaches everything by keyboard', () => reachesAll(preview));
    await step('has no fault of accessibility in four themes', () => isAccessible(page, preview, folder));
    await step('keeps what has not changed', () => keepsLines(page, preview));
    await step('compares all sample users, each a click away', () => comparesAll(preview));
    await step('adds what the sample user lacks', () => addsMissing(preview, folder));
    await step('says where the JSON is broken', async () => {
      await showBody(page, preview, 'broken');
      await tellsErrors(preview);
    });
    await step('shows an abort calmly', () => showsAbort(page, preview));
    await step('and a body that is still empty', () => showsEmpty(page, preview));
    await step('shows hostile data as text', () => showsHostile(page, preview));
    await step('runs nothing and asks nobody', () => runsNothing(page, preview));
    assert.deepEqual([...elsewhere], []);
    return { passed: steps.length, failed: 0, skipped: 0 };
  } catch (error) {
    await page.screenshot({ path: join(pictures, 'preview-failed.png') });
    console.error(`FAILED after "${steps.at(-1)}": ${error.message}`);
    return { passed: steps.length, failed: 1, skipped: 0 };
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function saysVerdict(page, preview) {
  await preview.getByText('⚠ Movable Ink: ').waitFor({ timeout: LONG });
  const findings = preview.locator('.findings li');
  const told = await findings.locator('strong').allTextContents();
  assert.deepEqual(told, ['Types', 'Time', 'Personal data']);
  assert.deepEqual(await preview.locator('.aspects li').allTextContents(), ['✓ Identifier', '✓ Fields']);
  await preview.getByRole('button', { name: 'Show line 6: Types' }).press('Enter');
  await page.locator('.statusbar-item', { hasText: '29 selected' }).waitFor({ timeout: LONG });
  await preview.locator('.linked', { hasText: '1.99' }).waitFor({ timeout: LONG });
}

async function laysOut(preview) {
  const fold = preview.getByRole('button', { name: '3 blank lines before the payload' });
  assert.equal(await preview.locator('.line').count(), 5);
  await fold.press('Enter');
  assert.equal(await preview.locator('.line').count(), 8);
  assert.equal(await fold.getAttribute('aria-expanded'), 'true');
  await fold.press('Enter');
  await preview.getByLabel('Indented').press('Space');
  const lines = await preview.locator('.line').allTextContents();
  assert.deepEqual(lines.slice(0, 3), ['{', '  "type": "track",', '  "event": "product_viewed",']);
  await preview.getByLabel('As sent').press('Space');
  await preview.getByText('"type": "track", "event": "product_viewed"').waitFor({ timeout: LONG });
}

async function linksOutputs(preview) {
  const links = await preview.locator('[role=link]').allTextContents();
  assert.ok(links.includes('{"color":"green"}'), `no link for all of an output: ${links.join(' ')}`);
}

/** Tab from the first to the last element, and the arrows from value to value. */
async function reachesAll(preview) {
  await preview.locator('#sample-user').focus();
  const reached = new Set();
  for (let count = 0; count < 60; count++) {
    const name = await preview
      .locator(':focus')
      .evaluate((one) => one.ariaLabel ?? one.id ?? '')
      .catch(() => 'outside');
    if (name === 'outside') break;
    const text = await preview
      .locator(':focus')
      .evaluate((one) => `${one.tagName} ${one.ariaLabel ?? one.textContent}`);
    reached.add(text);
    await preview.locator(':focus').press('Tab');
  }
  const all = await preview
    .locator('button:visible:not([role=tab][tabindex="-1"]), summary:visible, select:visible, input:checked')
    .evaluateAll((every) => every.map((one) => `${one.tagName} ${one.ariaLabel ?? one.textContent}`));
  const missed = all.filter((name) => !reached.has(name));
  assert.deepEqual(missed, []);
  assert.equal(await preview.locator('[role=link][tabindex="0"]').count(), 1);
  await preview.locator('[role=link][tabindex="0"]').press('ArrowDown');
  assert.equal(await preview.locator('[role=link]').nth(1).getAttribute('tabindex'), '0');
}

async function isAccessible(page, preview, folder) {
  for (const { look, theme, className } of THEMES) {
    setTheme(folder, theme);
    await preview.locator(`body.${className}`).waitFor({ timeout: LONG });
    for (const name of ['objected', 'broken', 'aborted', 'empty', 'fine']) {
      await showBody(page, preview, name);
      assert.deepEqual(await violations(preview), [], `${look}, ${name}`);
      await page.screenshot({ path: join(pictures, `preview-${name}-${look}.png`) });
    }
  }
  setTheme(folder, THEMES[0].theme);
}

/** The title is that of the rendering that is shown. */
async function showBody(page, preview, name) {
  await again(async () => {
    // A file opens in the group that has the focus, and must not cover the preview.
    await page.keyboard.press('Control+1');
    await openFile(page, `${name}.webhook.liquid`);
    await preview.locator('h1', { hasText: `${name}.webhook.liquid` }).waitFor({ timeout: LONG / 3 });
  });
}

/** A keystroke in one line makes no other line anew. */
async function keepsLines(page, preview) {
  await showBody(page, preview, 'objected');
  const kept = await preview.locator('.line').first().elementHandle();
  const lines = await preview.locator('.line').count();
  await page.locator('.monaco-editor .view-line', { hasText: 'contact' }).first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(' "new": 1,');
  await preview.locator('.line', { hasText: '"new": 1' }).waitFor({ timeout: LONG });
  assert.equal(await preview.locator('.line').count(), lines);
  assert.ok(await kept.evaluate((one) => one.isConnected), 'the first line was made anew');
}

async function comparesAll(preview) {
  const { summary, rows } = { summary: preview.locator('#matrix summary'), rows: preview.locator('.outcomes li') };
  const known = rows.filter({ hasText: /^\S Known user / });
  await summary.filter({ hasText: /^6 sample users: / }).waitFor({ timeout: LONG });
  await summary.press('Enter');
  // The list follows what is shown, and may still be that of a text half typed.
  await known.filter({ hasText: /^⚠ Known user valid, 3 findings$/ }).waitFor({ timeout: LONG });
  assert.equal(await known.getByRole('button').getAttribute('aria-current'), 'true');
  const other = rows.getByRole('button', { name: 'Anonymous user with e-mail address' });
  await other.press('Enter');
  await preview.locator('#notes li', { hasText: '${user_id}' }).waitFor({ timeout: LONG });
  assert.equal(await other.getAttribute('aria-current'), 'true');
  await known.getByRole('button').press('Enter');
  await preview.locator('#notes li', { hasText: '${user_id}' }).waitFor({ state: 'detached', timeout: LONG });
  await summary.press('Enter');
}

async function addsMissing(preview, folder) {
  const notes = preview.locator('#notes li');
  assert.deepEqual(await notes.locator('code').allTextContents(), [
    'custom_attribute.${plan_name}',
    'event_properties.${sku}',
    'context.${note}',
  ]);
  for (const name of ['${plan_name}', '${sku}', '${note}']) {
    const note = notes.filter({ hasText: name });
    await note.getByRole('button', { name: 'Add to the sample user' }).press('Enter');
    await note.waitFor({ state: 'detached', timeout: LONG });
  }
  await preview.locator('.line', { hasText: 'Example sku' }).waitFor({ timeout: LONG });
  const file = join(folder, 'known-user.sample-user.json');
  // The rendering follows the text in the editor; the workbench saves it a second later.
  await again(async () => {
    await preview.locator('#title').page().waitForTimeout(2000);
    const { user, event, context } = JSON.parse(readFileSync(file, 'utf8'));
    assert.equal(event.properties.sku, 'Example sku');
    assert.ok(user.custom_attributes.plan_name && context.note);
  });
}

async function showsAbort(page, preview) {
  await showBody(page, preview, 'aborted');
  const status = preview.locator('#status', { hasText: '■ Not sent' });
  await status.waitFor({ timeout: LONG });
  assert.match((await status.textContent()) ?? '', /known users are told elsewhere/);
  assert.doesNotMatch((await status.textContent()) ?? '', /✗/);
}

/** Nothing of it is a mistake: neither a sign nor a list of failures. */
async function showsEmpty(page, preview) {
  await showBody(page, preview, 'empty');
  await preview.locator('#status', { hasText: 'Empty' }).waitFor({ timeout: LONG });
  assert.match((await preview.locator('#status').textContent()) ?? '', /^EmptyType "mi-" for a snippet/);
  assert.equal(await preview.locator('.wrong, .problem').count(), 0);
  await preview.locator('#matrix').waitFor({ state: 'hidden', timeout: LONG });
}

async function showsHostile(page, preview) {
  await showBody(page, preview, 'hostile');
  await preview.locator('#sample-user option', { hasText: 'Hostile' }).waitFor({ state: 'attached', timeout: LONG });
  // On a busy machine a megabyte may take longer than a rendering may.
  await again(async () => {
    await preview.locator('#sample-user').selectOption('known-user');
    await preview.locator('#sample-user').selectOption({ label: '<b>Hostile</b>' });
    await preview
      .getByText(HOSTILE.script)
      .first()
      .waitFor({ timeout: LONG / 3 });
  });
  const shown = (await preview.locator('#rendering').textContent()) ?? '';
  for (const text of [HOSTILE.script, HOSTILE.image, HOSTILE.link, HOSTILE.style])
    assert.ok(shown.includes(text), text);
  assert.ok(shown.includes('a␀b␛[31mc'), 'control characters are hidden');
  assert.ok(shown.includes('user<U+202E>txt.exe <U+2066>a<U+2069> <U+200B>z'), 'characters that turn text are hidden');
  assert.equal(await preview.locator('body img, body a, body style, body b, body iframe, main script').count(), 0);
  const frame = await frameOf(preview);
  assert.equal(await frame.evaluate(() => globalThis.parent.hostile), undefined);
  await page.screenshot({ path: join(pictures, 'preview-hostile.png') });
}

/** The page may load and run nothing but its own script, and neither side heeds a message that is none. */
async function runsNothing(page, preview) {
  const frame = await frameOf(preview);
  const tried = await frame.evaluate(async () => {
    const fetched = await fetch(`${location.origin}/version`).then(
      () => 'fetched',
      () => 'refused',
    );
    const inline = document.createElement('script');
    inline.textContent = 'globalThis.ran = 1';
    document.body.append(inline);
    inline.remove();
    // What a debugger evaluates may evaluate; a task of the page may not.
    const evaluated = await new Promise((resolve) => {
      setTimeout(() => {
        try {
          resolve(new Function('return "ran"')());
        } catch {
          resolve('refused');
        }
      });
    });
    const image = document.createElement('img');
    const loaded = new Promise((resolve) => {
      image.onload = () => resolve('loaded');
      image.onerror = () => resolve('refused');
    });
    image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
    return { fetched, evaluated, ran: globalThis.ran, image: await loaded };
  });
  assert.deepEqual(tried, { fetched: 'refused', evaluated: 'refused', ran: undefined, image: 'refused' });
  await frame.evaluate(() => {
    for (const data of [
      null,
      'rendered',
      { kind: 'rendered' },
      { kind: 'error', message: { a: 1 } },
      { kind: 'other' },
    ]) {
      globalThis.postMessage(data, '*');
    }
  });
  await showBody(page, preview, 'fine');
  await preview.getByText('✗ No preview').waitFor({ state: 'detached', timeout: LONG });
}
