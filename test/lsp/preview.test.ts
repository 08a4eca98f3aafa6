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

test('while somebody types, what is printed can be had alone, and the rest afterwards', async () => {
  const params = { uri, sampleUser: 'known-user' };
  const ask = (more: object) =>
    editor.connection.sendRequest<RenderResult>('mi-webhook/render', { ...params, ...more });
  const printed = await ask({ isPrintedOnly: true });
  const whole = await ask({});
  const { rendering, pieces, status, problems } = whole;
  expect(printed).toMatchObject({ rendering, pieces, status, problems, isPrintedOnly: true });
  expect([printed.findings, printed.notes, printed.untaken, printed.blanks]).toEqual([[], [], [], []]);
  expect(whole.isPrintedOnly).toBeUndefined();
  expect(whole.notes).toHaveLength(1);
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

test.each([
  ['', true],
  [' \n', true],
  ['mi-', true],
  ['{% comment %}later{% endcomment %}', undefined],
  ["{% abort_message('x') %}", undefined],
  ['{', undefined],
])('%j has no mistakes while nothing has been written yet: %s', async (text, isEmpty) => {
  const file = `file:///none/new-${encodeURIComponent(text)}.webhook.liquid`;
  const { connection } = editor;
  void connection.sendNotification('textDocument/didOpen', opened(file, text));
  const result = await connection.sendRequest<RenderResult>('mi-webhook/render', {
    uri: file,
    sampleUser: 'known-user',
  });
  expect(result.isEmpty).toBe(isEmpty);
  const outcomes = await connection.sendRequest<SampleUserOutcome[]>('mi-webhook/outcomes', { uri: file });
  expect(outcomes).toHaveLength(isEmpty ? 0 : 5);
});

test('a value that ends its string is named as the reason', async () => {
  const file = 'file:///none/unescaped.webhook.liquid';
  void editor.connection.sendNotification(
    'textDocument/didOpen',
    opened(file, '{"a": "{{event_properties.${title}}}"}'),
  );
  const result = await editor.connection.sendRequest<RenderResult>('mi-webhook/render', {
    uri: file,
    sampleUser: 'case',
    content: { name: 'Inches', event: { properties: { title: '6" Wipes' } } },
  });
  expect(result.reason).toBe('A value printed here has a quote, a backslash or a line break that is not escaped.');
});

let tries = 0;
/** More steps than a rendering may take. */
const runaway =
  '{"a": "{% for i in (1..9000) %}{% for j in (1..9000) %}{{ i | times: j }}{% endfor %}{% endfor %}{{${user_id}}}"}';

// The rendering is ended by the clock, so a machine that is busy may take longer for the other questions once.
test('a template that runs away holds up neither typing nor other questions', { retry: 3 }, async () => {
  const file = `file:///none/runaway-${++tries}.webhook.liquid`;
  const at = { textDocument: { uri: file }, position: { line: 0, character: runaway.indexOf('times') + 2 } };
  const { connection } = editor;
  const ask = (kind: 'completion' | 'render') =>
    kind === 'completion'
      ? connection.sendRequest('textDocument/completion', at)
      : connection.sendRequest<RenderResult>('mi-webhook/render', { uri: file, sampleUser: 'known-user' });
  void connection.sendNotification('textDocument/didOpen', opened(file, runaway));
  expect(await ask('completion')).not.toBeNull();
  const answered: string[] = [];
  const note = (name: string) => () => void answered.push(name);
  const first = ask('render').then(note('rendering of version 1'));
  await ask('completion').then(note('completion in version 1'));
  const contentChanges = [{ text: `${runaway} ` }];
  void connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: file, version: 2 },
    contentChanges,
  });
  const second = ask('render');
  await ask('completion').then(note('completion in version 2'));
  await first;
  expect(answered).toEqual(['completion in version 1', 'completion in version 2', 'rendering of version 1']);
  expect(await second).toMatchObject({
    status: 'failed',
    version: 2,
    reason: expect.stringMatching(/^Stopped|steps|ms/),
  });
});
