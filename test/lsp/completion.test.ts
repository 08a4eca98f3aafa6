import { readFileSync, rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver/node';
import { copyOfExamples } from '../cli/run.ts';
import {
  accepted,
  CURSOR,
  CursorEditor,
  isShown,
  moreFindings,
  type OpenBody,
  rowsOf,
  shownInOrder,
} from './cursor.ts';

const rowsIn = (file: string) => rowsOf(readFileSync(new URL(file, import.meta.url), 'utf8'));

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

/** Accepts an item: the text is as expected, and nothing is found in it that was not found before but the codes that are named. */
async function accept(item: CompletionItem, body: OpenBody, after: string, codes: string) {
  const result = accepted(item, body.document);
  expect(result.trimEnd()).toBe(after);
  const found = moreFindings(body.findings, await cursor.findingsOf(result)).map((one) => one.split(':')[0]);
  expect(found.join(', ')).toBe(codes);
}

const labelsOf = (items: readonly CompletionItem[]) => items.map(({ label }) => label);

describe('completion', () => {
  const rows = [...rowsIn('completion.txt'), ...rowsIn('completion-in-text.txt')];

  test('has many rows', () => expect(rows.length).toBeGreaterThan(150));

  test.each(rows)('$name', async ({ cells: [text = '', label = '', after = '', codes = ''] }) => {
    const body = await cursor.open(text);
    const items = await cursor.complete(body);
    const labels = labelsOf(items);
    expect(new Set(labels).size, 'no label twice').toBe(labels.length);
    if (label === '(nothing)') expect(labels).toEqual([]);
    else if (label.startsWith('not ')) expect(labels).not.toContain(label.slice(4));
    else {
      const item = items.find((one) => one.label === label);
      if (item === undefined) throw new Error(`${label} is not offered, but ${labels.slice(0, 20).join(', ')}`);
      expect(isShown(item, body), `filtered by ${item.filterText}`).toBe(true);
      await accept(item, body, after, codes);
    }
    await cursor.close(body);
  });
});

test('an output of many attributes, with no pipe behind the cursor, is answered', async () => {
  const body = await cursor.open(`{"a": "{{ \${user_id} | │ ${'${a} '.repeat(60)}}}"}`);
  expect(labelsOf(await cursor.complete(body))).toContain('json_escape');
  await cursor.close(body);
});

/** Places that people reach while they type: what they want is among the first. */
describe('half-typed', () => {
  test.each(rowsIn('half-typed.txt'))('$name', async ({ cells: [text = '', label = '', after = '', codes = ''] }) => {
    const body = await cursor.open(text);
    const shown = (await cursor.complete(body)).filter((item) => isShown(item, body)).slice(0, 12);
    const item = shown.find((one) => one.label === label);
    if (item === undefined) throw new Error(`${label} is not offered, but ${labelsOf(shown).join(', ')}`);
    await accept(item, body, after, codes);
    await cursor.close(body);
  });
});

/** What a new user takes without looking on: what is offered first. */
describe('what is offered first', () => {
  test.each([...rowsIn('first-offered.txt'), ...rowsIn('typed.txt')])(
    '$name',
    async ({ cells: [text = '', label = '', after = '', codes = ''] }) => {
      const body = await cursor.open(text);
      const [first] = shownInOrder(await cursor.complete(body), body);
      expect(first?.label ?? '(nothing)').toBe(label);
      if (first !== undefined) await accept(first, body, after, codes);
      await cursor.close(body);
    },
  );
});

describe('what completion says', () => {
  const itemsAt = async (text: string, trigger?: string) => cursor.complete(await cursor.open(text), trigger);

  test('each item has a source and documentation', async () => {
    for (const text of ['{"a": "{{│"}', '{% │', '{"title": "{{event_properties.│"}', '{"a": "{{${user_id} | │}}"}']) {
      for (const item of await itemsAt(text)) {
        expect(item.detail, item.label).not.toBe('');
        expect(item.documentation, item.label).toMatchObject({ kind: 'markdown', value: expect.stringMatching(/\w/) });
      }
    }
  });

  test('properties that sample users have come with their type and an example', async () => {
    const items = await itemsAt('{"id": "{{event_properties.│"}');
    expect(items.find(({ label }) => label === 'price')?.detail).toBe(
      'number · 1.99 · sample user Known shopper, product view',
    );
  });

  test('date formats come with what they print', async () => {
    const items = await itemsAt("{% assign t = 'now' | date: '│' %}");
    expect(items.find(({ label }) => label === '%Y')?.detail).toBe(String(new Date().getUTCFullYear()));
  });

  test.each([
    ['a comma in an object', '{"type": "track",│', ','],
    ['a space after a comma', '{"type": "track", │', ' '],
    ['the end of a string', '{"type": "track"│', '"'],
    ['a brace', '{│', '{'],
    ['a space after a first argument', '{"title": "{{event_properties.${title} | truncate: 3, │}}"}', ' '],
    ['a space before a number', '{"title": "{{event_properties.${title} | truncate: │}}"}', ' '],
    ['text between quotes', '{"type": "track", "event": "product_viewed", "properties": {"id": "Bathroom. │"}}', ' '],
  ])('%s that is typed asks for nothing', async (_, text, trigger) => {
    expect(await itemsAt(text, trigger)).toEqual([]);
  });

  test('an editor without snippets gets plain texts', async () => {
    const plain = await CursorEditor.start(pathToFileURL(folder).href, { snippets: false });
    const body = await plain.open(`{% i${CURSOR}`);
    const item = (await plain.complete(body)).find(({ label }) => label === 'if');
    expect(item).toMatchObject({
      insertTextFormat: 1,
      textEdit: { newText: 'if {{${user_id}}} != blank %}{% endif %}' },
    });
    await plain.editor.stop();
  });
});
