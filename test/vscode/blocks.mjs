// Content Blocks in a real workbench: their findings, what is completed in them, and the way from the preview into their files.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { again, openFile, openWindow, PATIENCE, previewOf, runCommand } from '../../scripts/open-page.mjs';
import { runSteps } from './run-steps.mjs';

const wait = { timeout: PATIENCE };
const BODY = `{% assign shelf = event_properties.\${shelf} %}
{"type": "track", "event": "viewed", {{content_blocks.\${ids}}}, "timestamp": {{ 'now' | date: '%s' }}000}
`;
const IDS = `---
name: ids
---
"user_id": "{{\${user_id} | json_escape}}", "shelf": "{{shelf | json_escape}}"
`;

/** @param extension the folder of the extension, built or unpacked. */
export async function contentBlocks({ executablePath, extension }) {
  const folder = mkdtempSync(join(tmpdir(), 'mi-webhook-blocks-'));
  mkdirSync(join(folder, 'content_blocks'));
  writeFileSync(join(folder, 'a.webhook.liquid'), BODY);
  writeFileSync(join(folder, 'b.webhook.liquid'), BODY.replace('viewed', 'left'));
  writeFileSync(join(folder, 'content_blocks/ids.liquid'), IDS);
  const window = await openWindow({ executablePath, extension, folder, file: 'a.webhook.liquid' });
  const { page } = window;
  const preview = previewOf(page);
  try {
    return await runSteps(window, 'blocks', {
      'previews a body with what its block prints, without front matter': async () => {
        await page.locator('.statusbar-item', { hasText: /Always valid JSON/ }).waitFor(wait);
        await runCommand(page, 'Movable Ink: Open Preview to the Side');
        await preview.locator('.line', { hasText: '"user_id"' }).waitFor(wait);
        assert.doesNotMatch((await preview.locator('#rendering').textContent()) ?? '', /---|name: ids/);
      },
      'leads from what a block has printed into the file of the block': async () => {
        await preview
          .locator('[role=link]', { hasText: /^5c3aa83113dd490100d3d8d7$|^[\w-]{4,}$/ })
          .first()
          .click(wait);
        await page.locator('.tab.active', { hasText: 'ids.liquid' }).waitFor(wait);
        await page.locator('.statusbar-item', { hasText: '(28 selected)' }).waitFor(wait);
      },
      'completes in a block what the bodies that print it have set': async () => {
        await page.locator('.monaco-editor[data-uri$="ids.liquid"] .view-line').last().click(wait);
        await page.keyboard.press('Control+End');
        await page.keyboard.type('{{ sh');
        await page.keyboard.press('Control+Space');
        await page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'shelf' }).first().waitFor(wait);
        await page.keyboard.press('Escape');
      },
      'shows what is wrong in a block there, with the bodies that print it, and the preview follows': async () => {
        await page.keyboard.press('Control+A');
        await page.keyboard.press('Delete');
        await page.keyboard.insertText('"user_id": "a" "shelf": 1');
        await page.locator('.squiggly-error').first().waitFor(wait);
        await page.keyboard.press('Control+Shift+M');
        const found = page.locator('.markers-panel .monaco-list-row', { hasText: 'Missing comma' });
        await found.first().waitFor(wait);
        await preview.getByText('✗ Invalid JSON').first().waitFor(wait);
      },
      'and in no body once more': async () => {
        await again(() => openFile(page, 'a.webhook.liquid'));
        await page.waitForTimeout(3000);
        assert.equal(await page.locator('.markers-panel .monaco-list-row', { hasText: 'Missing comma' }).count(), 1);
      },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
