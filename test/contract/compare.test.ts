import { expect, test } from 'vitest';
import { compareContracts } from '../../server/src/contract/compare.ts';
import { readSchema } from '../../server/src/contract/read-schema.ts';
import { keptContract } from './kept-contract.ts';

const base = `{% assign seconds = 'now' | date: '%s' %}
{% assign email = {{\${email_address}}} | downcase | strip %}
{% if {{\${user_id}}} == blank and email == blank %}{% abort_message('nobody') %}{% endif %}
{
  {% if {{\${user_id}}} != blank %}"user_id": "{{\${user_id} | json_escape}}"{% else %}"anonymous_id": "{{email | md5}}"{% endif %},
  "event": "order_completed",
  "properties": {
    "order_id": "{{event_properties.\${order_id} | json_escape}}",
    {% if {{event_properties.\${revenue}}} != blank %}"revenue": {{event_properties.\${revenue} | plus: 0}},{% endif %}
    "currency": "USD",
    "tier": "{% if {{custom_attribute.\${plan}}} == 'gold' %}gold{% else %}basic{% endif %}",
    "gift": {% if {{event_properties.\${gift}}} == true %}true{% else %}false{% endif %},
    "meta": { "color": "{{event_properties.\${color} | json_escape}}" },
    "products": [
      {% for product in {{event_properties.\${products}}} %}
      { "id": "{{product.id | json_escape}}"{% if product.price != blank %}, "price": {{product.price | plus: 0}}{% endif %} }{% unless forloop.last %},{% endunless %}
      {% endfor %}
    ]
  },
  "timestamp": {{seconds}}000,
  "type": "track"
}
`;

type Edit = readonly [what: string, from: string, to: string];

/** Labelled by what a receiver who has mapped the old contract loses. */
const BREAKING: readonly Edit[] = [
  ['a member is gone', '    "currency": "USD",\n', ''],
  ['a member of an object is gone', '"color": "{{event_properties.${color} | json_escape}}"', ''],
  [
    'a member of items is gone',
    '"id": "{{product.id | json_escape}}"{% if product.price != blank %}, "price": {{product.price | plus: 0}}{% endif %}',
    '"id": "{{product.id | json_escape}}"',
  ],
  ['an object is gone', '    "meta": { "color": "{{event_properties.${color} | json_escape}}" },\n', ''],
  ['a member is renamed', '"order_id":', '"id":'],
  ['a member is moved', '"currency": "USD",', '"shop": { "currency": "USD" },'],
  [
    'a required member became optional',
    '"currency": "USD",',
    '{% if ${country} == "US" %}"currency": "USD",{% endif %}',
  ],
  [
    'a member from the data became optional',
    '"order_id": "{{event_properties.${order_id} | json_escape}}",',
    '{% if {{event_properties.${order_id}}} != blank %}"order_id": "{{event_properties.${order_id} | json_escape}}",{% endif %}',
  ],
  [
    'a member of items became optional',
    '{ "id": "{{product.id | json_escape}}"{% if product.price != blank %}, "price"',
    '{ {% if product.id != blank %}"id": "{{product.id | json_escape}}",{% endif %} "title": "x"{% if product.price != blank %}, "price"',
  ],
  [
    'a number became a string',
    '"revenue": {{event_properties.${revenue} | plus: 0}}',
    '"revenue": "{{event_properties.${revenue} | json_escape}}"',
  ],
  [
    'a price of items became a string',
    '"price": {{product.price | plus: 0}}',
    '"price": "{{product.price | json_escape}}"',
  ],
  [
    'a string became a number',
    '"order_id": "{{event_properties.${order_id} | json_escape}}"',
    '"order_id": {{event_properties.${order_id} | plus: 0}}',
  ],
  [
    'a boolean became a string',
    '{% if {{event_properties.${gift}}} == true %}true{% else %}false{% endif %}',
    '"{% if {{event_properties.${gift}}} == true %}true{% else %}false{% endif %}"',
  ],
  ['an array became an object', '"products": [\n', '"products": { "all": [\n'],
  [
    'items became strings',
    '{ "id": "{{product.id | json_escape}}"{% if product.price != blank %}, "price": {{product.price | plus: 0}}{% endif %} }',
    '"{{product.id | json_escape}}"',
  ],
  ['a boolean can be null', '== true %}true{% else %}false{% endif %}', '== true %}true{% else %}null{% endif %}'],
  [
    'a new value of an enum',
    "== 'gold' %}gold{% else %}basic",
    "== 'gold' %}gold{% elsif ${country} == 'US' %}silver{% else %}basic",
  ],
  [
    'an enum became free text',
    "{% if {{custom_attribute.${plan}}} == 'gold' %}gold{% else %}basic{% endif %}",
    '{{custom_attribute.${plan} | json_escape}}',
  ],
  ['another constant', '"currency": "USD"', '"currency": "EUR"'],
  ['a constant became free', '"currency": "USD"', '"currency": "{{event_properties.${currency} | json_escape}}"'],
  ['another event', '"event": "order_completed"', '"event": "order_placed"'],
  ['another kind of request', '"type": "track"', '"type": "identify"'],
  ['seconds instead of milliseconds', '{{seconds}}000', '{{seconds}}'],
  [
    'a time of the data instead of now',
    "{% assign seconds = 'now' | date",
    '{% assign seconds = event_properties.${at} | date',
  ],
  ['another source', '{{event_properties.${order_id} | json_escape}}', '{{event_properties.${cart_id} | json_escape}}'],
  [
    'another source of a number',
    '"revenue": {{event_properties.${revenue} | plus: 0}}',
    '"revenue": {{event_properties.${total} | plus: 0}}',
  ],
  ['another hash', 'email | md5', 'email | sha1'],
  ['a hash that depends on capitals', '{{${email_address}}} | downcase | strip', '{{${email_address}}} | strip'],
  [
    'cents instead of dollars',
    '"revenue": {{event_properties.${revenue} | plus: 0}}',
    '"revenue": {{event_properties.${revenue} | times: 100}}',
  ],
  [
    'an e-mail address instead of its hash',
    '"anonymous_id": "{{email | md5}}"',
    '"anonymous_id": "{{email | json_escape}}"',
  ],
  ['an identifier may be missing', '{% else %}"anonymous_id": "{{email | md5}}"{% endif %},', ',{% endif %}'],
  [
    'a value that is no longer escaped',
    '{{event_properties.${order_id} | json_escape}}',
    '{{event_properties.${order_id}}}',
  ],
];

const COMPATIBLE: readonly Edit[] = [
  ['white space', '"type": "track"\n}', '"type":   "track" }'],
  [
    'another order',
    '"timestamp": {{seconds}}000,\n  "type": "track"',
    '"type": "track",\n  "timestamp": {{seconds}}000',
  ],
  ['a comment', '"type": "track"', '{% comment %} the kind {% endcomment %}"type": "track"'],
  ['a new member', '"currency": "USD",', '"currency": "USD", "channel": "app",'],
  [
    'a new optional member',
    '"currency": "USD",',
    '"currency": "USD",{% if ${country} %}"country": "{{${country} | json_escape}}",{% endif %}',
  ],
  [
    'a new member of items',
    '{ "id": "{{product.id',
    '{ "title": "{{product.title | json_escape}}", "id": "{{product.id',
  ],
  [
    'an optional member is always sent',
    '{% if {{event_properties.${revenue}}} != blank %}"revenue": {{event_properties.${revenue} | plus: 0}},{% endif %}',
    '"revenue": {{event_properties.${revenue} | plus: 0}},',
  ],
  [
    'a value of an enum that is no longer sent',
    "{% if {{custom_attribute.${plan}}} == 'gold' %}gold{% else %}basic{% endif %}",
    'basic',
  ],
  [
    'an optional member in other cases',
    '{% if {{event_properties.${revenue}}} != blank %}',
    '{% if {{event_properties.${revenue}}} != blank and ${country} == "US" %}',
  ],
  [
    'a test that is written in another way',
    '{% if {{event_properties.${gift}}} == true %}true{% else %}false',
    '{% unless {{event_properties.${gift}}} == true %}false{% else %}true',
  ],
  [
    'a capture instead of text',
    '"currency": "USD",',
    '{% capture currency %}"currency": "USD"{% endcapture %}{{ currency }},',
  ],
  [
    'fewer messages',
    "{% abort_message('nobody') %}{% endif %}",
    "{% abort_message('nobody') %}{% endif %}{% if ${country} == 'DE' %}{% abort_message('not here') %}{% endif %}",
  ],
];

const known = keptContract(base);

test.each([
  ...BREAKING.map((edit) => [true, ...edit] as const),
  ...COMPATIBLE.map((edit) => [false, ...edit] as const),
])('breaking %s: %s', async (isBreaking, what, from, to) => {
  expect(base).toContain(from);
  let edited = base.replace(from, () => to);
  if (what === 'an array became an object') edited = edited.replace('    ]\n', '    ] }\n');
  if (what === 'a test that is written in another way')
    edited = edited.replace('true{% endif %},\n', 'true{% endunless %},\n');
  const changes = compareContracts(await known, await keptContract(edited));
  expect({ isBreaking: changes.some((one) => one.isBreaking), changes }).toMatchObject({ isBreaking });
});

test.each([
  ['{', 'is not JSON'],
  ['[]', 'is not a JSON Schema: it must be an object'],
  ['{"a": 1}', 'is not a JSON Schema: it has neither'],
  ['{"$ref": "#/x"}', 'uses `$ref`'],
])('%s is no contract', (text, problem) => {
  expect(readSchema(text)).toMatchObject({ problem: expect.stringContaining(problem) });
});
