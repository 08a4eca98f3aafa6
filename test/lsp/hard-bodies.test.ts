import { afterAll, beforeAll, expect, test } from 'vitest';
import { cpuTimeOf } from '../cpu-time.ts';
import { Editor, opened } from './editor.ts';
import { hardBodies } from './hard-bodies.ts';

/** Milliseconds of the processor: a second, and what other programs add. */
const patience = 5000;

let editor: Editor;
let count = 0;

beforeAll(async () => {
  editor = await Editor.start({
    capabilities: { textDocument: { diagnostic: {} } },
    options: { previewCaseCommand: 'show', leaveUnchecked: [] },
  });
  await open('{"user_id": "a"}').pull();
});
afterAll(() => editor.stop());

/** What an editor does with a document that it opens. */
function open(text: string) {
  const uri = `file:///none/${count++}.webhook.liquid`;
  void editor.connection.sendNotification('textDocument/didOpen', opened(uri, text));
  const ask = (method: string, params: object) => editor.connection.sendRequest(method, params);
  const whole = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };
  return {
    pull: () => ask('textDocument/diagnostic', { textDocument: { uri } }),
    render: () => ask('mi-webhook/render', { uri, sampleUser: 'known-user' }),
    act: () => ask('textDocument/codeAction', { textDocument: { uri }, range: whole, context: { diagnostics: [] } }),
  };
}

test.each(hardBodies)('while it works on $name, the server answers for another document', async ({ body }) => {
  const hard = open(body);
  const working = [hard.pull(), hard.act(), hard.render()];
  const started = cpuTimeOf(editor.server);
  expect(await open('{"user_id": "a",}').pull()).toMatchObject({ items: [{ code: 'json-syntax' }] });
  const took = cpuTimeOf(editor.server) - started;
  expect(took).toBeLessThan(patience);
  await Promise.all(working);
  const again = cpuTimeOf(editor.server);
  expect(await open('{"user_id": "a"}').render()).toMatchObject({ status: 'valid', rendering: '{"user_id": "a"}' });
  expect(cpuTimeOf(editor.server) - again).toBeLessThan(patience);
});
