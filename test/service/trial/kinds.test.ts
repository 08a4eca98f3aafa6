import { describe, expect, test } from 'vitest';
import { makeAlwaysValid } from '../../../server/src/service/always-valid.ts';
import { fixesFor, tools } from './fixes.ts';

/** Neighbours of fixes that once did harm, were missing, or could not be written: a body, and what it becomes. */
const FIXES: [name: string, body: string, code: string, fixed: string][] = [
  [
    'JSON in a variable, in quotes: its own are enough',
    '{% assign n = ${first_name} | default: \'there\' | as_json_string %}{"n": "{{ n }}"}',
    'json-syntax',
    '{% assign n = ${first_name} | default: \'there\' | as_json_string %}{"n": {{ n }}}',
  ],
  [
    'JSON in the middle of a string: a string',
    '{"t": "Hello {{ ${first_name} | as_json_string }}!"}',
    'json-syntax',
    '{"t": "Hello {{ ${first_name} | json_escape }}!"}',
  ],
  [
    'JSON in quotes in a capture',
    '{% capture n %}"{{ event_properties.${color} | as_json_string }}"{% endcapture %}{"n": {{ n }}}',
    'json-syntax',
    '{% capture n %}{{ event_properties.${color} | as_json_string }}{% endcapture %}{"n": {{ n }}}',
  ],
  [
    'JSON in quotes in a loop',
    '[{% for p in event_properties.${ps} %}"{{ p.id | as_json_string }}"{% unless forloop.last %},{% endunless %}{% endfor %}]',
    'json-syntax',
    '[{% for p in event_properties.${ps} %}{{ p.id | as_json_string }}{% unless forloop.last %},{% endunless %}{% endfor %}]',
  ],
  [
    'JSON of a list in quotes',
    '{"tags": "{{ custom_attribute.${tags} | as_json_string }}"}',
    'json-syntax',
    '{"tags": {{ custom_attribute.${tags} | as_json_string }}}',
  ],
  [
    'items that are joined with quotes between brackets: one by one',
    '{"t": ["{{ custom_attribute.${tags} | join: \'","\' }}"]}',
    'unescaped-value',
    '{"t": [{% for item in custom_attribute.${tags} %}"{{ item | json_escape }}"{% unless forloop.last %},{% endunless %}{% endfor %}]}',
  ],
  [
    'members that are joined with quotes between brackets',
    '{"t": ["{{ event_properties.${ps} | map: \'name\' | join: \'", "\' }}"]}',
    'unescaped-value',
    '{"t": [{% assign items = event_properties.${ps} | map: \'name\' %}{% for item in items %}"{{ item | json_escape }}"{% unless forloop.last %},{% endunless %}{% endfor %}]}',
  ],
  [
    'members that are joined with quotes in one string',
    '{"t": "{{ event_properties.${ps} | map: \'name\' | join: \'","\' }}"}',
    'json-syntax',
    '{"t": "{{ event_properties.${ps} | map: \'name\' | join: \', \' | json_escape }}"}',
  ],
  [
    'a joined list in a capture',
    '{% capture l %}{{ custom_attribute.${tags} | sort | join: \'","\' }}{% endcapture %}{"l": "{{ l }}"}',
    'json-syntax',
    '{% capture l %}{{ custom_attribute.${tags} | sort | join: \', \' | json_escape }}{% endcapture %}{"l": "{{ l }}"}',
  ],
  [
    'items that are joined with commas',
    '{"t": [{{ custom_attribute.${tags} | join: \',\' }}]}',
    'unescaped-value',
    '{"t": [{% for item in custom_attribute.${tags} %}{{ item | as_json_string }}{% unless forloop.last %},{% endunless %}{% endfor %}]}',
  ],
  [
    'money with a fallback',
    '{"r": {{ custom_attribute.${basket} | default: 0 | money }}}',
    'json-syntax',
    '{"r": {{ custom_attribute.${basket} | default: 0 | plus: 0 | round: 2 }}}',
  ],
  [
    'delimiters in a loop',
    '[{% for p in event_properties.${ps} %}{"n": {{ p.price | number_with_delimiter }}}{% unless forloop.last %},{% endunless %}{% endfor %}]',
    'json-syntax',
    '[{% for p in event_properties.${ps} %}{"n": {{ p.price }}}{% unless forloop.last %},{% endunless %}{% endfor %}]',
  ],
  [
    'a date that is no number: quotes',
    '{"day": {{ event_properties.${day} | date: \'%Y-%m-%d\' }}}',
    'json-syntax',
    '{"day": "{{ event_properties.${day} | date: \'%Y-%m-%d\' | json_escape }}"}',
  ],
  [
    'today without quotes',
    "{\"day\": {{ 'now' | date: '%d.%m.%Y' }}}",
    'json-syntax',
    '{"day": "{{ \'now\' | date: \'%d.%m.%Y\' }}"}',
  ],
  [
    'an escape before another value',
    '{"t": "{{ event_properties.${t} | json_escape | append: event_properties.${u} }}"}',
    'unescaped-value',
    '{"t": "{{ event_properties.${t} | append: event_properties.${u} | json_escape }}"}',
  ],
  [
    'an escape without quotes behind letters that are changed',
    '{"t": {{ custom_attribute.${tier} | downcase | json_escape }}}',
    'json-syntax',
    '{"t": {{ custom_attribute.${tier} | downcase | as_json_string }}}',
  ],
  [
    'quotes by hand: escape before them',
    '{"p": {{ event_properties.${title} | slice: 0, 20 | prepend: \'"\' | append: \'"\' }}}',
    'unescaped-value',
    '{"p": {{ event_properties.${title} | slice: 0, 20 | json_escape | prepend: \'"\' | append: \'"\' }}}',
  ],
  [
    'a tag that does not exist, in a body with another slip',
    '{% if ${country} == \'DE\' %}{"a": 1,}{% elseif ${country} == \'FR\' %}{"a": 2}{% else %}{"a": 3}{% endif %}',
    'unknown-tag',
    '{% if ${country} == \'DE\' %}{"a": 1,}{% elsif ${country} == \'FR\' %}{"a": 2}{% else %}{"a": 3}{% endif %}',
  ],
  [
    'an attribute without its dollar sign',
    '{"p": "{{custom_attribute.{plan} | json_escape}}"}',
    'attribute-syntax',
    '{"p": "{{custom_attribute.${plan} | json_escape}}"}',
  ],
];

describe('the first fix that is offered', () => {
  test.each(FIXES)('%s', async (_, body, code, fixed) => {
    const { offered } = await fixesFor(body, code);
    expect(offered[0]?.replace(/^\w+: /, '')).toBe(fixed);
  });

  test('a body that Braze rejects has no verdict to keep', async () => {
    const { withheld } = await fixesFor('{% if ${city} %}{"a": 1}{% else %}{"a": }{% end if %}', 'unknown-tag');
    expect(withheld).toEqual([]);
  });
});

/** Loops that leave items out, with a comma that does not know of it. */
const SEPARATORS: [name: string, body: string, fixed: string][] = [
  [
    'a `break`, and the comma behind items',
    '{"p": [{% for l in event_properties.${ls} %}{% if forloop.index > 3 %}{% break %}{% endif %}{{ l.sku | as_json_string }}{% unless forloop.last %},{% endunless %}{% endfor %}]}',
    "{\"p\": [{% assign comma = '' %}{% for l in event_properties.${ls} %}{% if forloop.index > 3 %}{% break %}{% endif %}{{ comma }}{{ l.sku | as_json_string }}{% assign comma = ',' %}{% endfor %}]}",
  ],
  [
    'a `continue`',
    '{"p": [{% for l in event_properties.${ls} %}{% if l.hidden %}{% continue %}{% endif %}{"id": {{ l.sku | as_json_string }}}{% if forloop.last == false %},{% endif %}{% endfor %}]}',
    '{"p": [{% assign comma = \'\' %}{% for l in event_properties.${ls} %}{% if l.hidden %}{% continue %}{% endif %}{{ comma }}{"id": {{ l.sku | as_json_string }}}{% assign comma = \',\' %}{% endfor %}]}',
  ],
  [
    'a test around item and comma',
    '{"p": [{% for l in event_properties.${ls} %}{% if l.ok %}{{ l.sku | as_json_string }}{% unless forloop.last %},{% endunless %}{% endif %}{% endfor %}]}',
    "{\"p\": [{% assign comma = '' %}{% for l in event_properties.${ls} %}{% if l.ok %}{{ comma }}{{ l.sku | as_json_string }}{% assign comma = ',' %}{% endif %}{% endfor %}]}",
  ],
  [
    'a test around the item alone',
    '{"p": [{% for l in event_properties.${ls} %}{% if l.ok %}{"id": {{ l.sku | as_json_string }}}{% endif %}{% unless forloop.last %},{% endunless %}{% endfor %}]}',
    '{"p": [{% assign comma = \'\' %}{% for l in event_properties.${ls} %}{% if l.ok %}{{ comma }}{"id": {{ l.sku | as_json_string }}}{% assign comma = \',\' %}{% endif %}{% endfor %}]}',
  ],
  [
    'a counter that ends the loop',
    '{% assign n = 0 %}{"p": [{% for l in event_properties.${ls} %}{% if n >= 2 %}{% break %}{% endif %}{{ l.sku | as_json_string }}{% assign n = n | plus: 1 %}{% unless forloop.last %},{% endunless %}{% endfor %}]}',
    "{% assign n = 0 %}{\"p\": [{% assign comma = '' %}{% for l in event_properties.${ls} %}{% if n >= 2 %}{% break %}{% endif %}{{ comma }}{{ l.sku | as_json_string }}{% assign n = n | plus: 1 %}{% assign comma = ',' %}{% endfor %}]}",
  ],
  [
    'members of an object',
    '{ {% for l in event_properties.${ls} %}{% if forloop.index > 2 %}{% break %}{% endif %}"k{{ forloop.index }}": {{ l.sku | as_json_string }}{% if forloop.index < forloop.length %},{% endif %}{% endfor %} }',
    "{ {% assign comma = '' %}{% for l in event_properties.${ls} %}{% if forloop.index > 2 %}{% break %}{% endif %}{{ comma }}\"k{{ forloop.index }}\": {{ l.sku | as_json_string }}{% assign comma = ',' %}{% endfor %} }",
  ],
];

describe('the comma before each item but the first', () => {
  test.each(SEPARATORS)('%s', async (_, body, fixed) => {
    expect(await makeAlwaysValid(body, tools)).toMatchObject({ text: fixed, verdict: 'proved', left: [] });
  });
});

/** What prints an error is no slip in the structure. */
const ERRORS = [
  '{"n": {{ event_properties.${x} | divided_by: 0 }}}',
  '{"n": {{ event_properties.${x} | modulo: 0 }}}',
  '{% assign z = 0 %}{"n": {{ event_properties.${x} | plus: 1 | divided_by: z }}}',
  '[{% for p in event_properties.${ps} %}{{ p.price | divided_by: 0 | round }}{% unless forloop.last %},{% endunless %}{% endfor %}]',
  '{"n": {{ 5 | divided_by: 0.0 }}}',
];

test.each(ERRORS)('is left to the author: %s', async (body) => {
  const made = await makeAlwaysValid(body, tools);
  expect(made?.text).toBe(body);
  expect(made?.left.map(({ finding }) => finding.code)).toEqual(['json-syntax']);
});
