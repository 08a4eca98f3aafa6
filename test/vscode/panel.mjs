// The panel in a real workbench: its tabs, what it says of blanks and branches, locked previews and cases.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { again, copiedText, openFile, openWindow, PATIENCE, previewOf, runCommand } from '../../scripts/open-page.mjs';
import { root } from '../../scripts/workbench.mjs';
import { violations } from './axe.mjs';
import { setTheme, THEMES } from './preview-workspace.mjs';
import { runSteps } from './run-steps.mjs';
import { sampleUserSteps } from './sample-user-steps.mjs';

const wait = { timeout: PATIENCE };
const pictures = join(root, 'test/.results');

const FIRST = `{% assign title = event_properties.\${headline} %}
{
  "type": "track",
  "event": "product_viewed",
  {% if \${user_id} != blank %}
  "user_id": "{{\${user_id} | json_escape}}",
  {% else %}
  "anonymous_id": "{{\${email_address} | downcase | md5}}",
  {% endif %}
  "timestamp": {{ 'now' | date: '%s' }}000,
  "properties": { "id": "{{event_properties.\${id} | json_escape}}", "title": "{{title | json_escape}}" }
}
`;
const SECOND = '{"second": "{{${user_id}}}"}\n';
const CONFIG = {
  request: {
    url: 'https://collector.movableink-dmz.com/behavioral/a1b2c3d4e5',
    headers: { 'X-Source': 'braze', 'X-Api-Key': 'abc' },
  },
};

/** @param extension the folder of the extension, built or unpacked. */
export async function lookAtPanel({ executablePath, extension }) {
  const folder = mkdtempSync(join(tmpdir(), 'mi-webhook-panel-'));
  writeFileSync(join(folder, 'first.webhook.liquid'), FIRST);
  writeFileSync(join(folder, 'second.webhook.liquid'), SECOND);
  writeFileSync(join(folder, 'mi-webhook.config.json'), JSON.stringify(CONFIG));
  mkdirSync(join(folder, '.vscode'));
  setTheme(folder, THEMES[0].theme);
  const viewport = { width: 1600, height: 1000 };
  const window = await openWindow({ executablePath, extension, folder, file: 'first.webhook.liquid', viewport });
  const { page } = window;
  const preview = previewOf(page);
  try {
    return await runSteps(window, 'panel', {
      'opens beside the body': async () => {
        await again(async () => {
          await runCommand(page, 'Movable Ink: Open Preview to the Side');
          await preview
            .getByText('✓ Valid JSON')
            .first()
            .waitFor({ timeout: PATIENCE / 3 });
        });
        await page.keyboard.press('Control+b');
      },
      'shows the request, without its keys': () => showsRequest(preview),
      'copies it as cURL, and for PowerShell': () => copiesAsCommand(page, preview),
      'tells the difference to the last rendering': () => tellsLast(page, preview),
      'and to another sample user': () => tellsOther(preview),
      'has no fault of accessibility in any tab and theme': () => isAccessible(page, preview, folder),
      'says why an output is blank': () => saysWhyBlank(page, preview),
      'dims the branch that is not taken': () => dims(page, preview),
      'lists all cases, each a click away': () => listsCases(page, preview),
      ...sampleUserSteps(page, folder),
      'locks a preview to its body, and opens another one': () => locks(page),
      'copies the payload of the preview whose button was pressed': () => copiesOwn(page),
      'keeps all of that when the window is loaded again': () => restores(page),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** By keyboard: the tabs are one stop, and the arrows lead on. */
async function openTab(preview, name) {
  const selected = preview.locator('[role=tab][aria-selected=true]');
  for (let tries = 0; (await selected.textContent()) !== name && tries < 4; tries++) await selected.press('ArrowRight');
  await preview.getByRole('tabpanel', { name }).waitFor(wait);
}

async function showsRequest(preview) {
  await openTab(preview, 'Request');
  const said = preview.locator('#request');
  await said.getByText('https://collector.movableink-dmz.com/behavioral/•••').waitFor(wait);
  const text = (await said.textContent()) ?? '';
  assert.match(text, /MethodPOST.*Content-Typeapplication\/json.*AuthorizationBasic •••.*X-Sourcebraze.*X-Api-Key•••/s);
  assert.match(text, /Size of the body\d+ bytes \(Movable Ink accepts less than 2,000,000 bytes\)/);
  assert.doesNotMatch(text, /a1b2c3d4e5|abc/);
}

async function copiesAsCommand(page, preview) {
  await preview.getByRole('button', { name: 'Copy as cURL' }).press('Enter');
  await page.locator('.statusbar-item', { hasText: 'Copied the cURL command' }).waitFor(wait);
  const copied = await copiedText(page);
  assert.match(copied, /curl --request POST/);
  assert.match(copied, /"event": "product_viewed"/);
  await preview.getByRole('button', { name: 'Copy as PowerShell' }).press('Enter');
  await page.locator('.statusbar-item', { hasText: 'PowerShell' }).waitFor(wait);
  assert.match(await copiedText(page), /Invoke-RestMethod|Invoke-WebRequest/);
}

async function tellsLast(page, preview) {
  await openTab(preview, 'Difference');
  await page.locator('.monaco-editor .view-line', { hasText: '"type"' }).first().click(wait);
  await page.keyboard.press('End');
  const kept = preview.locator('#difference .same').first();
  await page.keyboard.type(' "new": 1,');
  await preview.locator('#difference .added', { hasText: '"new": 1' }).waitFor(wait);
  assert.deepEqual(await preview.locator('#difference .removed').allTextContents(), []);
  await kept.waitFor(wait);
}

async function tellsOther(preview) {
  await preview.locator('#compare').selectOption('anonymous-user');
  await preview.locator('#difference .removed', { hasText: '"anonymous_id"' }).waitFor(wait);
  await preview.locator('#difference .added', { hasText: '"user_id"' }).waitFor(wait);
  assert.match(
    (await preview.locator('.compared').textContent()) ?? '',
    /1 removed, 1 added, compared with "Anonymous/,
  );
}

async function isAccessible(page, preview, folder) {
  for (const { look, theme, className } of THEMES) {
    setTheme(folder, theme);
    await preview.locator(`body.${className}`).waitFor(wait);
    for (const tab of ['Payload', 'Request', 'Difference']) {
      await openTab(preview, tab);
      assert.deepEqual(await violations(preview), [], `${look}, ${tab}`);
      await page.screenshot({ path: join(pictures, `panel-${tab.toLowerCase()}-${look}.png`) });
    }
  }
  setTheme(folder, THEMES[0].theme);
  await openTab(preview, 'Payload');
}

async function saysWhyBlank(page, preview) {
  const blanks = preview.locator('#blanks');
  await blanks.locator('summary', { hasText: 'Why is this blank? 1 output prints nothing' }).press('Enter');
  const reason = '`title` is set on line 1. `event_properties.${headline}` is not in the sample user.'.replaceAll(
    '`',
    '',
  );
  await blanks.getByText(reason).waitFor(wait);
  await blanks.getByRole('button', { name: /Show in the body/ }).press('Enter');
  await page.locator('.statusbar-item', { hasText: /23 selected/ }).waitFor(wait);
  await page.keyboard.press('ArrowLeft');
  await runCommand(page, 'Movable Ink: Why Is This Blank?');
  await page.locator('.notification-toast', { hasText: 'is not in the sample user' }).waitFor(wait);
  await page.keyboard.press('Escape');
  await runCommand(page, 'Notifications: Clear All Notifications');
}

async function dims(page, preview) {
  await preview.getByRole('button', { name: 'Dim Other Branches' }).press('Enter');
  assert.equal(await opacityOf(page, 'anonymous_id', '0.45'), '0.45');
  assert.equal(await opacityOf(page, 'user_id', '1'), '1');
  await page.screenshot({ path: join(pictures, 'panel-dimmed.png') });
  await preview.locator('#sample-user').selectOption('anonymous-user');
  assert.equal(await opacityOf(page, 'anonymous_id', '1'), '1');
  assert.equal(await opacityOf(page, '"user_id"', '0.45'), '0.45');
  await preview.locator('#sample-user').selectOption('known-user');
  await preview.getByRole('button', { name: 'Dim Other Branches' }).press('Enter');
  assert.equal(await opacityOf(page, 'anonymous_id', '1'), '1');
}

/** Of a word in the editor, once it is as expected, or after a while. */
async function opacityOf(page, word, expected) {
  const span = page.locator('.monaco-editor .view-line span span', { hasText: word }).first();
  for (let tries = 0; tries < 100; tries++) {
    if ((await span.evaluate((one) => getComputedStyle(one).opacity)) === expected) return expected;
    await page.waitForTimeout(200);
  }
  return span.evaluate((one) => getComputedStyle(one).opacity);
}

async function listsCases(page, preview) {
  await preview.getByRole('button', { name: 'All Cases…' }).press('Enter');
  const rows = page.locator('.quick-input-list .monaco-list-row');
  await rows.filter({ hasText: '${user_id} is blank' }).first().waitFor(wait);
  await page.screenshot({ path: join(pictures, 'panel-cases.png') });
  assert.equal(await rows.filter({ hasText: 'valid JSON' }).count(), await rows.count());
  await rows.filter({ hasText: '${user_id} is blank' }).first().click(wait);
  await preview.locator('.line', { hasText: '"anonymous_id"' }).waitFor(wait);
  await preview
    .locator('#sample-user option', { hasText: 'Case: ${user_id} is blank' })
    .waitFor({ state: 'attached', ...wait });
}

/** Of several previews, the one whose title says the name. */
async function pageOf(page, name) {
  const end = Date.now() + PATIENCE;
  let titles = [];
  while (Date.now() < end) {
    const frames = page.frames();
    titles = await Promise.all(frames.map((frame) => titleIn(page, frame)));
    const found = titles.indexOf(`${name}.webhook.liquid`);
    if (found !== -1) return frames[found];
    await page.waitForTimeout(200);
  }
  throw new Error(
    `no preview shows ${name}, but ${titles.filter((title) => title !== undefined).join(', ') || 'none'}`,
  );
}

/** What a page that is a preview says that it shows. Others have none, and one that is closed never answers. */
function titleIn(page, frame) {
  const title = frame.evaluate(() => document.querySelector('h1#title')?.textContent).catch(() => undefined);
  return Promise.race([title, page.waitForTimeout(5000)]);
}

async function locks(page) {
  const first = await pageOf(page, 'first');
  await first.getByRole('button', { name: 'Lock' }).press('Enter');
  await page.locator('.tab', { hasText: 'Locked preview first.webhook.liquid' }).first().waitFor(wait);
  await page.keyboard.press('Control+1');
  await openFile(page, 'second.webhook.liquid');
  await runCommand(page, 'Movable Ink: Open Preview to the Side');
  const second = await pageOf(page, 'second');
  await second.locator('.line', { hasText: '"second"' }).waitFor(wait);
  await page.locator('.tab', { hasText: 'Locked preview first.webhook.liquid' }).first().click(wait);
  await (await pageOf(page, 'first')).locator('.line', { hasText: '"type"' }).waitFor(wait);
}

async function copiesOwn(page) {
  const first = await pageOf(page, 'first');
  await first.getByRole('button', { name: 'Copy Payload' }).press('Enter');
  await page.locator('.statusbar-item', { hasText: 'Copied the payload' }).waitFor(wait);
  assert.equal(JSON.parse(await copiedText(page)).event, 'product_viewed');
  await openTab(first, 'Request');
}

async function restores(page) {
  // What the address says to open would be opened instead of what was open.
  const address = new URL(page.url());
  address.searchParams.delete('payload');
  await page.evaluate((plain) => history.replaceState(null, '', plain), address.href);
  await page.evaluate(() => {
    window.isBeforeReload = true;
  });
  // As a person would: what is open is kept only by a window that is closed in order.
  await runCommand(page, 'Developer: Reload Window');
  await again(() => page.waitForFunction(() => window.isBeforeReload === undefined, undefined, wait));
  await page.locator('.tab', { hasText: 'Locked preview first.webhook.liquid' }).first().waitFor(wait);
  const first = await pageOf(page, 'first');
  await first.getByRole('tabpanel', { name: 'Request' }).waitFor(wait);
  assert.equal(await first.locator('#lock').getAttribute('aria-pressed'), 'true');
  await page.locator('.tab', { hasText: 'Preview second.webhook.liquid' }).first().click(wait);
  await (await pageOf(page, 'second')).locator('.line', { hasText: '"second"' }).waitFor(wait);
}
