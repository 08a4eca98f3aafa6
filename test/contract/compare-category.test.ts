import { expect, test } from 'vitest';
import { compareContracts } from '../../server/src/contract/compare.ts';
import { keptContract } from './kept-contract.ts';

const base = `{% assign email = {{\${email_address}}} | downcase | strip %}
{% if {{\${user_id}}} == blank or email == blank %}{% abort_message('nobody') %}{% endif %}
{
  "type": "track",
  "user_id": "{{\${user_id} | json_escape}}",
  "event": "{% if {{\${country}}} == 'DE' %}category_viewed{% else %}product_viewed{% endif %}",
  "timestamp": "{{'now' | date: '%Y-%m-%dT%H:%M:%SZ'}}",
  "properties": {
    "tags": [{% for tag in {{event_properties.\${tags}}} %}"{{tag | json_escape}}"{% unless forloop.last %},{% endunless %}{% endfor %}],
    "pair": [1, "x"],
    "rating": {{event_properties.\${rating} | plus: 0 | round: 1}},
    "count": {{event_properties.\${tags} | size}},
    "note": {% if {{event_properties.\${note}}} == blank %}null{% else %}"{{event_properties.\${note} | json_escape}}"{% endif %},
    "first": "{{event_properties.\${tags} | first | json_escape}}",
    {% if {{\${country}}} == 'US' %}"state": "CA",{% endif %}
    "key": "{{email | sha2}}"
  }
}
`;

type Edit = readonly [isBreaking: boolean, what: string, from: string, to: string];

/** Labelled before they were run. */
const EDITS: readonly Edit[] = [
  [true, 'items of text became objects', '"{{tag | json_escape}}"', '{"name": "{{tag | json_escape}}"}'],
  [
    true,
    'a value more in an enum',
    'category_viewed{% else %}',
    "category_viewed{% elsif {{${country}}} == 'FR' %}home_viewed{% else %}",
  ],
  [
    false,
    'a value less in an enum',
    "{% if {{${country}}} == 'DE' %}category_viewed{% else %}product_viewed{% endif %}",
    'product_viewed',
  ],
  [false, 'an optional member in another country', '== \'US\' %}"state"', '== \'CA\' %}"state"'],
  [
    false,
    'an optional member is always there',
    `{% if {{\${country}}} == 'US' %}"state": "CA",{% endif %}`,
    '"state": "CA",',
  ],
  [true, 'another constant in an optional member', '"state": "CA"', '"state": "NY"'],
  [true, 'another hash', 'email | sha2', 'email | md5'],
  [true, 'the last item instead of the first', '| first |', '| last |'],
  [true, 'another constant in an array', '[1, "x"]', '[1, "x", 2]'],
  [true, 'the payload in an array', '{\n  "type"', '[{\n  "type"'],
  [true, 'another name of an identifier', '"user_id":', '"userId":'],
  [false, 'the first three items', '{{event_properties.${tags}}} %}"', '{{event_properties.${tags}}} limit: 3 %}"'],
  [
    false,
    'the items the other way round',
    '{{event_properties.${tags}}} %}"',
    '{{event_properties.${tags}}} reversed %}"',
  ],
  [true, 'no array where it is empty', '"tags": [', '{% if {{event_properties.${tags}}} != blank %}"tags": ['],
  [true, 'a count in quotes', '{{event_properties.${tags} | size}}', '"{{event_properties.${tags} | size}}"'],
  [true, 'milliseconds instead of ISO 8601', `"{{'now' | date: '%Y-%m-%dT%H:%M:%SZ'}}"`, "{{'now' | date: '%s'}}000"],
  [false, 'a new object', '"pair":', '"shop": {"id": 1}, "pair":'],
  [
    true,
    'capitals',
    '{{event_properties.${note} | json_escape}}',
    '{{event_properties.${note} | upcase | json_escape}}',
  ],
  [
    false,
    'a default for a number',
    '{{event_properties.${rating} | plus: 0',
    '{{event_properties.${rating} | default: 0 | plus: 0',
  ],
  [
    false,
    'spaces around an identifier are dropped',
    '{{${user_id} | json_escape}}',
    '{{${user_id} | strip | json_escape}}',
  ],
  [
    true,
    'null where text was',
    '"first": "{{event_properties.${tags} | first | json_escape}}"',
    '"first": {% if {{event_properties.${tags}}} == blank %}null{% else %}"{{event_properties.${tags} | first | json_escape}}"{% endif %}',
  ],
  [true, 'a boolean where text or null was', '%}null{% else %}', '%}false{% else %}'],
];

const known = keptContract(base);

test.each(EDITS)('breaking %s: %s', async (isBreaking, what, from, to) => {
  expect(base).toContain(from);
  let edited = base.replace(from, () => to);
  if (what === 'the payload in an array') edited = `${edited.trimEnd()}]`;
  if (what === 'no array where it is empty') edited = edited.replace('],\n    "pair"', '],{% endif %}\n    "pair"');
  const changes = compareContracts(await known, await keptContract(edited));
  expect({ isBreaking: changes.some((one) => one.isBreaking), changes }).toMatchObject({ isBreaking });
});
