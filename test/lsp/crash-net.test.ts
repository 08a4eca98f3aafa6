import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import type { WorkingOnParams } from '../../server/src/service/protocol.ts';
import { Editor, opened } from './editor.ts';

const uri = 'file:///none/large.webhook.liquid';
const item = '{"id": "{{event_properties.${id} | json_escape}}", "n": {% if ${city} %}1{% else %}2{% endif %}},\n';
/** Large enough for the check to be still going on when its beginning is heard of. */
const large = `{"items": [${item.repeat(8000)}null],}`;

let editor: Editor | undefined;
afterEach(() => editor?.stop());

/** What a client hears of the work until the server, which it kills at the first word of it, is gone. */
async function killAtWork(): Promise<WorkingOnParams[]> {
  const doomed = await Editor.start({ options: { leaveUnchecked: [] } });
  const heard: WorkingOnParams[] = [];
  doomed.connection.onNotification('mi-webhook/workingOn', (params: WorkingOnParams) => {
    heard.push(params);
    doomed.server.kill('SIGKILL');
  });
  const ended = once(doomed.server, 'close');
  await doomed.connection.sendNotification('textDocument/didOpen', opened(uri, large));
  await ended;
  doomed.connection.dispose();
  return heard;
}

test('a server that is started again leaves the text alone of which the last one died, until it changes', async () => {
  const heard = await killAtWork();
  expect(heard).toEqual([{ text: expect.any(String) }]);
  editor = await Editor.start({ options: { leaveUnchecked: heard.flatMap(({ text = '' }) => text) } });
  expect(await editor.open(uri, large)).toMatchObject([
    { code: 'left-unchecked', message: expect.stringContaining('stays unchecked until you change it') },
  ]);
  expect(editor.statuses).toMatchObject([{ uri, isLeftUnchecked: true, counts: { warnings: 1 } }]);
  const changed = { textDocument: { uri, version: 2 }, contentChanges: [{ text: '{"user_id": "a",}' }] };
  expect(await editor.findings('didChange', changed, uri)).toMatchObject([{ code: 'json-syntax' }]);
  const other = 'file:///none/other.webhook.liquid';
  expect(await editor.open(other, '{"user_id": "a",}')).toMatchObject([{ code: 'json-syntax' }]);
  const back = { textDocument: { uri, version: 3 }, contentChanges: [{ text: large }] };
  expect(await editor.findings('didChange', back, uri)).toMatchObject([{ code: 'left-unchecked' }]);
});

test('an editor that starts no server again hears nothing of the work', async () => {
  editor = await Editor.start();
  let heard = 0;
  editor.connection.onNotification('mi-webhook/workingOn', () => {
    heard++;
  });
  await editor.open(uri, '{"user_id": "a",}');
  expect(heard).toBe(0);
});

test('the work on a text is over once it is said to be', async () => {
  editor = await Editor.start({ options: { leaveUnchecked: [] } });
  const heard: WorkingOnParams[] = [];
  editor.connection.onNotification('mi-webhook/workingOn', (params: WorkingOnParams) => {
    heard.push(params);
  });
  await editor.open(uri, '{"user_id": "a",}');
  await editor.open('file:///none/b.webhook.liquid', '{"user_id": "a",}');
  await editor.open('file:///none/c.webhook.liquid', '{"user_id": "b",}');
  const [first, , second, , third] = heard;
  expect(heard).toEqual([first, {}, second, {}, third, {}]);
  expect(second).toEqual(first);
  expect(third).not.toEqual(first);
});
