import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CodeLens, InlayHint } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Editor } from './editor.ts';

const USER = {
  name: 'A',
  user: { external_id: 'a-1' },
  event: { name: 'x', properties: { title: '6" Wipes', list: [1, 2, 3], long: 'x'.repeat(40) } },
};

let folder: string;
let home: string;
let editor: Editor;
const refreshed: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'values-'));
  home = pathToFileURL(folder).href;
  writeFileSync(join(folder, 'a.sample-user.json'), JSON.stringify(USER));
  const refreshSupport = { refreshSupport: true };
  editor = await Editor.start({
    capabilities: { workspace: { codeLens: refreshSupport, inlayHint: refreshSupport } },
    rootUri: home,
    options: { lensCommands: { showProblems: 'problems', preview: 'preview' } },
  });
  for (const kind of ['codeLens', 'inlayHint']) {
    editor.connection.onRequest(`workspace/${kind}/refresh`, () => {
      refreshed.push(kind);
      return null;
    });
  }
});

afterAll(async () => {
  await editor.stop();
  rmSync(folder, { recursive: true });
});

beforeEach(async () => {
  await editor.connection.sendNotification('mi-webhook/selectSampleUser', {
    sampleUser: `${home}/a.sample-user.json`,
    name: 'A',
  });
});

let count = 0;
async function opened(text: string): Promise<TextDocument> {
  const uri = `${home}/body-${count++}.webhook.liquid`;
  await editor.open(uri, text);
  return TextDocument.create(uri, '', 1, text);
}

describe('values in a body', () => {
  /** The text with the values behind their outputs. */
  async function withValues(text: string, range = { start: 0, end: text.length }): Promise<string> {
    const document = await opened(text);
    const hints = await editor.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri: document.uri },
      range: { start: document.positionAt(range.start), end: document.positionAt(range.end) },
    });
    const edits = hints.map(({ position, label }) => ({
      range: { start: position, end: position },
      newText: `‹${String(label)}›`,
    }));
    return TextDocument.applyEdits(document, edits);
  }

  test.each([
    ['{"user_id": "{{${user_id}}}"}', '{"user_id": "{{${user_id}}}‹= a-1›"}'],
    [
      '{"a": "{{event_properties.${title} | json_escape}}"}',
      '{"a": "{{event_properties.${title} | json_escape}}‹= 6\\" Wipes›"}',
    ],
    ['{"a": "{{event_properties.${missing}}}"}', '{"a": "{{event_properties.${missing}}}‹= (blank)›"}'],
    [
      '[{% for i in event_properties.${list} %}{{i}},{% endfor %}0]',
      '[{% for i in event_properties.${list} %}{{i}}‹= 1 (+2)›,{% endfor %}0]',
    ],
    [
      '{% if ${user_id} == blank %}{{event_properties.${title}}}{% endif %}{}',
      '{% if ${user_id} == blank %}{{event_properties.${title}}}{% endif %}{}',
    ],
    ['{"a": "{{event_properties.${long}}}"}', `{"a": "{{event_properties.\${long}}}‹= ${'x'.repeat(29)}…›"}`],
    ['{% assign x = 1 %}{% abort_message("no") %}{{x}}', '{% assign x = 1 %}{% abort_message("no") %}{{x}}'],
    [
      '{% if ${user_id} %}"{{nobody}}"{% else %}"{{nobody}}"{% endif %}',
      '{% if ${user_id} %}"{{nobody}}‹= (blank)›"{% else %}"{{nobody}}"{% endif %}',
    ],
    // Braze refuses it, and so there is no value of anything.
    ['{"a": "{{${user_id}}}", "b": {{ x | ', '{"a": "{{${user_id}}}", "b": {{ x | '],
    ['{% if x %}{{${user_id}}}', '{% if x %}{{${user_id}}}'],
  ])('%s', async (text, expected) => {
    expect(await withValues(text)).toBe(expected);
  });

  test('only those of the part that is shown', async () => {
    expect(await withValues('{{${user_id}}}\n{{${user_id}}}\n', { start: 15, end: 28 })).toBe(
      '{{${user_id}}}\n{{${user_id}}}‹= a-1›\n',
    );
  });

  test('those of another sample user, once it is selected, also of one that has no file', async () => {
    refreshed.length = 0;
    const content = { ...USER, user: { external_id: 'b-2' } };
    await editor.connection.sendNotification('mi-webhook/selectSampleUser', { sampleUser: 'case', name: 'B', content });
    expect(await withValues('{{${user_id}}}')).toBe('{{${user_id}}}‹= b-2›');
    expect(refreshed).toContain('inlayHint');
  });
});

describe('over a body', () => {
  async function lensesOf(text: string): Promise<string[]> {
    const { uri } = await opened(text);
    const { connection } = editor;
    const lenses = await connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    const resolved = await Promise.all(
      lenses.map((lens) => (lens.command ? lens : connection.sendRequest<CodeLens>('codeLens/resolve', lens))),
    );
    return resolved.map(({ command }) => `${command?.title} → ${command?.command}`);
  }

  test.each([
    ['{"type": "identify", "user_id": "a", ', 'Can send invalid JSON (1 way) → problems'],
    ['{"a": "{{event_properties.${title}}}"}', 'Valid JSON if 1 condition holds → problems'],
    ['{"a": "{{event_properties.${title} | json_escape}}"}', 'Always valid JSON (1 case checked) → problems'],
    ['{"a": "{{event_properties.${title} | json_escape}}{% nonsense %}"}', 'Could not be proved, 1 error → problems'],
  ])('%s', async (text, verdict) => {
    const [first, preview] = await lensesOf(text);
    expect([first, preview]).toEqual([verdict, 'Preview as A → preview']);
  });

  test('how many sample users pass', async () => {
    const complete =
      '{"type": "track", "event": "x", "timestamp": 1257894000000, "user_id": "{{${user_id} | default: "nobody" | json_escape}}"}';
    expect((await lensesOf(complete)).at(-1)).toMatch(/^(All \d+|\d+ of \d+) sample users pass → preview$/);
    expect((await lensesOf('{"a": ')).at(-1)).toMatch(/^0 of \d+ sample users pass → preview$/);
  });

  test.each(['', '  \n', 'mi-'])('nothing where nothing is written: "%s"', async (text) => {
    expect(await lensesOf(text)).toEqual([]);
  });
});
