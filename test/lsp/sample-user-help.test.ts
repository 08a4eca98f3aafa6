import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CompletionItem, Hover } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { withoutPlaceholders } from '../../server/src/service/completion/item.ts';
import { temporaryFolder } from '../cli/run.ts';
import { CURSOR } from './cursor.ts';
import { Editor } from './editor.ts';

const VIEW = `{"id": "{{\${user_id}}}", "plan": "{{custom_attribute.\${plan}}}", "title": "{{event_properties.\${title}}}",
  "price": {{event_properties.\${price}}}, "tags": [{% for t in event_properties.\${tags} %}"{{t.name}}"{% endfor %}]}`;
const QUIZ = '{"title": "{{event_properties.${title}}}", "note": {{content_blocks.${note}}}}';

let editor: Editor;
let folder: string;
let count = 0;

beforeAll(async () => {
  folder = temporaryFolder();
  writeFileSync(join(folder, 'view.webhook.liquid'), VIEW);
  writeFileSync(join(folder, 'quiz.webhook.liquid'), QUIZ);
  mkdirSync(join(folder, 'content_blocks'));
  writeFileSync(join(folder, 'content_blocks/note.liquid'), '"{{context.${note}}}"');
  const completionItem = { snippetSupport: true };
  const capabilities = { textDocument: { completion: { completionItem }, hover: { contentFormat: ['markdown'] } } };
  editor = await Editor.start({ capabilities, rootUri: pathToFileURL(folder).href });
});

afterAll(async () => {
  await editor.stop();
  rmSync(folder, { recursive: true });
});

async function ask<Result>(method: string, text: string): Promise<{ result: Result; document: TextDocument }> {
  const uri = pathToFileURL(join(folder, `cursor-${count++}.sample-user.json`)).href;
  const document = TextDocument.create(uri, 'json', 1, text.replace(CURSOR, ''));
  await editor.open(uri, document.getText());
  const position = document.positionAt(text.indexOf(CURSOR));
  const result = await editor.connection.sendRequest<Result>(`textDocument/${method}`, {
    textDocument: { uri },
    position,
  });
  return { result, document };
}

/** The text after each item was accepted, by its label. */
async function completed(text: string): Promise<Record<string, string>> {
  const { result, document } = await ask<CompletionItem[]>('completion', text);
  const after = ({ textEdit }: CompletionItem) => {
    if (textEdit === undefined || !('range' in textEdit)) throw new Error('no edit');
    return TextDocument.applyEdits(document, [{ ...textEdit, newText: withoutPlaceholders(textEdit.newText) }]);
  };
  return Object.fromEntries(result.map((item) => [item.label, after(item)]));
}

describe('in a sample user, completion offers what bodies read and the file lacks', () => {
  test.each([
    ['{"event": {"properties": {│}}}', 'title', '{"event": {"properties": {"title": "All-Purpose Cleaning Wipes"}}}'],
    [
      '{"event": {"properties": {"ti│"}}}',
      'title',
      '{"event": {"properties": {"title": "All-Purpose Cleaning Wipes"}}}',
    ],
    ['{"event": {"properties": {"│": 5}}}', 'price', '{"event": {"properties": {"price": 5}}}'],
    [
      '{"event": {"properties": {│ "title": "a"}}}',
      'price',
      expect.stringMatching(/^\{"event": \{"properties": \{"price": [\d.]+, "title": "a"\}\}\}$/),
    ],
    ['{"event": {"properties": {"tags": [{│}]}}}', 'name', expect.stringContaining('[{"name": "')],
    ['{"event": {"properties": {│}}}', 'tags', '{"event": {"properties": {"tags": [{}]}}}'],
    ['{"user": {"custom_attributes": {│}}}', 'plan', expect.stringContaining('{"plan": "')],
    ['{"user": {│}}', 'external_id', expect.stringContaining('{"user": {"external_id": "')],
    ['{│}', 'context', '{"context": {}}'],
    ['{"context": {│}}', 'note', expect.stringContaining('{"note": "')],
    [
      '{"event": {"properties": {"title": │}}}',
      '"All-Purpose Cleaning Wipes"',
      '{"event": {"properties": {"title": "All-Purpose Cleaning Wipes"}}}',
    ],
  ])('%s', async (text, label, after) => {
    expect(await completed(text)).toMatchObject({ [label]: after });
  });

  test.each([
    ['what is there already', '{"event": {"properties": {"title": "a", │}}}', 'title'],
    ['what belongs elsewhere', '{"user": {│}}', 'title'],
    ['a value behind a value', '{"event": {"properties": {"price": 12│}}}', '1.99'],
  ])('but not %s', async (_, text, label) => {
    expect(Object.keys(await completed(text))).not.toContain(label);
  });

  test.each(['', '[│]', '{"event": 5│', '"│', '{"a": {"b": {│', '\uFEFF{│'])(
    'and %j has it offer what it can',
    async (text) => {
      expect(await completed(text.includes(CURSOR) ? text : `${text}${CURSOR}`)).toBeTypeOf('object');
    },
  );
});

describe('hover says who reads it', () => {
  test.each([
    ['{"event": {"properties": {"ti│tle": "a"}}}', /^Read by `\w+\.webhook\.liquid` and `\w+\.webhook\.liquid`\.$/],
    ['{"event": {"properties": {"price": 1│2}}}', /^Read by `view\.webhook\.liquid`\.$/],
    ['{"context": {"no│te": "a"}}', /^Read by `quiz\.webhook\.liquid`\.$/],
  ])('%s', async (text, said) => {
    const { result } = await ask<Hover>('hover', text);
    expect(result.contents).toMatchObject({ value: expect.stringMatching(said) });
  });

  test('and nothing where nobody does', async () => {
    expect((await ask('hover', '{"context": {"oth│er": "a"}}')).result).toBeNull();
  });
});
