import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AddAnswerResult, RenderResult, SampleUserOutcome } from '../../server/src/service/protocol.ts';
import { Editor, opened } from './editor.ts';

const uri = 'file:///none/a.webhook.liquid';
const body =
  "{% if ${user_id} == blank %}{% abort_message('nobody') %}{% endif %}" +
  '{"type": "track", "event": "quiz_done", "user_id": "{{${user_id} | json_escape}}", "timestamp": 1257894000,' +
  ' "properties": {"note": "{{event_properties.${title}}}", "tier": "{{custom_attribute.${tier}}}"}}';

let editor: Editor;
beforeAll(async () => {
  editor = await Editor.start();
  void editor.connection.sendNotification('textDocument/didOpen', opened(uri, body));
});
afterAll(() => editor.stop());

test('a rendering comes with what Movable Ink makes of it, and with what is missing', async () => {
  const result = await editor.connection.sendRequest<RenderResult>('mi-webhook/render', {
    uri,
    sampleUser: 'known-user',
  });
  expect(result).toMatchObject({ status: 'valid', isEvent: true });
  const at = result.rendering.indexOf('1257894000');
  expect(result.findings).toMatchObject([{ code: 'timestamp-unit', aspect: 'time', start: at, end: at + 10 }]);
  expect(result.notes.map(({ missing }) => missing)).toEqual([['user', 'custom_attributes', 'tier']]);
});

test('what is missing is added with a value that the body can do with', async () => {
  const plan = await editor.connection.sendRequest<AddAnswerResult>('mi-webhook/addAnswer', {
    uri,
    sampleUser: 'known-user',
    missing: ['user', 'custom_attributes', 'tier'],
  });
  if (!('changes' in plan)) throw new Error('nothing was added to a file');
  expect(JSON.parse(plan.changes[0]?.newText ?? '').user.custom_attributes.tier).toBe('Example tier');
});

test('all sample users are told apart', async () => {
  const outcomes = await editor.connection.sendRequest<SampleUserOutcome[]>('mi-webhook/outcomes', { uri });
  expect(outcomes.map(({ sampleUser: { id }, status, reason, findings }) => [id, status, reason, findings])).toEqual([
    ['known-user', 'valid', undefined, 1],
    ['anonymous-user', 'aborted', expect.stringContaining('nobody'), 0],
    ['no-identifiers', 'aborted', expect.stringContaining('nobody'), 0],
    ['hostile-text', 'invalid', expect.any(String), 0],
    ['empty-event', 'valid', undefined, 1],
  ]);
});
