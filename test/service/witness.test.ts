import { expect, test } from 'vitest';
import { rules } from '../../server/src/rules/index.ts';
import { checkBody } from '../../server/src/service/check-body.ts';
import { findWitness, type Witness } from '../../server/src/service/witness.ts';
import { renderer } from '../check.ts';

/** The witness of the one finding with this code. */
async function witness(code: string, body: string): Promise<Witness | undefined> {
  const checked = checkBody(body);
  const [finding, ...others] = checked.findings.filter((one) => one.code === code);
  if (finding === undefined || others.length > 0)
    throw new Error(`findings: ${checked.findings.map((one) => one.code)}`);
  return findWitness(finding, checked, renderer);
}

test('a comma that is missing in one branch', async () => {
  const body =
    '{"type": "track", "event": "quiz_done", "timestamp": 1257894000000{% if ${user_id} != blank %}, "user_id": "a"{% else %} "anonymous_id": "b"{% endif %}}';
  expect(await witness('json-syntax', body)).toMatchObject({
    sampleUser: { name: expect.stringContaining('${user_id}') },
    rendering: '{"type": "track", "event": "quiz_done", "timestamp": 1257894000000 "anonymous_id": "b"}',
    confirmed: true,
  });
});

test('a comma too much behind the last of two items', async () => {
  const body =
    '{"user_id": "a", "ids": [{% for item in {{event_properties.${items}}} %}{% if forloop.length > 1 %}{{item.id | as_json_string}},{% endif %}{% endfor %}]}';
  const found = await witness('json-syntax', body);
  expect(found?.confirmed).toBe(true);
  expect(found?.rendering).toMatch(/^\{"user_id": "a", "ids": \["56544","56544",\]\}$/);
});

test('a title with a quote', async () => {
  const found = await witness('unescaped-value', '{"user_id": "a", "title": "{{event_properties.${title}}}"}');
  expect(found).toMatchObject({ confirmed: true, sampleUser: { event: { properties: { title: expect.anything() } } } });
});

test('a price that is missing', async () => {
  const found = await witness('blank-value', '{"user_id": "a", "price": {{event_properties.${price}}}}');
  expect(found).toMatchObject({ confirmed: true, rendering: '{"user_id": "a", "price": }' });
});

test('nobody to whom the event belongs', async () => {
  const body =
    '{"type": "track", "event": "a"{% if ${user_id} != blank %}, "user_id": "{{${user_id} | json_escape}}"{% endif %}}';
  const found = await witness('missing-identifier', body);
  expect(found).toMatchObject({ confirmed: true, rendering: '{"type": "track", "event": "a"}' });
});

const textFields = ['user_id', 'braze_id', 'email_address', 'phone_number', 'first_name', 'last_name', 'date_of_birth'];

test.each([...textFields, 'gender', 'city', 'country', 'language', 'time_zone'])(
  'a field of the profile that holds texts: ${%s}',
  async (name) => {
    for (const value of [
      `{{\${${name}} | plus: 0}}`,
      `"{{\${${name}} | abs}}"`,
      `{{\${${name}} | times: 2 | round}}`,
      `"{{\${${name}}.size}}{{\${${name}} | divided_by: 3}}"`,
      `"{{\${${name}}.first | json_escape}}"`,
    ]) {
      const body = `{"a": ${value}{% if \${most_recent_locale} == "US" %} "b": 1{% endif %}}`;
      expect(await witness('json-syntax', body), body).toMatchObject({ confirmed: true });
    }
  },
);

test('a number that gets too large', async () => {
  const body = `{"user_id": "a", "price": {{event_properties.\${price} | times: 1${'0'.repeat(300)}.5}}}`;
  const found = await witness('unescaped-value', body);
  expect(found).toMatchObject({ confirmed: true, rendering: expect.stringContaining('Infinity') });
});

const examples = rules.flatMap(({ code, documentation }) =>
  documentation.bad.map(({ caption, body }) => ({ code, caption, body })),
);

test.each(examples)('$code: $caption', async ({ code, body }) => {
  const checked = checkBody(body);
  for (const finding of checked.findings.filter((one) => one.code === code)) {
    const found = await findWitness(finding, checked, renderer);
    expect(found?.confirmed ?? true, JSON.stringify(found)).toBe(true);
  }
});

test.each([
  ["where: 'a', true", ['`event_properties.${x}` is `7`']],
  ["map: 'a'", ['`event_properties.${x}` is `7`']],
])('a value that no list is made of by `%s` is not said to be missing', async (filter, words) => {
  const body = `{% assign list = event_properties.\${x} | ${filter} %}{"n": {{ list.size }}}`;
  expect(await witness('blank-value', body)).toMatchObject({ confirmed: true, words });
});
