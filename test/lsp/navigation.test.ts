import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** Content Blocks by their names. */
const BLOCKS: Record<string, string> = {
  footer: '"footer": "{{who | json_escape}}"',
  setter: '{% assign shared = 1 %}"setter": {{shared}}',
  looped: '"list": [{% for p in event_properties.${list} %}{{p}}{% unless forloop.last %},{% endunless %}{% endfor %}]',
  outer: '{{content_blocks.${footer}}}, "outer": {{total}}',
  headline: '"headline": "{{event_properties.${headline} | json_escape}}"',
};
const PRINTING = '{ {{content_blocks.${setter}}}, "shop": {{shared}}, "free": 1 }';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'navigation-'));
  mkdirSync(join(folder, 'content_blocks'));
  for (const [name, text] of Object.entries(BLOCKS))
    writeFileSync(join(folder, 'content_blocks', `${name}.liquid`), text);
  writeFileSync(join(folder, 'shop.webhook.liquid'), PRINTING);
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

describe('a variable that Content Blocks share', () => {
  const refused: readonly (readonly [text: string, newName: string, reason: string])[] = [
    [
      '{% assign wh│o = "x" %}{ {{content_blocks.${footer}}} }',
      'person',
      'The Content Block `footer` reads or sets `who`',
    ],
    [
      '{ {{content_blocks.${setter}}} }{% assign sha│red = 2 %}',
      'x',
      'The Content Block `setter` reads or sets `shared`',
    ],
    ['{% assign x│ = 2 %}{ {{content_blocks.${setter}}}, "x": {{x}} }', 'shared', '`setter` already has a `shared`'],
    [
      '{% for wh│o in event_properties.${list} %}{ {{content_blocks.${footer}}} }{% endfor %}',
      'p',
      '`footer` reads or',
    ],
    [
      '{% capture wh│o %}x{% endcapture %}{ {{content_blocks.${outer}}} }',
      'person',
      'The Content Block `footer` reads',
    ],
    [
      '{% assign to│tal = 1 %}{ {{content_blocks.${outer}}} }',
      'sum',
      'The Content Block `outer` reads or sets `total`',
    ],
  ];
  test.each(refused)('%s is not renamed to %s in the body alone', async (text, newName, reason) => {
    const body = await cursor.open(text);
    await expect(cursor.request('rename', body, { newName })).rejects.toThrow(reason);
    await cursor.close(body);
  });

  test.each([
    ['{% assign x│ = 1 %}{ {{content_blocks.${footer}}}, "x": {{x}} }', 'y'],
    ['{% for p│ in event_properties.${a} %}{{p}}{% endfor %}{ {{content_blocks.${looped}}} }', 'q'],
    ['{% assign q│ = 1 %}{ {{content_blocks.${looped}}}, "q": {{q}} }', 'p'],
    ['{% assign who│ = 1 %}{ {{content_blocks.${nowhere}}}, "who": {{who}} }', 'y'],
  ])('%s is renamed to %s, which its blocks know nothing of', async (text, newName) => {
    const body = await cursor.open(text);
    const { changes = {} } = await cursor.request<WorkspaceEdit>('rename', body, { newName });
    expect(Object.keys(changes)).toEqual([body.document.uri]);
    await cursor.close(body);
  });

  test('is not renamed in a block that a body prints, if the body reads it', async () => {
    const uri = pathToFileURL(join(folder, 'content_blocks/setter.liquid')).href;
    const text = BLOCKS.setter ?? '';
    await cursor.editor.open(uri, text);
    const document = TextDocument.create(uri, 'braze-webhook', 1, text);
    const block = { document, position: document.positionAt(text.indexOf('shared')), findings: [] };
    await expect(cursor.request('rename', block, { newName: 'x' })).rejects.toThrow(
      'The body `shop.webhook.liquid` reads or sets `shared`',
    );
    await cursor.close(block);
  });
});

describe('a property and its neighbours', () => {
  test.each([
    ['{"a": "{{event_properties.${ti│tle}}}", "b": "{{event_properties.${price}}}"}', 'price', 'in this file'],
    ['{"a": "{{event_properties.${ti│tle}}}"}', 'id', 'in `a.sample-user.json`'],
    ['{"a": "{{event_properties.${nam│e}}}"}', 'title', 'in `other.webhook.liquid`'],
    ['{"a": "{{custom_attribute.${lev│el}}}"}', 'plan', 'in `a.sample-user.json`'],
    ['{ {{content_blocks.${headline}}}, "a": "{{event_properties.${ti│tle}}}" }', 'headline', 'in `headline.liquid`'],
  ])('%s does not become %s, which there is already', async (text, newName, where) => {
    const body = await cursor.open(text);
    await expect(cursor.request('rename', body, { newName })).rejects.toThrow(
      `There already is a property \`${newName}\` ${where}`,
    );
    await cursor.close(body);
  });

  test.each([
    ['{"a": "{{event_properties.${ti│tle}}}"}', 'plan'],
    ['{"a": "{{custom_attribute.${pl│an}}}"}', 'title'],
    ['{"a": "{{event_properties.${ti│tle}}}"}', 'title'],
  ])('%s becomes %s, which is something else or the same', async (text, newName) => {
    const body = await cursor.open(text);
    const { changes = {} } = await cursor.request<WorkspaceEdit>('rename', body, { newName });
    expect(Object.keys(changes)).toContain(pathToFileURL(join(folder, 'a.sample-user.json')).href);
    await cursor.close(body);
  });

  test('a property is renamed in the Content Blocks that are printed, too', async () => {
    const body = await cursor.open('{ {{content_blocks.${headline}}}, "a": "{{event_properties.${head│line}}}" }');
    const { changes = {} } = await cursor.request<WorkspaceEdit>('rename', body, { newName: 'claim' });
    const uri = pathToFileURL(join(folder, 'content_blocks/headline.liquid')).href;
    const document = TextDocument.create(uri, '', 0, BLOCKS.headline ?? '');
    expect(TextDocument.applyEdits(document, changes[uri] ?? [])).toBe(
      '"headline": "{{event_properties.${claim} | json_escape}}"',
    );
    await cursor.close(body);
  });
});
