import { expect, test } from 'vitest';
import { checkBody } from '../../server/src/service/check-body.ts';
import { contractOf } from '../../server/src/service/contract.ts';
import { renderer } from './renderer.ts';

async function marksIn(body: string): Promise<string[]> {
  const found = await contractOf(checkBody(body), 'a.webhook.liquid', renderer);
  if ('problem' in found) throw new Error(found.problem);
  return JSON.stringify(found.schema).match(/"x-unconfirmed":\[.*?\]/g) ?? [];
}

/** Each body sends a 1 only to users of whom several things are true, or one thing that is rare. */
test.each([
  [
    'a text that begins with a comma',
    `[{% assign l = event_properties.\${t} | split: ',' %}{% for x in l %}{% if x == '' %}1{% else %}0{% endif %},{% endfor %}2]`,
  ],
  [
    'an object with a member called size',
    '{"a": {% if custom_attribute.${w}.size < 0 and ${language} == "en" %}1{% else %}0{% endif %}}',
  ],
  [
    'a text as long as is asked for',
    '{"a": {% if ${user_id}.size == 12 and ${city}.size == 7 %}1{% else %}0{% endif %}}',
  ],
  [
    'the same text in two places, and in a third one another',
    '{"a": {% if event_properties.${a} == ${city} and ${city} != blank and ${city} != event_properties.${b} and event_properties.${b} contains "-x" %}1{% else %}0{% endif %}}',
  ],
  [
    'digits behind other digits',
    `{"a": {% assign part = \${language} | slice: 3, 2 | plus: 0 %}{% if part > 0 %}1{% else %}0{% endif %}}`,
  ],
])('finds a user for %s', async (_, body) => {
  expect(await marksIn(body)).toEqual([]);
});

test.each([
  '{"a": {{custom_attribute.${n}}}}',
  '{"a": {{event_properties.${n}}}, "b": {{event_properties.${m}}}}',
  '[{{event_properties.${n}}}, 1]',
  '{"a": {{event_properties.${o.flag}}}}',
  '{% if event_properties.${n} != 7.5 %}{% abort_message("no") %}{% endif %}{"a": {{event_properties.${n}}}}',
])('finds a payload of %s, which leaves nothing open', async (body) => {
  expect(await marksIn(body)).toEqual([]);
});

test('marks what no user is found for', async () => {
  const body = `{"a": {% assign q = event_properties.\${o} | truncate: 3, '' %}{% if q == 'true' %}1{% else %}0{% endif %}}`;
  expect(await marksIn(body)).toEqual(['"x-unconfirmed":["1"]']);
});
