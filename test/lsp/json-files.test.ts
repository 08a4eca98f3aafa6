import { afterEach, expect, test } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import { Editor } from './editor.ts';

const folder = 'file:///nowhere';
const sampleUser = `${folder}/a.sample-user.json`;
const config = `${folder}/mi-webhook.config.json`;

let editor: Editor | undefined;

afterEach(() => editor?.stop());

test.each([
  [sampleUser, '{"name": '],
  [config, '{"rules": {},}'],
])('in an editor that reports syntax errors of JSON itself, those of %s are left to it', async (uri, text) => {
  editor = await Editor.start({ options: { reportsJsonSyntax: true } });
  expect(await editor.open(uri, text)).toEqual([]);
});

test.each([
  [sampleUser, '{"name": '],
  [config, '{"rules": {},}'],
])('in any other editor, those of %s are reported', async (uri, text) => {
  editor = await Editor.start();
  expect((await editor.open(uri, text)).length).toBeGreaterThan(0);
});

test.each([
  ['what is wrong with its content', sampleUser, '{"name": 1}'],
  ['a text that is nested too deep', sampleUser, '['.repeat(200)],
  ['an empty file, which VS Code does not check', sampleUser, ''],
  ['a setting that does not exist', config, '{"rules": {"none": "error"}}'],
])('%s is always reported', async (_, uri, text) => {
  editor = await Editor.start({ options: { reportsJsonSyntax: true } });
  expect((await editor.open(uri, text)).length).toBeGreaterThan(0);
});

test.each(['', ' \n\n', 'm', 'mi', 'mi-', ' mi-', 'mi-cart-', '\nmi-product-view\n', 'MI-'])(
  'an empty body is no error while it is begun: %j',
  async (text) => {
    editor = await Editor.start();
    const found = await editor.open(`${folder}/a.webhook.liquid`, text);
    expect(found.map(({ severity }) => severity)).toEqual([DiagnosticSeverity.Information]);
    expect(editor.statuses.at(-1)).toMatchObject({ isEmpty: true, counts: { errors: 0 } });
  },
);

test.each(['m i', 'my', '-mi', 'mi_', 'mi-cart {', 'mi-cart\nmi-cart', '{{mi}}', '{', 'custom'])(
  'what is more than the name of a snippet is checked: %j',
  async (text) => {
    editor = await Editor.start();
    await editor.open(`${folder}/a.webhook.liquid`, text);
    expect(editor.statuses.at(-1)?.isEmpty).toBeUndefined();
  },
);
