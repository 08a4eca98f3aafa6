import { describe, expect, test } from 'vitest';
import { checkForTest } from '../check.ts';

const NOW = `{{ 'now' | date: '%s' }}000`;
const BRAZE_ID = '"user_id": "{{${braze_id} | json_escape}}"';

/** Bodies of which nothing must be said: every finding here is a false alarm. */
const CORRECT: [name: string, body: string][] = [
  [
    'an identifier that is put together before the payload',
    `{% if \${user_id} != blank %}{% assign id = \${user_id} %}{% elsif custom_attribute.\${customer_id} != blank %}{% assign id = custom_attribute.\${customer_id} %}{% else %}{% abort_message('nobody') %}{% endif %}
    {"type": "track", "event": "quiz_done", "user_id": "{{id | json_escape}}", "timestamp": ${NOW}}`,
  ],
  [
    'a fallback that everybody has, under its own name',
    `{"type": "track", "event": "quiz_done", {% if \${user_id} != blank %}"user_id": "{{\${user_id} | json_escape}}"{% else %}"anonymous_id": "{{\${braze_id} | json_escape}}"{% endif %}, "timestamp": ${NOW}}`,
  ],
  [
    'another event for some',
    `{% if {{custom_attribute.\${plan}}} == 'gold' %}{"type": "track", "event": "quiz_done", ${BRAZE_ID}, "timestamp": ${NOW}}{% else %}{"type": "track", "event": "search_done", ${BRAZE_ID}, "timestamp": ${NOW}, "properties": {"price": "free"}}{% endif %}`,
  ],
  [
    'the same member in two branches, of two types',
    `{"type": "track", "event": "product_viewed", ${BRAZE_ID}, "timestamp": ${NOW}, "properties": { {% if {{event_properties.\${price}}} != blank %}"price": {{event_properties.\${price} | plus: 0}}{% else %}"price": null{% endif %}, "id": "a" }}`,
  ],
  [
    'lists and objects as JSON',
    `{"type": "track", "event": "order_completed", ${BRAZE_ID}, "timestamp": {{ 'now' | date: '%s' | times: 1000 }}, "properties": {"products": {{event_properties.\${products} | as_json_string}}, "revenue": {{event_properties.\${total} | plus: 0}}}}`,
  ],
  [
    'all properties as JSON',
    `{"type": "track", "event": "order_completed", ${BRAZE_ID}, "timestamp": ${NOW}, "properties": {{event_properties.\${all} | as_json_string}}}`,
  ],
  [
    'products by a loop',
    `{"type": "track", "event": "order_completed", ${BRAZE_ID}, "timestamp": ${NOW}, "properties": {"products": [{% for product in {{event_properties.\${products}}} %}{"id": "{{product.id | json_escape}}", "quantity": {{product.quantity | plus: 0}}}{% unless forloop.last %},{% endunless %}{% endfor %}]}}`,
  ],
  [
    'members in a capture',
    `{% capture properties %}"id": "{{event_properties.\${id} | json_escape}}"{% endcapture %}{"type": "track", "event": "product_viewed", ${BRAZE_ID}, "timestamp": ${NOW}, "properties": { {{properties}} }}`,
  ],
  [
    'names of another sender',
    `{"type": "track", "event": "Product Viewed", "userId": "{{\${braze_id} | json_escape}}", "timestamp": ${NOW}, "properties": {"product_id": "b"}}`,
  ],
  [
    'a type that is not known',
    '{"type": "{{custom_attribute.${kind} | json_escape}}", "event": "{{event_properties.${name} | json_escape}}"}',
  ],
  [
    'names that count the turns',
    '{ {% for i in (1..3) %}"k{{ forloop.index }}": 1{% unless forloop.last %},{% endunless %}{% endfor %} }',
  ],
  [
    'a number that ends behind a condition',
    '{"a": {{ event_properties.${n} | plus: 0 }}{% if ${language} != blank %}, "b": -3.5{% endif %}}',
  ],
  ['another receiver', '{"email": "{{${email_address} | json_escape}}", "price": "1.99", "timestamp": "now"}'],
];

describe('a correct body', () => {
  test.each(CORRECT)('%s', (_, body) => {
    const { findings, proof } = checkForTest(body);
    expect(findings.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
    expect(proof.verdict).toBe('proved');
  });
});

describe('the case of a finding', () => {
  const event = `"type": "track", "event": "quiz_done", "timestamp": ${NOW}`;

  test.each<[name: string, body: string, expected: string[]]>([
    [
      'an arm that sends no identifier',
      `{ {% if \${user_id} != blank %}"user_id": "{{\${user_id} | json_escape}}",{% elsif \${email_address} != blank %}"a": 1,{% else %}"anonymous_id": "{{\${braze_id} | json_escape}}",{% endif %} ${event} }`,
      ['missing-identifier: `${email_address}` is not blank, `${user_id}` is blank'],
    ],
    [
      'a price in quotes for some',
      `{% assign p = {{event_properties.\${price}}} | plus: 0 %}{ "type": "track", "event": "product_viewed", "timestamp": ${NOW}, ${BRAZE_ID}, "properties": {"id": "a", "price": {% if {{custom_attribute.\${old}}} == 'yes' %}"{{p}}"{% else %}{{p}}{% endif %}}}`,
      ['wrong-type: `custom_attribute.${old}` is `yes`'],
    ],
    [
      'quantities in quotes in every turn',
      `{"type": "track", "event": "order_completed", ${BRAZE_ID}, "timestamp": ${NOW}, "properties": {"products": [{% for product in {{event_properties.\${products}}} %}{"id": "a", "quantity": "{{product.quantity | plus: 0}}"}{% unless forloop.last %},{% endunless %}{% endfor %}]}}`,
      [expect.stringMatching(/^wrong-type: `event_properties\.\$\{products\}` /)],
    ],
    [
      'a name that each turn prints again',
      `{ {% for product in {{event_properties.\${products}}} %}"id": "{{product.id | json_escape}}",{% endfor %} ${event}, ${BRAZE_ID} }`,
      ['duplicate-key: `event_properties.${products}` has at least 2 items'],
    ],
    [
      'an identifier of the own that may be missing',
      `{ "user_id": "{{custom_attribute.\${key} | json_escape}}", ${event} }`,
      ['blank-identifier: `custom_attribute.${key}` is blank'],
    ],
  ])('%s', (_, body, expected) => {
    const { findings, proof } = checkForTest(body);
    const shown = findings.map(({ code, when }) => `${code}: ${when?.solve()?.words.toSorted().join(', ')}`);
    expect(shown).toEqual(expected);
    expect(proof.verdict).toBe('proved');
  });
});
