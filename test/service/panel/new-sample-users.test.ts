import { expect, test } from 'vitest';
import { readSampleUser } from '../../../server/src/samples/read.ts';
import { missingData } from '../../../server/src/service/missing-data.ts';
import { fromScratch, fromText, type Source } from '../../../server/src/service/panel/new-sample-users.ts';
import { read } from '../../../server/src/template/read.ts';

function textsOf(text: string, source: Source): string[] {
  const found = fromText(text, source);
  if ('problem' in found) throw new Error(found.problem);
  for (const one of found.sampleUsers) expect(readSampleUser(one.text).problems).toEqual([]);
  return found.sampleUsers.map((one) => one.text);
}

test.each([
  ['one user', '{"external_id": "u1", "custom_attributes": {"points": 1.0}}'],
  ['a list of them', '[{"external_id": "u1", "custom_attributes": {"points": 1.0}}]'],
  [
    'the answer of users/export/ids',
    '{"users": [{"external_id": "u1", "custom_attributes": {"points": 1.0}}], "message": "success"}',
  ],
])('a user comes from %s, with every number as it is written', (_, text) => {
  expect(textsOf(text, 'export')).toEqual([
    `{
  "name": "Exported user u1",
  "user": {
    "external_id": "u1",
    "custom_attributes": {
      "points": 1.0
    }
  }
}
`,
  ]);
});

test('several users are several', () => {
  const found = fromText('{"users": [{"email": "a@example.com"}, {"external_id": "two"}]}', 'export');
  expect('sampleUsers' in found && found.sampleUsers.map(({ name }) => name)).toEqual([
    'Exported user 1',
    'Exported user two',
  ]);
});

test.each([
  [
    'a tracked one',
    '{"name": "Viewed", "time": "2023-12-06T18:20:45Z", "external_id": "u1", "properties": {"id": 12345678901234567890}}',
  ],
  [
    'a request of users/track',
    '{"events": [{"name": "Viewed", "time": "2023-12-06T18:20:45Z", "external_id": "u1", "properties": {"id": 12345678901234567890}}]}',
  ],
])('an event comes from %s, and says whose it is', (_, text) => {
  const [made = ''] = textsOf(text, 'event');
  expect(JSON.parse(made)).toMatchObject({
    name: 'Event Viewed',
    user: { external_id: 'u1' },
    event: { name: 'Viewed', time: '2023-12-06T18:20:45Z' },
  });
  expect(made).toContain('"id": 12345678901234567890');
});

test('what triggers a message through the API has trigger properties', () => {
  const [made = ''] = textsOf('[{"external_user_id": "u1", "trigger_properties": {"a": 1}}]', 'event');
  expect(JSON.parse(made)).toEqual({ name: 'Event 1', user: { external_id: 'u1' }, api_trigger_properties: { a: 1 } });
});

test('users of a segment and recorded events come one a line', () => {
  expect(textsOf('{"external_id": "u1"}\n\n{"external_id": "u2"}\r\n', 'export')).toHaveLength(2);
  expect(textsOf('{"name": "a", "properties": {}}\n{"name": "b", "properties": {}}', 'event')).toHaveLength(2);
});

test('an external ID that is a number becomes the text that it is for Braze', () => {
  const [made = ''] = textsOf('{"email": null, "external_id": 12, "custom_attributes": {"points": 1.0}}', 'export');
  expect(JSON.parse(made)).toMatchObject({ name: 'Exported user 12', user: { external_id: '12', email: null } });
  expect(made).toContain('"points": 1.0');
});

test.each([
  [
    'a row of Currents',
    {
      external_user_id: 'u1',
      user_id: 'b1',
      name: 'Viewed',
      time: 1701886845,
      timezone: 'UTC',
      properties: '{"id": "p"}',
    },
    { external_id: 'u1', braze_id: 'b1', time_zone: 'UTC' },
  ],
  [
    'a track call of Segment',
    { type: 'track', event: 'Viewed', userId: 'u1', timestamp: '2023-12-06T18:20:45Z', properties: { id: 'p' } },
    { external_id: 'u1' },
  ],
  [
    'a row of a warehouse',
    { NAME: 'Viewed', TIME: '2023-12-06 18:20:45', EXTERNAL_USER_ID: 1, PROPERTIES: { id: 'p' } },
    { external_id: '1' },
  ],
])('an event comes from %s', (_, record, user) => {
  const [made = ''] = textsOf(JSON.stringify(record), 'event');
  const event = { name: 'Viewed', time: '2023-12-06T18:20:45Z', properties: { id: 'p' } };
  expect(JSON.parse(made)).toEqual({ name: 'Event Viewed', user, event });
});

test('each recipient of a request that triggers is one, with what is sent to it', () => {
  const recipients = [
    { external_user_id: 'u1', trigger_properties: { a: 1 } },
    { external_user_id: 'u2', canvas_entry_properties: { a: 2 } },
  ];
  expect(textsOf(JSON.stringify({ campaign_id: 'c', recipients }), 'event').map((made) => JSON.parse(made))).toEqual([
    { name: 'Event 1', user: { external_id: 'u1' }, api_trigger_properties: { a: 1 } },
    { name: 'Event 2', user: { external_id: 'u2' }, canvas_entry_properties: { a: 2 } },
  ]);
});

test.each<[string, Source, RegExp]>([
  ['{"a": 1\n"b": 2}', 'export', /not valid JSON/],
  ['{"type": "page", "name": "Home", "userId": "u1", "properties": {}}', 'event', /no event in it/],
  ['', 'export', /not valid JSON/],
  ['{"users": [', 'export', /not valid JSON/],
  ['hello', 'event', /not valid JSON/],
  ['{}', 'export', /no user in it/],
  ['{"users": []}', 'export', /no user in it/],
  ['[1, "a", null]', 'export', /no user in it/],
  ['{"external_id": "u1"}', 'event', /no event in it/],
  ['['.repeat(200), 'export', /nested more than/],
])('%j is none: %s', (text, source, problem) => {
  const found = fromText(text, source);
  expect('problem' in found ? found.problem : found).toMatch(problem);
});

test('one from scratch lacks nothing that the body reads', () => {
  const body = read(
    '{{${user_id}}} {{custom_attribute.${plan}}} {% for p in event_properties.${all} %}{{p.id}}{% endfor %} {{context.${a}}}',
  );
  const { text } = fromScratch(body);
  const { sampleUser, problems } = readSampleUser(text);
  expect(problems).toEqual([]);
  expect(sampleUser && missingData(body, sampleUser)).toEqual([]);
});

test('one from scratch without a body has places to fill in', () => {
  expect(JSON.parse(fromScratch(read('')).text)).toMatchObject({
    name: 'New sample user',
    user: {},
    event: { properties: {} },
  });
});
