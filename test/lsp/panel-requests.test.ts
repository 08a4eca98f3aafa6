import { afterEach, expect, test } from 'vitest';
import type { NewSampleUsers } from '../../server/src/service/panel/new-sample-users.ts';
import type { CaseEntry } from '../../server/src/service/panel/requests.ts';
import type { RenderResult } from '../../server/src/service/protocol.ts';
import { Editor } from './editor.ts';

const uri = 'file:///nowhere/a.webhook.liquid';
const BODY =
  '{% if ${user_id} != blank %}{"a": "{{event_properties.${none}}}"}{% else %}{% abort_message(\'not known\') %}{% endif %}';
let editor: Editor;

afterEach(() => editor.stop());

async function ask<Answer>(method: string, params: object): Promise<Answer> {
  editor = await Editor.start();
  await editor.open(uri, BODY);
  return editor.connection.sendRequest<Answer>(method, params);
}

test('the cases of a body come with what is sent in each', async () => {
  const cases = await ask<CaseEntry[]>('mi-webhook/cases', { uri });
  expect(cases.map(({ words, status, reason }) => [words.join(), status, reason])).toEqual([
    ['`${user_id}` is not blank', 'valid', undefined],
    ['`${user_id}` is blank', 'aborted', expect.stringContaining('not known')],
  ]);
});

test('a body that is not open has no cases', async () => {
  expect(await ask('mi-webhook/cases', { uri: 'file:///nowhere/b.webhook.liquid' })).toEqual([]);
});

test('a rendering says what is blank and which branches are not taken, and hides keys', async () => {
  const result = await ask<RenderResult>('mi-webhook/render', { uri, sampleUser: 'known-user' });
  expect(result.blanks.map(({ reason }) => reason)).toEqual(['`event_properties.${none}` is not in the sample user.']);
  expect(result.untaken.map(({ start, end }) => BODY.slice(start, end))).toEqual(["{% abort_message('not known') %}"]);
  expect(result.request.headers).toContainEqual({ name: 'Authorization', value: 'Basic •••' });
});

test.each([
  [{ kind: 'scratch', uri }, ['New sample user']],
  [{ kind: 'copy', id: 'known-user' }, ['Known user (copy)']],
  [
    { kind: 'event', text: '{"events": [{"name": "A", "properties": {}}, {"name": "B", "properties": {}}]}' },
    ['Event A', 'Event B'],
  ],
])('new sample users come from %o', async (params, names) => {
  const found = await ask<NewSampleUsers>('mi-webhook/newSampleUsers', params);
  expect('sampleUsers' in found && found.sampleUsers.map(({ name }) => name)).toEqual(names);
});

test('there is no copy of what is not there', async () => {
  expect(await ask('mi-webhook/newSampleUsers', { kind: 'copy', id: 'toString' })).toHaveProperty('problem');
});
