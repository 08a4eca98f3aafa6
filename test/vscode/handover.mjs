// What is agreed on with Movable Ink and what runs in Braze already, by the commands of the editor.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  again,
  copiedText,
  dialogOf,
  openFile,
  openWindow,
  PATIENCE,
  previewOf,
  runCommand,
} from '../../scripts/open-page.mjs';
import { runSteps } from './run-steps.mjs';

const wait = { timeout: PATIENCE };
const settings = { 'workbench.colorTheme': 'Default Light Modern', 'files.simpleDialog.enable': true };

const REAL = {
  name: 'Somebody real',
  user: { external_id: 'a-1', email: 'jane.roe@gmail.com' },
  event: {
    name: 'Product Viewed',
    properties: { id: '1', title: 'Ask jane.roe@gmail.com', url: 'https://example.com' },
  },
};

const FLAT = `{"type": "track", "event": "quiz_done", "user_id": "{{\${user_id} | json_escape}}", "timestamp": 1257894000000}\n`;
const PAIRS = 'type\ttrack\nevent\tquiz_done\nuser_id\t{{${user_id} | json_escape}}\ntimestamp\t1257894000000\n';

const webhook = (body) => ({
  channel: 'webhook',
  name: 'Variant 1',
  url: 'https://collector.movableink-dmz.com/behavioral/k3y0fTheAccount',
  body,
  type: 'raw',
  headers: { 'Content-Type': 'application/json', Authorization: 'Basic dXNlcjpwYXNzd29yZDEyMw==' },
  method: 'POST',
});

const EXPORT = {
  message: 'success',
  name: 'Product <b>viewed</b>',
  channels: ['webhook'],
  messages: {
    a: webhook('{"type": "track", "event": "product_viewed" "user_id": "{{${user_id}}}"}'),
    b: { ...webhook('{"type": "track"}'), name: 'Variant 2' },
  },
};

/** @param folder a copy of the examples, which the steps may change. */
export async function handsOver({ executablePath, folder, extension }) {
  writeFileSync(join(folder, 'real.sample-user.json'), JSON.stringify(REAL));
  writeFileSync(join(folder, 'flat.webhook.liquid'), FLAT);
  writeFileSync(join(folder, 'campaign.json'), JSON.stringify(EXPORT));
  for (const name of ['shared', 'redacted']) mkdirSync(join(folder, name));
  const file = 'fixed/category-view.webhook.liquid';
  const window = await openWindow({ executablePath, folder, file, extension, settings });
  const { page } = window;
  return runSteps(window, 'handover', {
    'shows the contract of the body beside it': async () => {
      await again(async () => {
        await page.keyboard.press('Escape');
        await runCommand(page, 'Movable Ink: Show Payload Contract');
        await page.locator('.view-line', { hasText: 'draft/2020-12' }).first().waitFor({ timeout: 30_000 });
      });
    },
    'shares the body, and shows the page that goes to Movable Ink': async () => {
      await shareTo(page, file, join(folder, 'shared'));
      await inPreview(page, 'Before the launch in Braze').waitFor(wait);
      const written = readdirSync(join(folder, 'shared'));
      for (const name of ['handover.md', 'contract.json', 'request.sh', 'sample-1.json'])
        assert.ok(written.includes(name), `${name} is written`);
    },
    'shows what must be set in Braze': async () => {
      await inPreview(page, 'What must exist in Braze').scrollIntoViewIfNeeded();
      await inPreview(page, 'External User ID').first().waitFor(wait);
    },
    'asks before it shares personal data, and replaces it': async () => {
      await openFile(page, 'category-view.webhook.liquid');
      await again(async () => {
        await page.keyboard.press('Escape');
        await runCommand(page, 'Movable Ink: Select Sample User');
        await page
          .locator('.quick-input-list .monaco-list-row', { hasText: 'Somebody real' })
          .first()
          .click({ timeout: 8000 });
      });
      await shareTo(page, file, join(folder, 'redacted'));
      await dialogOf(page).getByText('an e-mail address in the payload for Somebody real').waitFor(wait);
      await page.screenshot({ path: 'test/.results/handover-asked.png' });
      assert.deepEqual(readdirSync(join(folder, 'redacted')), []);
      await dialogOf(page).getByRole('button', { name: 'Replace Personal Data' }).click(wait);
      await inPreview(page, 'Somebody real').first().waitFor(wait);
      const page1 = readFileSync(join(folder, 'redacted', 'handover.md'), 'utf8');
      assert.ok(!page1.includes('jane.roe') && page1.includes('someone@example.com'));
    },
    'copies a flat body as key-value pairs, and says why another cannot be copied so': () => copiesPairs(page),
    'imports the webhooks of an export, without their secrets': async () => {
      await again(async () => {
        await page.keyboard.press('Escape');
        await runCommand(page, 'Movable Ink: Import Webhooks from Braze Export');
        await choosePath(page, join(folder, 'campaign.json'));
        await page.locator('.view-line', { hasText: 'can send invalid JSON' }).first().waitFor({ timeout: 30_000 });
      });
      const written = readdirSync(join(folder, 'webhooks'));
      assert.deepEqual(written.toSorted(), [
        'product-viewed.variant-1.request.json',
        'product-viewed.variant-1.webhook.liquid',
        'product-viewed.variant-2.request.json',
        'product-viewed.variant-2.webhook.liquid',
      ]);
      const all = written.map((name) => readFileSync(join(folder, 'webhooks', name), 'utf8')).join('');
      assert.ok(!/dXNlcjpw|k3y0fTheAccount/.test(all), 'no secret is written');
    },
  });
}

async function copiesPairs(page) {
  const copy = async (file, said) => {
    await openFile(page, file);
    await again(async () => {
      await page.keyboard.press('Escape');
      await runCommand(page, 'Movable Ink: Copy as Key-Value Pairs');
      const toast = page.locator('.notification-toast', { hasText: said });
      await toast.waitFor({ timeout: PATIENCE / 3 });
      await toast.getByRole('button', { name: 'OK' }).click({ timeout: 8000 });
    });
  };
  await copy('flat.webhook.liquid', 'Copied 4 key-value pairs.');
  assert.equal(await copiedText(page), PAIRS);
  await copy('category-view.webhook.liquid', 'Nothing was copied.');
  assert.equal(await copiedText(page), PAIRS);
}

function inPreview(page, text) {
  return previewOf(page).getByText(text).first();
}

function shareTo(page, file, folder) {
  return again(async () => {
    await page.keyboard.press('Escape');
    await openFile(page, file.slice(file.lastIndexOf('/') + 1));
    await runCommand(page, 'Movable Ink: Share with Movable Ink');
    await choosePath(page, folder);
  });
}

/** In the dialog that the editor shows for files of another machine: a path is typed. */
async function choosePath(page, path) {
  const input = page.locator('.quick-input-widget input').first();
  await input.waitFor({ timeout: 15_000 });
  await type(page, input, path);
  await page.keyboard.press('Enter');
  // A folder is opened first, and then chosen.
  const chosen = () => input.isHidden();
  const opened = async () => (await input.inputValue().catch(() => '')) === `${path}/`;
  await until(page, async () => (await chosen()) || (await opened()));
  if (await chosen()) return;
  await page.locator('.quick-input-widget .monaco-button').first().click({ timeout: 8000 });
  await until(page, chosen);
}

/** The dialog fills in a path of its own when it has read the folder, over what was typed before. */
async function type(page, input, path) {
  let steady = 0;
  await until(page, async () => {
    if ((await input.inputValue()) === path) return ++steady > 5;
    steady = 0;
    await input.fill(path);
    return false;
  });
}

/** @throws after 15 seconds. */
async function until(page, isSo) {
  for (let tries = 0; tries < 60; tries++) {
    if (await isSo()) return;
    await page.waitForTimeout(250);
  }
  throw new Error('the dialog for files does not follow');
}
