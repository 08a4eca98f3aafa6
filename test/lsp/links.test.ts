import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentLink, Location, WorkspaceSymbol } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CursorEditor } from './cursor.ts';

const BODIES = {
  'product-view.webhook.liquid': '{"type": "track", "event": "Product View"}',
  'signup.webhook.liquid':
    '{% if ${user_id} %}{"type": "identify"}{% else %}{"type": "track",\n"event": "Sign Up"}{% endif %}',
  'half.webhook.liquid': '{"type": "track", "event": "Product Sear',
};

let folder: string;
let cursor: CursorEditor;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'links-'));
  for (const [name, text] of Object.entries(BODIES)) writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, 'content_blocks'));
  writeFileSync(join(folder, 'content_blocks', 'footer.liquid'), '"a": 1');
  cursor = await CursorEditor.start(pathToFileURL(folder).href);
});

afterAll(async () => {
  await cursor.editor.stop();
  rmSync(folder, { recursive: true });
});

async function linksOf(uri: string, text: string): Promise<string[]> {
  const document = TextDocument.create(uri, '', 1, text);
  await cursor.editor.open(uri, text);
  const links = await cursor.editor.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', {
    textDocument: { uri },
  });
  await cursor.editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  const home = pathToFileURL(folder).href;
  return links.map(({ range, target = '' }) => `${document.getText(range)} → ${target.replace(home, '.')}`);
}

describe('links', () => {
  const body = (text: string) => linksOf(`${pathToFileURL(folder).href}/new.webhook.liquid`, text);

  test.each([
    [
      '{% connected_content https://example.com/a?b=c :save x %}',
      ['https://example.com/a?b=c → https://example.com/a?b=c'],
    ],
    ['{% connected_content https://example.com/a\n  :save x', ['https://example.com/a → https://example.com/a']],
    ['{% connected_content https://example.com/{{${user_id}}} :save x %}', []],
    ['{% connected_content {{url}} :save x %}', []],
    ['{ {{content_blocks.${footer}}} }', ['footer → ./content_blocks/footer.liquid']],
    [
      '{ "a": "{{ content_blocks.${footer} | lid: \'a\' }}", {{content_blocks.${foo',
      ['footer → ./content_blocks/footer.liquid'],
    ],
    ['{{content_blocks.${missing}}}', []],
    [
      '{% comment %} mi-webhook-disable-next-line unescaped-value, no-such-rule -- blank-value is no code here {% endcomment %}',
      ['unescaped-value → https://example.com/rules/unescaped-value.md'],
    ],
    ['{% comment %} see unescaped-value {% endcomment %}', []],
    ['{% comment %} mi-webhook-disable blank-value, ', []],
  ])('%s', async (text, expected) => {
    expect(await body(text)).toEqual(expected);
  });

  test('in a configuration, the rules that it names', async () => {
    const text =
      '{"rules": {"blank-value": "off", "liquid": "off"}, "overrides": [{"files": "a", "rules": {"body-size": "off", ';
    expect(await linksOf(`${pathToFileURL(folder).href}/mi-webhook.config.json`, text)).toEqual([
      'blank-value → https://example.com/rules/blank-value.md',
      'body-size → https://example.com/rules/body-size.md',
    ]);
  });
});

describe('Content Blocks', () => {
  test.each(['{ "a": 1, {{content_blocks.${│', '{{ content_blocks.${fo│}}}', '{"a": "{{content_blocks.│"}'])(
    'those with a file are offered: %s',
    async (text) => {
      const body = await cursor.open(text);
      const items = await cursor.complete(body);
      await cursor.close(body);
      expect(items.find(({ label }) => label === 'footer')?.detail).toContain('content_blocks/footer.liquid');
    },
  );

  test('they are defined in their files', async () => {
    const body = await cursor.open('{"a": 1, {{content_blocks.${foo│ter}}}}');
    const found = await cursor.request<Location[]>('definition', body);
    await cursor.close(body);
    expect(found).toEqual([
      {
        uri: `${pathToFileURL(folder).href}/content_blocks/footer.liquid`,
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      },
    ]);
  });
});

test.each([
  ['', ['half', 'Product Sear', 'product-view', 'Product View', 'signup', 'identify', 'Sign Up']],
  ['prod', ['Product Sear', 'product-view', 'Product View']],
  ['sign up', ['signup', 'Sign Up']],
  ['nothing like this', []],
])('the workspace has these bodies and events for "%s"', async (query, expected) => {
  const found = await cursor.editor.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', { query });
  expect(found.map(({ name }) => name)).toEqual(expected);
});

test('an event leads to its name', async () => {
  const found = await cursor.editor.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', { query: 'Sign Up' });
  expect(found.at(-1)).toMatchObject({
    containerName: 'signup.webhook.liquid',
    location: { range: { start: { line: 1, character: 9 }, end: { line: 1, character: 18 } } },
  });
});
