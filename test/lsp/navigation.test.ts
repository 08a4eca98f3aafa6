import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentHighlight, Location, WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CURSOR, CursorEditor, type OpenBody, rowsOf } from './cursor.ts';

const rows = rowsOf(readFileSync(new URL('variables.txt', import.meta.url), 'utf8'));

let folder: string;
let cursor: CursorEditor;

const USER =
  '{"name": "A", "user": {"external_id": "a", "custom_attributes": {"plan": "gold"}}, "event": {"properties": {"title": "Wipes", "id": 1}}}';
const OTHER = '{"a": "{{event_properties.${title} | json_escape}}", "b": "{{${user_id}}}"}';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'navigation-'));
  writeFileSync(join(folder, 'a.sample-user.json'), USER);
  writeFileSync(join(folder, 'other.webhook.liquid'), OTHER);
  cursor = await CursorEditor.start(pathToFileURL(folder).href);
});

afterAll(async () => {
  await cursor.editor.stop();
  rmSync(folder, { recursive: true });
});

/** A body with its places between `‹` and `›`, as the server gives them: start and end. */
function marked(text: string): { body: string; places: string[] } {
  const places: string[] = [];
  const plain = text.replace(CURSOR, '').replaceAll(/‹([^›]*)›/g, '$1');
  let at = 0;
  for (const [whole, before = '', name = ''] of text.replace(CURSOR, '').matchAll(/([^‹]*)‹([^›]*)›/g)) {
    at += before.length;
    places.push(`${at}-${at + name.length}`);
    at += whole.length - before.length - 2;
  }
  return { body: plain, places };
}

const open = (text: string) => cursor.open(text.replaceAll(/[‹›]/g, ''));

function placesOf({ document }: OpenBody, ranges: readonly { readonly range: Location['range'] }[]): string[] {
  const spans = ranges.map(({ range }) => [document.offsetAt(range.start), document.offsetAt(range.end)]);
  return spans.sort(([one = 0], [other = 0]) => one - other).map(([start, end]) => `${start}-${end}`);
}

describe('variables', () => {
  test.each(rows)('$name', async ({ cells: [text = '', newName = '', expected = ''] }) => {
    const body = await open(text);
    const highlights = await cursor.request<DocumentHighlight[]>('documentHighlight', body);
    expect(placesOf(body, highlights)).toEqual(marked(text).places);
    const renaming = cursor.request<WorkspaceEdit>('rename', body, { newName });
    if (expected.startsWith('error: ')) {
      await expect(renaming).rejects.toThrow(expected.slice('error: '.length));
    } else {
      const edits = (await renaming).changes?.[body.document.uri] ?? [];
      expect(TextDocument.applyEdits(body.document, edits)).toBe(expected);
      const references = await cursor.request<Location[]>('references', body, {
        context: { includeDeclaration: true },
      });
      expect(placesOf(body, references)).toEqual(marked(text).places);
    }
    await cursor.close(body);
  });

  test('the definitions are the tags that set it', async () => {
    const body = await open('{% assign a = 1 %}{% if a %}{% assign a = 2 %}{% endif %}{{a│}}');
    expect(placesOf(body, await cursor.request<Location[]>('definition', body))).toEqual(['10-11', '38-39']);
    await cursor.close(body);
  });

  test('the place of a variable can be renamed, that of a tag cannot', async () => {
    const body = await open('{% assign abc = 1 %}{{a│bc}}');
    expect(await cursor.request('prepareRename', body)).toMatchObject({ placeholder: 'abc' });
    const tag = await open('{% ass│ign abc = 1 %}');
    expect(await cursor.request('prepareRename', tag)).toBeNull();
  });
});

describe('attributes and properties over the workspace', () => {
  const files = (found: readonly Location[]) =>
    found.map(({ uri, range }) => `${uri.split('/').at(-1)} ${range.start.character}-${range.end.character}`);

  test.each([
    ['{"a": "{{event_properties.${ti│tle}}}"}', ['28-33', 'other.webhook.liquid 28-33', 'a.sample-user.json 109-114']],
    ['{"a": "{{${user│_id}}}"}', ['11-18', 'other.webhook.liquid 63-70', 'a.sample-user.json 24-35']],
    ['{"a": "{{custom_attribute.${pl│an', []],
  ])('%s is used in bodies and sample users', async (text, expected) => {
    const body = await cursor.open(text);
    const found = await cursor.request<Location[]>('references', body, { context: { includeDeclaration: true } });
    expect(files(found).map((one) => one.replace(/^cursor-\S+ /, ''))).toEqual(expected);
    await cursor.close(body);
  });

  test('a property leads to the sample users that have it', async () => {
    const body = await cursor.open('{% if {{custom_attribute.${pl│an}}} == blank %}{% endif %}');
    const found = await cursor.request<Location[]>('definition', body);
    expect(found.map(({ range }) => USER.slice(range.start.character, range.end.character))).toEqual(['plan']);
    await cursor.close(body);
  });

  test('a property is renamed in bodies and sample users', async () => {
    const body = await cursor.open('{"a": "{{event_properties.${ti│tle}}}"}');
    const { changes = {} } = await cursor.request<WorkspaceEdit>('rename', body, { newName: 'name' });
    const texts = Object.entries(changes).map(([uri, edits]) => {
      const text = uri.endsWith('.json') ? USER : uri.includes('other') ? OTHER : body.document.getText();
      return TextDocument.applyEdits(TextDocument.create(uri, '', 0, text), edits);
    });
    expect(texts).toEqual([
      '{"a": "{{event_properties.${name}}}"}',
      OTHER.replace('title', 'name'),
      USER.replace('title', 'name'),
    ]);
    await cursor.close(body);
  });
});
