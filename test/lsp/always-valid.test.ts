import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver/node';
import type { AlwaysValidResult } from '../../server/src/service/protocol.ts';
import { Editor } from './editor.ts';

let editor: Editor;
const uri = 'file:///a.webhook.liquid';
const ask = () => editor.connection.sendRequest<AlwaysValidResult>('mi-webhook/makeAlwaysValid', { uri });

beforeEach(async () => {
  editor = await Editor.start({ capabilities: { textDocument: { codeAction: { disabledSupport: true } } } });
});
afterEach(() => editor.stop());

test('the server answers with one replacement for the version that it has seen', async () => {
  const body = '{"a": "{{${city}}}" "b": {{custom_attribute.${plan}}}}';
  await editor.open(uri, body);
  const result = await ask();
  expect(result).toMatchObject({ version: 1, fixes: 3, verdict: 'proved', left: [] });
  const change = 'change' in result ? result.change : undefined;
  const fixed = body.slice(0, change?.start) + change?.newText + body.slice(change?.end);
  expect(fixed).toBe('{"a": "{{${city} | json_escape}}", "b": {{custom_attribute.${plan} | as_json_string}}}');
  // No more than what changes.
  expect(change?.start).toBe(body.indexOf('}}"'));
});

test('nothing changes in a body that is always valid', async () => {
  await editor.open(uri, '{"a": 1}');
  expect(await ask()).toEqual({ version: 1, fixes: 0, verdict: 'proved', left: [] });
});

test('a body that is not open is a problem', async () => {
  expect(await ask()).toEqual({ problem: expect.any(String) });
});

test('a fix that did no good when it was tried is shown as disabled, with the reason', async () => {
  const body = '{"a": 1 {{event_properties.${n}}} }';
  await editor.open(uri, body);
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: body.length } };
  const params = { textDocument: { uri }, range, context: { diagnostics: [] } };
  const actions = await editor.connection.sendRequest<CodeAction[]>('textDocument/codeAction', params);
  const disabled = actions.filter((action) => action.disabled !== undefined);
  expect(disabled.map((action) => action.disabled?.reason)).toContainEqual(expect.stringMatching(/^Not offered: /));
  expect(disabled.every((action) => action.edit === undefined)).toBe(true);
});
