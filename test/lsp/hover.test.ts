import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Hover } from 'vscode-languageserver/node';
import { copyOfExamples } from '../cli/run.ts';
import { CursorEditor, rowsOf } from './cursor.ts';

const rows = rowsOf(readFileSync(new URL('hover.txt', import.meta.url), 'utf8'));

let folder: string;
let cursor: CursorEditor;

beforeAll(async () => {
  folder = copyOfExamples();
  cursor = await CursorEditor.start(pathToFileURL(folder).href);
});

afterAll(async () => {
  await cursor.editor.stop();
  rmSync(folder, { recursive: true });
});

async function hoverOf(text: string): Promise<string | undefined> {
  const body = await cursor.open(text);
  const hover = await cursor.request<Hover | null>('hover', body);
  await cursor.close(body);
  if (hover === null) return undefined;
  const { contents } = hover;
  return typeof contents === 'object' && 'value' in contents ? contents.value : '';
}

describe('hover', () => {
  test.each(rows)('$name', { timeout: 60_000 }, async ({ cells: [text = '', expected = ''] }) => {
    const said = await hoverOf(text);
    if (expected === '(nothing)') expect(said).toBeUndefined();
    else if (expected.startsWith('!')) expect(said ?? '').not.toContain(expected.slice(1));
    else expect(said).toContain(expected);
  });

  test('text of a body is never a link or a picture', async () => {
    const said = await hoverOf('{% assign a = "](https://example.com) ![x](https://example.com/y)" %}{"a": "{{a│}}"}');
    expect(said).toMatch(/`[^`]*!\[x\][^`]*`/);
    expect(said?.replaceAll(/`[^`]*`/g, '')).not.toContain('example.com');
  });

  test('the sample user that the preview shows comes first', async () => {
    const body = await cursor.open('{"user_id": "{{${user│_id}}}"}');
    const { uri } = body.document;
    await cursor.editor.connection.sendRequest('mi-webhook/render', { uri, sampleUser: 'known-user' });
    const hover = await cursor.request<{ contents: { value: string } }>('hover', body);
    expect(hover.contents.value).toMatch(/^Prints:\n- `5c3aa83113dd490100d3d8d7` for \*Known user\*/);
    await cursor.close(body);
  });

  test('a secret is not repeated', async () => {
    const secret = ['sk', 'live', 'a1b2c3d4e5f6a7b8c9d0e1f2'].join('_');
    expect(await hoverOf(`{% assign key = "${secret}" %}{"a": "{{ke│y}}"}`)).not.toContain(secret);
  });
});

test('a body with a Content Block is said of as it is in the editor', { timeout: 60_000 }, async () => {
  mkdirSync(join(folder, 'content_blocks'));
  writeFileSync(join(folder, 'content_blocks/who.liquid'), '"user_id": "{{${braze_id}}}"');
  const text =
    '{ {{content_blocks.${who}}}, "type": "track", "title": "{{event_properties.${ti│tle} | json_escape}}" }';
  expect(await hoverOf(text)).toContain('*Known shopper, product view*');
  expect(await hoverOf(text.replace('│', '').replace('"type"', '"ty│pe"'))).toContain('Always sent.');
});
