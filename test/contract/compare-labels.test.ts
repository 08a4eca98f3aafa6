import { expect, test } from 'vitest';
import { compareContracts } from '../../server/src/contract/compare.ts';
import { keptContract } from './kept-contract.ts';

const base = `{% assign mail = {{\${email_address}}} | strip | downcase %}
{% if {{\${user_id}}} == blank and mail == blank %}{% abort_message('nobody') %}{% endif %}
{% assign ms = 'now' | date: '%s' | append: '000' %}
{% assign kind = event_properties.\${kind} | default: 'web' | downcase %}
{
  "type": "track",
  "event": "{% if event_properties.\${step} == 'checkout' %}checkout_started{% else %}cart_viewed{% endif %}",
  "timestamp": {{ms}},
  {% if {{\${user_id}}} != blank %}"user_id": "{{\${user_id} | json_escape}}",{% endif %}
  {% if {{\${user_id}}} == blank %}"anonymous_id": "{{mail | sha1}}",{% endif %}
  "properties": {
    "cart_id": "{{event_properties.\${cart_id} | default: 'none' | json_escape}}",
    "kind": "{{kind | json_escape}}",
    "url": "https://shop.example/cart/{{event_properties.\${cart_id} | url_encode}}",
    "total": {{event_properties.\${total} | default: 0 | times: 1}},
    "items_count": {{event_properties.\${lines} | size}},
    "lines": [
      {% for line in event_properties.\${lines} %}{"sku": "{{line.sku | default: 'unknown' | json_escape}}", "qty": {{line.qty | plus: 0}}, "gift": {% if line.gift %}true{% else %}false{% endif %}},{% endfor %}
      {"sku": "shipping", "qty": 1, "gift": false}
    ],
    "codes": ["A", "B"],
    {% if event_properties.\${ship} != blank %}"ship": {"method": "{{event_properties.\${ship} | json_escape}}", "cost": {{event_properties.\${ship_cost} | plus: 0}}},{% endif %}
    "locale": {% if {{\${language}}} == blank %}null{% else %}"{{\${language} | json_escape}}"{% endif %},
    "vip": {% if custom_attribute.\${vip} %}1{% else %}0{% endif %}
  }
}
`;

type Edit = readonly [isBreaking: boolean, what: string, from: string, to: string];

/** Labelled before they were run, by what a receiver who has mapped the old contract loses. */
const EDITS: readonly Edit[] = [
  [true, 'an identifier that may be empty', '{% if {{${user_id}}} != blank %}', '{% if true %}'],
  [true, 'nobody stops who has neither', "{% abort_message('nobody') %}", ''],
  [true, 'no default for an identifier of a cart', " | default: 'none'", ''],
  [false, 'another default', "default: 'none'", "default: 'unknown'"],
  [true, 'an empty default', "default: 'none'", "default: ''"],
  [true, 'no default in items', "line.sku | default: 'unknown'", 'line.sku'],
  [true, 'as it is written in the data', " | default: 'web' | downcase", " | default: 'web'"],
  [true, 'another host', 'https://shop.example/cart/', 'https://example.shop/cart/'],
  [true, 'a parameter more in an address', '| url_encode}}"', '| url_encode}}?utm=x"'],
  [true, 'an address that is not encoded', '| url_encode}}', '| json_escape}}'],
  [false, 'the same number written otherwise', '| default: 0 | times: 1', '| times: 1'],
  [true, 'a number rounded', '| default: 0 | times: 1', '| round: 2'],
  [true, 'a count of something else', '${lines} | size', '${items} | size'],
  [true, 'a count less one', '${lines} | size', '${lines} | size | minus: 1'],
  [
    true,
    'no item that is always there',
    '},{% endfor %}\n      {"sku": "shipping", "qty": 1, "gift": false}',
    '}{% unless forloop.last %},{% endunless %}{% endfor %}',
  ],
  [
    false,
    'one more item that is always there',
    '{"sku": "shipping"',
    '{"sku": "x", "qty": 2, "gift": true}, {"sku": "shipping"',
  ],
  [true, 'items that lack a member', ', "qty": 1, "gift": false}', ', "gift": false}'],
  [true, 'a flag of items as a number', 'true{% else %}false{% endif %}},', '1{% else %}0{% endif %}},'],
  [true, 'a flag of items that may be null', 'true{% else %}false{% endif %}},', 'true{% else %}null{% endif %}},'],
  [false, 'a flag of items for another reason', 'line.gift', 'line.is_gift'],
  [true, 'a constant less in an array', '["A", "B"]', '["A"]'],
  [true, 'a constant more in an array', '["A", "B"]', '["A", "B", "C"]'],
  [false, 'the same constants the other way round', '["A", "B"]', '["B", "A"]'],
  [
    false,
    'an object that is sent in fewer cases',
    '{% if event_properties.${ship} != blank %}',
    "{% if event_properties.${ship} != blank and {{${country}}} == 'US' %}",
  ],
  [
    true,
    'a member of an optional object that became optional',
    ', "cost": {{event_properties.${ship_cost} | plus: 0}}',
    '{% if event_properties.${ship_cost} != blank %}, "cost": {{event_properties.${ship_cost} | plus: 0}}{% endif %}',
  ],
  [
    true,
    'an optional object that became null',
    '"cost": {{event_properties.${ship_cost} | plus: 0}}},{% endif %}',
    '"cost": {{event_properties.${ship_cost} | plus: 0}}},{% else %}"ship": null,{% endif %}',
  ],
  [false, 'a new member of an optional object', '"ship": {', '"ship": {"free": false, '],
  [
    true,
    'a text within an optional object that may be empty',
    '{% if event_properties.${ship} != blank %}',
    '{% if event_properties.${ship_cost} != blank %}',
  ],
  [true, 'an empty text in the place of null', '%}null{% else %}', '%}""{% else %}'],
  [false, 'a text that is no longer null', '%}null{% else %}', '%}"en"{% else %}'],
  [true, 'another attribute in an alternative', '"{{${language} | json_escape}}"', '"{{${country} | json_escape}}"'],
  [true, 'another number of two', '%}1{% else %}0', '%}1{% else %}2'],
  [true, 'booleans in the place of two numbers', '%}1{% else %}0', '%}true{% else %}false'],
  [
    true,
    'a third event',
    '%}checkout_started{% else %}',
    "%}checkout_started{% elsif event_properties.${step} == 'pay' %}paid{% else %}",
  ],
  [
    false,
    'one event of two',
    "{% if event_properties.${step} == 'checkout' %}checkout_started{% else %}cart_viewed{% endif %}",
    'cart_viewed',
  ],
  [true, 'the time as a text', '{{ms}},', '"{{ms}}",'],
  [true, 'another hash', '| sha1', '| sha2'],
  [
    true,
    'both identifiers in no case',
    '{% if {{${user_id}}} == blank %}"anonymous_id"',
    '{% if {{${user_id}}} == nil %}"anonymous_id"',
  ],
  [
    false,
    'both identifiers where both are known',
    '{% if {{${user_id}}} == blank %}"anonymous_id"',
    '{% if mail != blank %}"anonymous_id"',
  ],
  [
    false,
    'the same in a Liquid tag',
    "{% assign ms = 'now' | date: '%s' | append: '000' %}",
    "{% assign s = 'now' | date: '%s' %}{% assign ms = s | append: '000' %}",
  ],
];

const known = keptContract(base);

test('nothing is another without an edit', async () => {
  expect(compareContracts(await known, await known)).toEqual([]);
});

test.each(EDITS)('breaking %s: %s', async (isBreaking, _, from, to) => {
  expect(base).toContain(from);
  const changes = compareContracts(await known, await keptContract(base.replace(from, () => to)));
  expect({ isBreaking: changes.some((one) => one.isBreaking), changes }).toMatchObject({ isBreaking });
});
