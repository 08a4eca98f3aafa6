import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver/node';
import { temporaryFolder } from '../cli/run.ts';
import { randomOf } from '../oracle/generator.mjs';
import { Dice } from '../proof/dice.ts';
import { Editor } from './editor.ts';

const seed = Number(process.env.SEED ?? 1);
const scripts = Number(process.env.SCRIPTS ?? 2);
const EDITS = 15;

const FILES: Readonly<Record<string, string>> = {
  'a.webhook.liquid': '{"user_id": "{{${user_id} | json_escape}}", {{content_blocks.${item}}}}',
  'b.webhook.liquid':
    '{% if ${city} %}{{content_blocks.${item}}}{% else %}{"id": "{{content_blocks.${id}}}"}{% endif %}',
  'content_blocks/item.liquid': '"properties": {"id": "{{content_blocks.${id}}}", "list": [1, 2]}',
  'content_blocks/id.liquid': '{% assign id = event_properties.${id} | json_escape %}{{id}}',
};
const PASTED = [
  '"',
  ',',
  '}',
  '{',
  '{{x}}',
  '{% if ${plan} %}',
  '{% endif %}',
  ' ',
  'a',
  '1',
  '{{content_blocks.${id}}}',
];

/** An editor with all files open. */
async function opened(files: ReadonlyMap<string, string>, folder: string): Promise<Editor> {
  const capabilities = {
    textDocument: { diagnostic: {} },
    workspace: { didChangeWatchedFiles: { dynamicRegistration: true } },
  };
  const editor = await Editor.start({ capabilities, rootUri: pathToFileURL(folder).href });
  editor.connection.onRequest('client/registerCapability', () => null);
  editor.connection.onRequest('workspace/diagnostic/refresh', () => null);
  for (const [path, text] of files) {
    const languageId = path.includes('/') ? 'braze-content-block' : 'braze-webhook';
    const textDocument = { uri: pathToFileURL(join(folder, path)).href, languageId, version: 1, text };
    await editor.connection.sendNotification('textDocument/didOpen', { textDocument });
  }
  return editor;
}

/** What is found in each file. The words in which cases are told may wait for a pause, so they are left out. */
async function found(editor: Editor, folder: string): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  // Blocks last: by then the bodies are checked.
  for (const path of Object.keys(FILES)) {
    const params = { textDocument: { uri: pathToFileURL(join(folder, path)).href } };
    const { items } = await editor.connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', params);
    all[path] = items.map(({ code, range }) => `${code} ${JSON.stringify([range.start, range.end])}`).sort();
  }
  return all;
}

function edited(text: string, dice: Dice): string {
  const at = dice.below(text.length + 1);
  const removed = dice.below(2) === 0 ? dice.below(6) : 0;
  return text.slice(0, at) + (dice.below(4) === 0 ? '' : dice.pick(PASTED)) + text.slice(at + removed);
}

test.each(Array.from({ length: scripts }, (_, number) => seed + number))(
  'edits in bodies and blocks end in what a new server finds (seed %i)',
  async (own) => {
    const dice = new Dice(randomOf(own));
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'content_blocks'));
    const files = new Map(Object.entries(FILES));
    for (const [path, text] of files) writeFileSync(join(folder, path), text);
    const editor = await opened(files, folder);
    await found(editor, folder);
    for (let edit = 0; edit < EDITS; edit++) {
      const path = dice.pick([...files.keys()]);
      const before = files.get(path) ?? '';
      const text = dice.below(5) === 0 ? (FILES[path] ?? '') : edited(before, dice);
      files.set(path, text);
      const textDocument = { uri: pathToFileURL(join(folder, path)).href, version: edit + 2 };
      await editor.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges: [{ text }] });
      if (dice.below(3) === 0) continue;
      const fresh = await opened(files, folder);
      // Both check bodies behind the first in a pause.
      const differences = async () => {
        const [known, anew] = [await found(editor, folder), await found(fresh, folder)];
        return JSON.stringify(known) === JSON.stringify(anew) ? [] : [known, anew];
      };
      await expect.poll(differences, { timeout: 60_000, message: JSON.stringify([...files]) }).toEqual([]);
      await fresh.stop();
    }
    await editor.stop();
  },
);
