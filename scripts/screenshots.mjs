// npm run screenshots: takes the pictures of the README in a real workbench.
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, installPackages } from './setup.mjs';
import { root } from './workbench.mjs';

installPackages();
build();
const { again, openFile, openWindow, PATIENCE, previewOf, runCommand } = await import('./open-page.mjs');
const { copyOfExamples, prepareWorkbench } = await import('./test-vscode.mjs');

const { browser, problem } = prepareWorkbench();
if (problem !== undefined) throw new Error(`no screenshots, because ${problem}`);
const pictures = join(root, 'docs/images');
mkdirSync(pictures, { recursive: true });
/** The page of the extension loads its pictures from afar: each is small enough not to be waited for. In bytes. */
const LARGEST = 200 * 1024;
const wait = { timeout: PATIENCE };

const PUBLISHED = 'published/product-view.webhook.liquid';

/** A body that is half written, and what two sample users expect of it. */
const WRITTEN = `{% if \${user_id} == blank %}{% abort_message('known users only') %}{% endif %}
{
  "type": "track",
  "event": "product_viewed",
  "user_id": "{{\${user_id} | json_escape}}",
  "timestamp": {{ 'now' | date: '%s' }}000,
  "properties": {
    "id": "{{event_properties.\${id} | json_escape}}",
    "title": "{{event_properties.\${title} | json_escape}}"
  }
}
`;
const TESTED = WRITTEN.replace(
  ' | json_escape}}"\n  }',
  ' | json_escape}}",\n    "price": "{{event_properties.${price}}}"\n  }',
);

/** The price is sent only where there is one. */
const PRICED = WRITTEN.replace(
  '    "title"',
  `    {% if event_properties.\${price} != blank %}
    "price": {{event_properties.\${price} | plus: 0}},
    {% endif %}
    "title"`,
);

function sampleUser(name, title, price) {
  const expected = {
    type: 'track',
    event: 'product_viewed',
    user_id: '5c3aa83113dd490100d3d8d7',
    timestamp: '$timestamp',
    properties: { id: '56544', title, price },
  };
  const event = { name: 'Product Viewed', properties: { id: '56544', title, price: 1.99 } };
  const user = { external_id: expected.user_id };
  return `${JSON.stringify({ name, user, event, expect: { 'a.webhook.liquid': expected } }, null, 2)}\n`;
}

/** Each picture: its theme, size and further settings, what is in the folder beside the examples, and what is done before it is taken. */
const PICTURES = {
  problems: {
    theme: 'Default Dark Modern',
    height: 800,
    file: PUBLISHED,
    show: async (page) => {
      await page.waitForSelector('.squiggly-error', wait);
      await page.keyboard.press('Control+Shift+M');
      await page.getByText('Missing comma before').first().waitFor(wait);
    },
  },
  preview: {
    theme: 'Default Light Modern',
    width: 1160,
    height: 690,
    file: PUBLISHED,
    show: async (page) => {
      await page.waitForSelector('.squiggly-error', wait);
      await runCommand(page, 'Movable Ink: Apply All Safe Fixes');
      await page.locator('.codelens-decoration', { hasText: 'Always valid JSON' }).first().waitFor(wait);
      await runCommand(page, 'Movable Ink: Open Preview to the Side');
      const preview = previewOf(page);
      await preview.getByText('Movable Ink: 3 findings').first().waitFor(wait);
      await preview.locator('#matrix summary').click(wait);
      await preview.getByLabel('Indented').check(wait);
      await preview.locator('.outcomes li').nth(6).waitFor(wait);
    },
  },
  completion: {
    theme: 'Default Dark Modern',
    height: 500,
    file: 'a.webhook.liquid',
    files: { 'a.webhook.liquid': WRITTEN },
    show: async (page) => {
      const list = page.locator('.suggest-widget.visible');
      await page.locator('.statusbar-item', { hasText: 'Always valid JSON' }).first().waitFor(wait);
      await page.locator('.view-line', { hasText: '"title"' }).first().click(wait);
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await again(async () => {
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+Space');
        await list
          .locator('.monaco-list-row', { hasText: 'price' })
          .first()
          .waitFor({ timeout: PATIENCE / 3 });
      });
      const details = page.locator('.suggest-details-container .docs');
      if (!(await details.isVisible())) await page.keyboard.press('Control+Space');
      await details.first().waitFor(wait);
    },
  },
  tests: {
    theme: 'Default Light Modern',
    height: 640,
    file: 'a.webhook.liquid',
    files: {
      'a.webhook.liquid': TESTED,
      'wipes.sample-user.json': sampleUser('Wipes, at a price', 'All-Purpose Cleaning Wipes', 1.99),
      'quote.sample-user.json': sampleUser('A title with a quote', '6" Wipes', '1.99'),
    },
    show: async (page) => {
      await page.locator('.statusbar-item', { hasText: 'JSON' }).first().waitFor(wait);
      await openFile(page, 'wipes.sample-user.json');
      const failed = page.locator('.test-error-content-widget').first();
      await again(async () => {
        await page.keyboard.press('Escape');
        await runCommand(page, 'Testing: Focus on Test Explorer View');
        await runCommand(page, 'Test: Run All Tests');
        await failed.waitFor({ timeout: PATIENCE / 3 });
      });
      await page.keyboard.press('Control+j');
      await failed.click(wait);
      await page.locator('.monaco-diff-editor .char-insert').first().waitFor(wait);
    },
  },
  contract: {
    theme: 'Default Dark Modern',
    height: 740,
    file: 'a.webhook.liquid',
    files: { 'a.webhook.liquid': PRICED },
    settings: {
      'editor.wordWrap': 'on',
      'editor.scrollBeyondLastLine': false,
      'editor.stickyScroll.enabled': false,
    },
    show: async (page) => {
      await page.locator('.statusbar-item', { hasText: 'Always valid JSON' }).first().waitFor(wait);
      await runCommand(page, 'Movable Ink: Show Payload Contract');
      const contract = page.locator('.editor-group-container').nth(1);
      await contract.locator('.view-line', { hasText: '2020-12' }).first().waitFor(wait);
      // To what is said of single members.
      await again(async () => {
        await page.keyboard.press('Control+2');
        await page.keyboard.press('Control+End');
        await contract
          .locator('.view-line', { hasText: '"price"' })
          .first()
          .waitFor({ timeout: PATIENCE / 3 });
      });
    },
  },
};

async function take(page, name) {
  const path = join(pictures, `${name}.png`);
  // Where the mouse rests, a hover would cover the page.
  await page.mouse.move(2, page.viewportSize().height / 2);
  await page.locator('.monaco-hover').first().waitFor({ state: 'hidden' });
  await page.waitForTimeout(1500);
  await page.screenshot({ path });
  const { size } = statSync(path);
  if (size > LARGEST) throw new Error(`${name}.png has ${size} bytes, more than ${LARGEST}: take a smaller viewport`);
}

const wanted = process.argv.slice(2);
for (const [name, { theme, width = 1280, height, file, files = {}, settings, show }] of Object.entries(PICTURES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const folder = copyOfExamples();
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  const all = {
    'workbench.colorTheme': theme,
    'editor.minimap.enabled': false,
    'workbench.layoutControl.enabled': false,
    // The copy's own name means nothing to a reader.
    'window.title': 'examples',
    ...settings,
  };
  const viewport = { width, height };
  const { page, close } = await openWindow({ executablePath: browser, folder, file, settings: all, viewport });
  // The side bar, which would take the place of what is shown.
  await page.keyboard.press('Control+b');
  await show(page);
  await take(page, name);
  await close();
  rmSync(folder, { recursive: true, force: true });
}
