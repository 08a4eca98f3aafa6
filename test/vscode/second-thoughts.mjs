// What people do in the first hour that is not the straight way: they change their mind, close files, rename and delete them.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
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
import { closeAll, closeFile, closeOthers, openAnew, setLanguage, tab, toastButton } from './editor-steps.mjs';
import { statusSays } from './newcomer.mjs';
import { runSteps } from './run-steps.mjs';

const wait = { timeout: PATIENCE };
const LINE = '{"type": "track", "event": "quiz_done", "user_id": "{{${user_id}}}" "timestamp": 1257894000000}';
const FILES = {
  'windows.txt': `\r\n${LINE}\r\n`,
  'by-hand.liquid': `${LINE}\n`,
  'closed.liquid': `${LINE}\n`,
  'meant.liquid': `${LINE}\n`,
  'last.liquid': `${LINE}\n`,
  'new.liquid': `${LINE}\n`,
  // Two ways to break, in front of which something else is wrong.
  'mixed.webhook.liquid':
    '{"type": "track" "user_id": "{{${user_id} | json_escape}}" "score": "{{event_properties.${score}}}"}\n',
  'plain.txt': 'Hello\n',
};

/** @param extension the folder of the extension, built or unpacked. */
export async function secondThoughts({ executablePath, extension, look }) {
  const folder = mkdtempSync(join(tmpdir(), 'mi-webhook-second-'));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  const window = await openWindow({ executablePath, extension, folder, look });
  const { page } = window;
  const preview = previewOf(page);
  try {
    return await runSteps(window, 'second-thoughts', {
      'draws no sign for the line breaks of Windows': async () => {
        await openFile(page, 'windows.txt');
        await offer(page).click(wait);
        await openPreview(page, preview, 'windows.txt');
        const lines = preview.locator('.line').filter({ hasText: 'quiz_done' });
        assert.match(await lines.first().textContent(), /1257894000000\}Missing comma/);
        await preview.getByRole('button', { name: '1 blank line before the payload' }).waitFor(wait);
      },
      'lets a file be no body after all, and remembers that': async () => {
        await setLanguage(page, 'Plain Text');
        await verdict(page).waitFor({ state: 'hidden', ...wait });
        await openAnew(page, 'windows.txt');
        await staysUnchecked(page);
      },
      'remembers a body whose language was set by hand': async () => {
        await openFile(page, 'by-hand.liquid');
        await offer(page).waitFor(wait);
        await runCommand(page, 'Notifications: Clear All Notifications');
        await setLanguage(page, 'Braze Webhook');
        await statusSays(page, /Can send invalid JSON \(1 way\)/);
        await openAnew(page, 'by-hand.liquid');
        await statusSays(page, /Can send invalid JSON \(1 way\)/);
      },
      'opens the file again whose question is answered after it was closed': async () => {
        await openFile(page, 'closed.liquid');
        await offer(page).waitFor(wait);
        await closeFile(page, 'closed.liquid');
        await offer(page).click(wait);
        await tab(page, 'closed.liquid').waitFor(wait);
        await statusSays(page, /Can send invalid JSON \(1 way\)/);
      },
      'asks about the text in the editor, and copies no other': async () => {
        await page.evaluate(() => navigator.clipboard.writeText('before'));
        await openFile(page, 'meant.liquid');
        await offer(page).waitFor(wait);
        await runCommand(page, 'Notifications: Clear All Notifications');
        await runCommand(page, 'Movable Ink: Copy Body for Braze');
        await page.getByText('"meant.liquid" is not checked as a webhook body yet.').first().waitFor(wait);
        assert.equal(await copiedText(page), 'before');
        await offer(page).click(wait);
        await dialogOf(page).getByText('This body can send invalid JSON in 1 way.').waitFor(wait);
        await page.keyboard.press('Escape');
        await dialogOf(page).waitFor({ state: 'detached', ...wait });
        assert.equal(await copiedText(page), 'before');
      },
      'opens the preview beside the body, also where it has come to be over it': async () => {
        await openPreview(page, preview, 'meant.liquid');
        // Of the group, only the preview is left, and the next file opens there.
        await closeOthers(page);
        await openFile(page, 'mixed.webhook.liquid');
        await openPreview(page, preview, 'mixed.webhook.liquid');
        await page.locator('.view-line', { hasText: 'score' }).first().waitFor(wait);
        assert.equal(await page.locator('.editor-group-container').count(), 2);
      },
      'says first by what JSON breaks, and then what else is wrong': async () => {
        await statusSays(page, /Can send invalid JSON \(2 ways\)/);
        await preview.locator('#copy-body').press('Enter');
        await dialogOf(page).getByText('This body can send invalid JSON in 2 ways.').waitFor(wait);
        assert.match(await dialogOf(page).textContent(), /• Line 1: Missing comma[\s\S]+It also has \d errors?:\s*• /);
        await dialogOf(page).getByRole('button', { name: 'Cancel' }).click(wait);
      },
      'opens an editor for the body of a preview that it copies': async () => {
        await closeFile(page, 'mixed.webhook.liquid');
        await preview.locator('#copy-body').press('Enter');
        await dialogOf(page).getByText('Missing comma').first().waitFor(wait);
        await dialogOf(page).getByRole('button', { name: 'Show Problems' }).click(wait);
        await tab(page, 'mixed.webhook.liquid').waitFor(wait);
        await page.locator('.markers-panel').getByText('Missing comma').first().waitFor(wait);
        await preview.locator('h1', { hasText: 'mixed.webhook.liquid' }).waitFor(wait);
      },
      'and for one that it fixes, so that it can be undone': async () => {
        await closeFile(page, 'mixed.webhook.liquid');
        await preview.locator('#title').click(wait);
        await runCommand(page, 'Movable Ink: Apply All Safe Fixes');
        await tab(page, 'mixed.webhook.liquid').waitFor(wait);
        await statusSays(page, /Always valid JSON, 1 error/);
        await runCommand(page, 'Undo');
        await statusSays(page, /Can send invalid JSON \(2 ways\)/);
      },
      'tells sample users of the same name apart': async () => {
        await addOnce(preview);
        await addOnce(preview);
        const names = await preview.locator('#sample-user option').allTextContents();
        const completed = names.filter((name) => name.startsWith('Known user, completed'));
        assert.deepEqual(completed.toSorted(), [
          'Known user, completed (known-user-2.sample-user.json)',
          'Known user, completed (known-user.sample-user.json)',
        ]);
      },
      'says that the chosen sample user is gone': async () => {
        writeFileSync(join(folder, 'gone.sample-user.json'), '{"name": "Gone"}');
        await preview.locator('#sample-user option', { hasText: 'Gone' }).waitFor({ state: 'attached', ...wait });
        await preview.locator('#sample-user').selectOption({ label: 'Gone' });
        await preview.locator('#save').waitFor({ state: 'hidden', ...wait });
        rmSync(join(folder, 'gone.sample-user.json'));
        const said = 'The sample user "gone.sample-user.json" cannot be used. It does not exist.';
        await preview.locator('#status', { hasText: said }).waitFor(wait);
        await preview.locator('#sample-user').selectOption('known-user');
        await preview.locator('#status', { hasText: 'JSON' }).waitFor(wait);
      },
      'leads to a body where there is none, and offers one that is not saved the sample users of the folder':
        async () => {
          await closeAll(page);
          await again(async () => {
            await runCommand(page, 'Movable Ink: Open Preview to the Side');
            await toastButton(page, 'New Webhook Body…').waitFor({ timeout: 20_000 });
          });
          await toastButton(page, 'Open an Example').click(wait);
          await statusSays(page, /Can send invalid JSON \(5 ways\)/);
          await openPreview(page, preview, 'Untitled-1');
          await preview
            .locator('#sample-user option', { hasText: '(known-user-2.sample-user.json)' })
            .waitFor({ state: 'attached', ...wait });
        },
      'closes the preview of what is closed without being saved': async () => {
        await page
          .locator('.tab', { hasText: 'Untitled-1' })
          .first()
          .click({ button: 'middle', ...wait });
        await dialogOf(page).getByRole('button', { name: "Don't Save" }).click(wait);
        await page
          .locator('.tab')
          .first()
          .waitFor({ state: 'detached', ...wait });
      },
      'asks nothing when told so, and again once the setting is switched off and on': async () => {
        await openFile(page, 'last.liquid');
        await toastButton(page, "Don't Ask").click(wait);
        await openAnew(page, 'last.liquid');
        await staysUnchecked(page);
        await switchOffAndOn(page, folder, look);
        await openFile(page, 'new.liquid');
        await offer(page).waitFor(wait);
      },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function offer(page) {
  return toastButton(page, 'Check as Braze Webhook Body');
}

function verdict(page) {
  return page.locator('.statusbar-item', { hasText: /invalid JSON|Valid JSON|valid JSON/ }).first();
}

/** Looks again once a question or a verdict would have come. */
async function staysUnchecked(page) {
  await page.waitForTimeout(3000);
  assert.equal(await offer(page).count(), 0);
  assert.equal(await verdict(page).count(), 0);
}

/** Beside the body that has the focus. */
function openPreview(page, preview, name) {
  return again(async () => {
    await runCommand(page, 'Movable Ink: Open Preview to the Side');
    await preview.locator('h1', { hasText: name }).waitFor({ timeout: PATIENCE / 3 });
  });
}

/** To the built-in user, which is written to a file of its own for that. */
async function addOnce(preview) {
  await preview.locator('#sample-user').selectOption('known-user');
  const note = preview.locator('#notes li', { hasText: '${score}' });
  await note.getByRole('button', { name: 'Add to the sample user' }).click(wait);
  await note.waitFor({ state: 'detached', ...wait });
}

/** The window takes a setting over some time after its file has changed: then its colours change as well. */
async function switchOffAndOn(page, folder, look) {
  const [other, className] =
    look?.look === 'dark' ? ['Default Light Modern', 'vs'] : ['Default Dark Modern', 'vs-dark'];
  const write = (settings) => writeFileSync(join(folder, '.vscode/settings.json'), JSON.stringify(settings));
  mkdirSync(join(folder, '.vscode'));
  write({ 'mi-webhook.offerToCheck': false, 'workbench.colorTheme': other });
  await page.locator(`.monaco-workbench.${className}`).waitFor(wait);
  write({ 'mi-webhook.offerToCheck': true });
  await page.locator(`.monaco-workbench.${className}`).waitFor({ state: 'detached', ...wait });
}
