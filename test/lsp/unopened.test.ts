import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Editor, spawnServer } from './editor.ts';

const WRONG = '{"name": "A", "now": 5}';
const RIGHT = '{"name": "A"}';

let folder: string;
let editor: Editor;
const place = () => join(folder, 'a.sample-user.json');
const uri = () => pathToFileURL(place()).href;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mi-webhook-unopened-'));
});

afterEach(async () => {
  await editor.stop();
  rmSync(folder, { recursive: true });
});

/** An editor that watches files, as VS Code does, and asks for the findings of open documents. */
async function open(text: string, file = uri()) {
  writeFileSync(place(), text);
  const capabilities = {
    workspace: { didChangeWatchedFiles: { dynamicRegistration: true } },
    textDocument: { diagnostic: {} },
  };
  editor = new Editor(spawnServer());
  editor.connection.onRequest('client/registerCapability', () => null);
  const pushed = editor.pushed(file);
  const params = { processId: null, rootUri: pathToFileURL(folder).href, capabilities };
  await editor.connection.sendRequest('initialize', params);
  await editor.connection.sendNotification('initialized', {});
  return pushed;
}

function changedOnDisk(type: number): Promise<void> {
  return editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uri(), type }] });
}

test('a sample user that is not open is checked when the window opens', async () => {
  expect((await open(WRONG)).map(({ message }) => message)).toEqual(['`now` must be a string, but is a number.']);
});

test('so is a configuration, even if it is no JSON', async () => {
  writeFileSync(join(folder, 'mi-webhook.config.json'), '{"rules": }');
  const found = await open(RIGHT, pathToFileURL(join(folder, 'mi-webhook.config.json')).href);
  expect(found.length).toBeGreaterThan(0);
});

test('what was reported is gone once the file is mended on disk, and comes back with the next mistake', async () => {
  await open(WRONG);
  for (const [text, count] of [
    [RIGHT, 0],
    [WRONG, 1],
  ] as const) {
    writeFileSync(place(), text);
    const pushed = editor.pushedSo(uri(), (found) => found.length === count);
    await changedOnDisk(2);
    await pushed;
  }
});

test('a file that is deleted has no findings', async () => {
  await open(WRONG);
  rmSync(place());
  const pushed = editor.pushedSo(uri(), (found) => found.length === 0);
  await changedOnDisk(3);
  expect(await pushed).toEqual([]);
});

test('a file that is opened has those of the open document only, and its own again when it is closed', async () => {
  await open(WRONG);
  const cleared = editor.pushedSo(uri(), (found) => found.length === 0);
  await editor.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: uri(), languageId: 'json', version: 1, text: WRONG },
  });
  expect(await cleared).toEqual([]);
  const again = editor.pushedSo(uri(), (found) => found.length > 0);
  await editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri() } });
  expect(await again).toHaveLength(1);
});
