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

test.each<[string, Source, RegExp]>([
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
