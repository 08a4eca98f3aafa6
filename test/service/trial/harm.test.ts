import { describe, expect, test } from 'vitest';
import { fixesFor } from './fixes.ts';

type Expected = [name: string, body: string, code: string, offered: string[]];

/** Bodies of which a fix once did harm, and what is offered now. */
const ESCAPES: Expected[] = [
  [
    'an escape that is cut in two: escape last',
    '{"q": "{{ context.${query} | json_escape | truncate: 60, \'\' }}"}',
    'unescaped-value',
    ['suggestion: {"q": "{{ context.${query} | truncate: 60, \'\' | json_escape }}"}'],
  ],
  [
    'an escape before `slice`',
    '{"q": "{{ event_properties.${title} | json_escape | slice: 0, 20 }}"}',
    'unescaped-value',
    ['suggestion: {"q": "{{ event_properties.${title} | slice: 0, 20 | json_escape }}"}'],
  ],
  [
    'JSON within quotes: drop the quotes',
    '{"t": "{{ event_properties.${title} | as_json_string }}"}',
    'json-syntax',
    ['suggestion: {"t": {{ event_properties.${title} | as_json_string }}}'],
  ],
  [
    'quotes that are escaped by hand, on the way',
    '{% assign t = event_properties.${title} | replace: \'"\', \'\\"\' | strip_newlines %}{"t": "{{ t }}"}',
    'unescaped-value',
    ['suggestion: {% assign t = event_properties.${title} | strip_newlines %}{"t": "{{ t | json_escape }}"}'],
  ],
  [
    'quotes that are escaped by hand, in the output',
    '{"t": "{{ event_properties.${title} | replace: \'"\', \'\\"\' }}"}',
    'unescaped-value',
    ['suggestion: {"t": "{{ event_properties.${title} | json_escape }}"}'],
  ],
  [
    'quotes that are escaped by hand, in a capture',
    '{% capture t %}{{ event_properties.${title} | replace: \'"\', \'\\"\' }}{% endcapture %}{"t": "{{ t }}"}',
    'unescaped-value',
    ['suggestion: {% capture t %}{{ event_properties.${title} | json_escape }}{% endcapture %}{"t": "{{ t }}"}'],
  ],
  [
    'items that are joined with quotes: one string of them',
    '{"s": "{{ custom_attribute.${stores} | join: \'","\' }}"}',
    'json-syntax',
    ['suggestion: {"s": "{{ custom_attribute.${stores} | join: \', \' | json_escape }}"}'],
  ],
  [
    'a plain value',
    '{"t": "{{ event_properties.${title} }}"}',
    'unescaped-value',
    ['safe: {"t": "{{ event_properties.${title} | json_escape }}"}'],
  ],
];

const NUMBERS: Expected[] = [
  [
    'money',
    '{"revenue": {{ event_properties.${total} | money }}}',
    'json-syntax',
    ['suggestion: {"revenue": {{ event_properties.${total} | plus: 0 | round: 2 }}}'],
  ],
  [
    'money in a variable',
    '{% assign sum = event_properties.${total} | money %}{"revenue": {{ sum }}}',
    'json-syntax',
    ['suggestion: {% assign sum = event_properties.${total} | plus: 0 | round: 2 %}{"revenue": {{ sum }}}'],
  ],
  [
    'delimiters',
    '{"count": {{ event_properties.${count} | plus: 0 | number_with_delimiter }}}',
    'json-syntax',
    ['suggestion: {"count": {{ event_properties.${count} | plus: 0 }}}'],
  ],
  [
    'a time with zeros behind it',
    '{"at": {{ event_properties.${placed_at} | date: \'%s\' }}000}',
    'blank-value',
    [
      "suggestion: {\"at\": {% if {{event_properties.${placed_at}}} == blank %}{% abort_message('no event_properties.placed_at') %}{% endif %}{{ event_properties.${placed_at} | date: '%s' }}000}",
    ],
  ],
  [
    'a time in a variable',
    '{% assign at = event_properties.${placed_at} | date: \'%s\' %}{"time": {{ at }}}',
    'blank-value',
    [
      "suggestion: {% assign at = event_properties.${placed_at} | date: '%s' %}{\"time\": {{ at | strip | default: 'null' }}}",
      "suggestion: {% assign at = event_properties.${placed_at} | date: '%s' %}{\"time\": {% if at == blank %}{% abort_message('no at') %}{% endif %}{{ at }}}",
    ],
  ],
];

const REST: Expected[] = [
  [
    'text that is escaped and has no quotes',
    '{"u": {{ event_properties.${title} | json_escape }}}',
    'json-syntax',
    ['suggestion: {"u": {{ event_properties.${title} | as_json_string }}}'],
  ],
  ['which is one slip', '{"u": {{ event_properties.${title} | json_escape }}}', 'blank-value', []],
  ['a filter that always fails', '{"a": {{ 1 | divided_by: 0 }}}', 'json-syntax', []],
  [
    'a filter that always fails, whatever the value',
    '{% assign n = 0 %}{"a": {{ event_properties.${p} | modulo: n }}}',
    'json-syntax',
    [],
  ],
  [
    'a filter that always fails, before others',
    '{"a": {{ event_properties.${p} | divided_by: 0 | times: 100 }}}',
    'json-syntax',
    [],
  ],
  ['a filter that always fails, in a variable', '{% assign n = 7 | modulo: 0 %}{"a": {{ n }}}', 'json-syntax', []],
  [
    'an array of which the items are joined: one by one',
    '{"ids": [{{ event_properties.${ids} | join: \',\' }}]}',
    'unescaped-value',
    [
      'suggestion: {"ids": [{% for item in event_properties.${ids} %}{{ item | as_json_string }}{% unless forloop.last %},{% endunless %}{% endfor %}]}',
    ],
  ],
  [
    'an array whose first item may be lost',
    '{"ids": [{{ ${user_id} }}{% if ${city} %}, 1{% endif %}]}',
    'blank-value',
    [
      'suggestion: {"ids": [{{ ${user_id} | as_json_string }}{% if ${city} %}, 1{% endif %}]}',
      'suggestion: {"ids": [{{ ${user_id} | strip | default: \'null\' }}{% if ${city} %}, 1{% endif %}]}',
      'suggestion: {"ids": [{% if {{${user_id}}} == blank %}{% abort_message(\'no user_id\') %}{% endif %}{{ ${user_id} }}{% if ${city} %}, 1{% endif %}]}',
    ],
  ],
  [
    'tags that are written as outputs, though the value may then be missing',
    '{"a": {{ if ${city} }}1{{ endif }}}',
    'tag-in-output',
    ['suggestion: {"a": {% if ${city} %}1{% endif %}}'],
  ],
  [
    'a loop that is written as outputs, though the commas are then wrong',
    '{"a": [{{ for tag in event_properties.${tags} }}1{{ endfor }}]}',
    'tag-in-output',
    ['suggestion: {"a": [{% for tag in event_properties.${tags} %}1{% endfor %}]}'],
  ],
  [
    'a text that is captured, and tested before it is printed',
    '{% capture id %}{{ context.${score} }}{% endcapture %}{ {% if id != blank %}"user_id": "{{ id }}",{% endif %}"k": 1}',
    'unescaped-value',
    [
      'suggestion: {% capture id %}{{ context.${score} }}{% endcapture %}{ {% if id != blank %}"user_id": "{{ id | json_escape }}",{% endif %}"k": 1}',
    ],
  ],
  [
    'a value that is stripped, of which a number would become a string',
    '{"sku": {{ event_properties.${sku} | strip }}}',
    'blank-value',
    [
      'suggestion: {"sku": {{ event_properties.${sku} | as_json_string }}}',
      'suggestion: {"sku": {% if {{event_properties.${sku}}} == blank %}{% abort_message(\'no event_properties.sku\') %}{% endif %}{{ event_properties.${sku} | strip }}}',
    ],
  ],
  [
    'a value that is `null` where it is missing',
    '{"sku": {{ event_properties.${sku} | default: \'null\' }}}',
    'unescaped-value',
    ['suggestion: {"sku": {{ event_properties.${sku} | default: nil | as_json_string }}}'],
  ],
  [
    'a quote that a loop prints for each item, of which two are a string by chance',
    '{"tags": [{% for tag in event_properties.${tags} %}"{% unless forloop.last %},{% endunless %}{% endfor %}]}',
    'json-syntax',
    [
      'suggestion: {"tags": [{% for tag in event_properties.${tags} %}""{% unless forloop.last %},{% endunless %}{% endfor %}]}',
    ],
  ],
  [
    'an entity for a sign',
    '{"a": {% if event_properties.${n} &lt; 5 %}1{% else %}2{% endif %}}',
    'html-entity',
    ['suggestion: {"a": {% if event_properties.${n} < 5 %}1{% else %}2{% endif %}}'],
  ],
  [
    'entities for signs and quotes',
    '{"a": {% if ${language} &gt;= &#39;en&#39; %}1{% else %}2{% endif %}}',
    'html-entity',
    ['suggestion: {"a": {% if ${language} >= \'en\' %}1{% else %}2{% endif %}}'],
  ],
  [
    'entities for a sign that joins tests',
    "{\"a\": {% if ${language} == 'en' &amp;&amp; ${country} == 'US' %}1{% else %}2{% endif %}}",
    'html-entity',
    ["suggestion: {\"a\": {% if ${language} == 'en' and ${country} == 'US' %}1{% else %}2{% endif %}}"],
  ],
];

describe('what is offered', () => {
  test.each([...ESCAPES, ...NUMBERS, ...REST])('%s', async (_, body, code, offered) => {
    expect((await fixesFor(body, code)).offered).toEqual(offered);
  });
});

test('personal data can be left out, also for those who have none', async () => {
  const event = (properties: string) =>
    `{"type": "track", "event": "quiz_done", "user_id": "u", "timestamp": 1257894000000, "properties": {${properties}}}`;
  const { offered } = await fixesFor(
    event('"id": "1", "mail": "{{ ${email_address} | json_escape }}"'),
    'pii-in-payload',
  );
  expect(offered).toContain(`suggestion: ${event('"id": "1"')}`);
});

describe('what says why a fix is not offered', () => {
  test.each([
    [
      'the value with which it breaks the payload',
      '{ "a": 1, {% if event_properties.${b} %}"c": "{{ event_properties.${b} | json_escape }}"{% endif %} }',
      'empty-string-is-true',
      'Add `!= blank`: would break a rendering that is valid today when `event_properties.${b}` is empty',
    ],
    [
      'the value for which it changes what is sent',
      '{"type": "identify", "anonymous_id": "{{ ${email_address} }}", "user_id": "a", "timestamp": 1700000000000}',
      'pii-in-identifier',
      'Send its MD5 hash (changes identifiers in use): would change a rendering that is right today when `${email_address}` is missing',
    ],
  ])('%s', async (_, body, code, reason) => {
    expect((await fixesFor(body, code)).withheld).toContain(reason);
  });
});
