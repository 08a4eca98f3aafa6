import { expect, test } from 'vitest';
import { prove } from '../../server/src/proof/prove.ts';
import { read } from '../../server/src/template/read.ts';

function verdictOf(body: string): string {
  return prove(read(body)).verdict;
}

/** Conditions with an operator that Liquid does not have: each prints an error for everybody, whatever it compares. */
const UNKNOWN = [
  "${country} in ['DE']",
  "${country} in 'DE'",
  "${country} = ['DE']",
  "${country} = 'DE'",
  '${country} is blank',
  'x in [event_properties.${x}]',
  '1 in [1]',
  '[x] = 1',
  'event_properties.${{c} != blank',
];

test.each(UNKNOWN)('{%% if %s %%} prints an error', (condition) => {
  expect(verdictOf(`{"a": {% if ${condition} %}1{% else %}2{% endif %}}`)).toBe('refuted');
  expect(verdictOf(`{"a": {% unless ${condition} %}1{% endunless %}}`)).toBe('refuted');
  expect(verdictOf(`{% if ${condition} %}{% abort_message('x') %}{% endif %}{"a": 1}`)).toBe('refuted');
  expect(verdictOf(`{"a": {% if \${city} %}1{% elsif ${condition} %}2{% endif %}}`)).toBe('refuted');
  expect(verdictOf(`{"a": {% if \${city} == 'Rome' and ${condition} %}1{% else %}2{% endif %}}`)).toBe('refuted');
});

test('within a string an error is text, and where nothing is printed none is', () => {
  expect(verdictOf(`{"a": "{% if \${country} = 'DE' %}1{% endif %}"}`)).toBe('proved');
  expect(verdictOf(`{% if \${country} = 'DE' %}{% assign x = 1 %}{% endif %}{"a": 1}`)).toBe('proved');
});

/** A range with an end from the data: an error where that is no whole number. */
const RANGE = '(1..event_properties.${c})';

test.each([
  `{{ ${RANGE} | size }}`,
  `{{ ${RANGE} | as_json_string }}`,
  `{{ ${RANGE} | join: ',' | as_json_string }}`,
  `{{ event_properties.\${d} | default: ${RANGE} | as_json_string }}`,
  `{{ 3 | plus: 1 | at_most: ${RANGE} }}`,
  `{% if ${RANGE} contains 2 %}1{% else %}2{% endif %}`,
  `{% if ${RANGE} == nil %}1{% else %}2{% endif %}`,
  `{% case 2 %}{% when ${RANGE} %}1{% else %}2{% endcase %}`,
  `{% case ${RANGE} %}{% when 2 %}1{% else %}2{% endcase %}`,
])('%s is an error for 2.5', (value) => {
  expect(verdictOf(`{"a": ${value}}`)).toBe('conditional');
});

test('of a text a range takes the digits, and nothing where there are none', () => {
  expect(verdictOf('{% assign n = event_properties.${c} | append: "" %}{"a": {{ (1..n) | size }}}')).toBe('proved');
  expect(verdictOf('{% assign r = (1..event_properties.${c}) %}{"a": {{ r | size }}}')).toBe('proved');
});
