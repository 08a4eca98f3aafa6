import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InitializeResult, TextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Editor, spawnServer } from './editor.ts';

let editor: Editor;
const options = { tabSize: 2, insertSpaces: true };

beforeAll(async () => {
  editor = await Editor.start();
});
afterAll(() => editor.stop());

async function ask(name: string, body: string, method: string, params: object): Promise<string | null> {
  const uri = `file:///folder/${name}`;
  await editor.open(uri, body);
  const textDocument = { uri };
  const edits = await editor.connection.sendRequest<TextEdit[] | null>(`textDocument/${method}`, {
    textDocument,
    options,
    ...params,
  });
  return edits && TextDocument.applyEdits(TextDocument.create(uri, '', 0, body), edits);
}

test('a whole body', async () => {
  expect(await ask('a.webhook.liquid', '{"a":1}', 'formatting', {})).toBe('{\n  "a": 1\n}');
  const tabs = { options: { tabSize: 4, insertSpaces: false } };
  expect(await ask('b.webhook.liquid', '{"a":1}', 'formatting', tabs)).toBe('{\n\t"a": 1\n}');
  const wrong = { options: { tabSize: -1, insertSpaces: true } };
  expect(await ask('c.webhook.liquid', '{"a":1}', 'formatting', wrong)).toBe('{\n  "a": 1\n}');
});

test('a part of a body, as deep as it lies in the whole', async () => {
  const body = '{\n"a":1,\n    "b":{\n"c":2\n}\n}';
  const range = { start: { line: 2, character: 8 }, end: { line: 4, character: 0 } };
  expect(await ask('d.webhook.liquid', body, 'rangeFormatting', { range })).toBe(
    '{\n"a":1,\n    "b": {\n    "c": 2\n  }\n}',
  );
});

test('files of JSON have another formatter, and a Content Block is part of a body', async () => {
  expect(await ask('e.sample-user.json', '{"name":"E"}', 'formatting', {})).toBe(null);
  expect(await ask('content_blocks/ids.liquid', '"a":1', 'formatting', {})).toBe(null);
});

test('an editor that can be told is told for which files', async () => {
  const other = new Editor(spawnServer());
  const registered: string[] = [];
  const told = new Promise<void>((resolve) => {
    other.connection.onRequest('client/registerCapability', ({ registrations }) => {
      for (const { method, registerOptions } of registrations) {
        if (/ormatting/.test(method)) registered.push(`${method} ${JSON.stringify(registerOptions.documentSelector)}`);
      }
      if (registered.length === 2) resolve();
      return null;
    });
  });
  const capabilities = { textDocument: { formatting: { dynamicRegistration: true } } };
  const result = await other.connection.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    capabilities,
  });
  await other.connection.sendNotification('initialized', {});
  await told;
  const selector = '[{"language":"braze-webhook"}]';
  expect(registered.toSorted()).toEqual([
    `textDocument/formatting ${selector}`,
    `textDocument/rangeFormatting ${selector}`,
  ]);
  expect(result.capabilities.documentFormattingProvider).toBeUndefined();
  await other.stop();
});
