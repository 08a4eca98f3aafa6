import { describe, expect, test } from 'vitest';
import { property, told } from './told.ts';

const TEXT = property('text');
const LIST = property('list');

/** What every text breaks is an error, whatever else the value may be. */
const REFUTED: [body: string, expected: string][] = [
  [`{"t": "{{ ${TEXT} | as_json_string }}"}`, 'refuted invalid-text'],
  [`{"t": "a {{ ${TEXT} | strip | as_json_string }} b"}`, 'refuted invalid-text'],
  [`{% assign t = ${TEXT} | as_json_string %}{"t": "{{ t }}"}`, 'refuted invalid-text'],
  [`{% capture t %}{{ ${TEXT} | as_json_string }}{% endcapture %}{"t": "{{ t }}"}`, 'refuted invalid-text'],
  ['{"t": "{{ ${first_name} | default: \'you\' | as_json_string }}"}', 'refuted invalid-text'],
  [
    `{"v": [{% for s in ${LIST} %}"{{ s.id | as_json_string }}"{% unless forloop.last %},{% endunless %}{% endfor %}]}`,
    'refuted invalid-text',
  ],
  [`{"{{ ${TEXT} | as_json_string }}": 1}`, 'refuted invalid-text'],
  [`{"s": "{{ ${LIST} | join: '","' }}"}`, 'refuted invalid-text'],
  [`{"s": "{{ ${LIST} | join: '", "' }}"}`, 'refuted invalid-text'],
  [`{"s": "{{ ${LIST} | sort | join: '"' }}"}`, 'refuted invalid-text'],
  [`{"s": "{{ ${LIST} | map: 'id' | join: '","' }}"}`, 'refuted invalid-text'],
  [`{"s": {"t": "x{{ ${LIST} | reverse | join: '" ' }}"}}`, 'refuted invalid-text'],
  [`{"u": {{ ${TEXT} | json_escape }}}`, 'refuted invalid-value'],
  [`{"u": {{ ${TEXT} | strip | json_escape }}}`, 'refuted invalid-value'],
  [`{"u": {{ ${TEXT} | json_escape | strip }}}`, 'refuted invalid-value'],
  [`{"u": [1, {{ ${TEXT} | upcase | json_escape }}]}`, 'refuted invalid-value'],
  [`{% assign t = ${TEXT} | json_escape %}{"u": {{ t }}}`, 'refuted invalid-value'],
  [`{"u": {{ ${TEXT} | default: 'none' | json_escape }}}`, 'refuted invalid-value'],
  [`{"n": {{ ${TEXT} | divided_by: 0 }}}`, 'refuted invalid-value'],
  [`{"n": {{ ${TEXT} | modulo: 0 }}}`, 'refuted invalid-value'],
  [`{"n": {{ ${TEXT} | divided_by: 0 | round: 2 }}}`, 'refuted invalid-value'],
  [`{"n": {{ ${TEXT} | plus: 1 | divided_by: '0' | times: 100 }}}`, 'refuted invalid-value'],
  [`{% assign z = 0 %}{"n": [{{ ${TEXT} | divided_by: z }}]}`, 'refuted invalid-value'],
  [`{"n": {{ ${TEXT} | divided_by: 'none' }}}`, 'refuted invalid-value'],
  [`{"n": {{ ${TEXT} | money }}}`, 'refuted invalid-value'],
  [`{"n": [1, {{ ${TEXT} | plus: 0 | money }}]}`, 'refuted invalid-value'],
  [`{"n": {{ ${TEXT} | default: 0 | number_with_delimiter }}}`, 'refuted invalid-value'],
  [`{"n": {{ ${TEXT} | divided_by: 100.0 | money }}}`, 'refuted invalid-value'],
  [`{% assign p = ${TEXT} | divided_by: 100 %}{"n": {{ p | money | strip }}}`, 'refuted invalid-value'],
  [`{% assign p = ${TEXT} | times: 1.19 | money %}{"n": {{ p }}}`, 'refuted invalid-value'],
  [`{% capture p %}{{ ${TEXT} | money }}{% endcapture %}{"n": {{ p }}}`, 'refuted invalid-value'],
  [
    `{"v": [{% for s in ${LIST} %}{{ s.price | money }}{% unless forloop.last %},{% endunless %}{% endfor %}]}`,
    'refuted invalid-value',
  ],
  [`{% if ${TEXT} > 500 %}{"n": {{ ${TEXT} | money }}}{% else %}{}{% endif %}`, 'refuted number invalid-value text'],
];

const NOT_REFUTED: [body: string, expected: string][] = [
  [`{"t": {{ ${TEXT} | as_json_string }}}`, 'proved'],
  [`{"t": "{{ ${TEXT} | as_json_string | json_escape }}"}`, 'proved'],
  [`{"t": "{{ ${TEXT} | plus: 0 | as_json_string }}"}`, 'proved'],
  [`{"s": ["{{ ${LIST} | join: '","' }}"]}`, 'conditional unescaped'],
  [`{"s": ["a", "{{ ${LIST} | map: 'id' | join: '", "' }}"]}`, 'conditional unescaped'],
  [`{"s": "{{ ${LIST} | join: '","' | json_escape }}"}`, 'proved'],
  [`{"s": "{{ ${LIST} | join: ', ' }}"}`, 'conditional unescaped'],
  [`{"u": {{ ${TEXT} | json_escape | as_json_string }}}`, 'proved'],
  [`{"u": {{ ${TEXT} | json_escape | plus: 0 }}}`, 'proved'],
  [`{"u": {{ ${TEXT} | json_escape | prepend: '"' | append: '"' }}}`, 'proved'],
  [`{"n": {{ ${TEXT} | divided_by: 4 }}}`, 'proved'],
  [`{"n": "{{ ${TEXT} | money }}"}`, 'proved'],
  [`{"n": {{ ${TEXT} | at_most: 999 | money }}}`, 'conditional text'],
  [`{"n": {{ ${TEXT} | money | remove: ',' }}}`, 'conditional blank text'],
  [`{"n": {{ ${TEXT} | money | as_json_string }}}`, 'proved'],
  [`{% if ${TEXT} < 1000 %}{"n": {{ ${TEXT} | money }}}{% else %}{}{% endif %}`, 'conditional number text'],
  [`{% if ${TEXT} == 20 %}{"n": {{ ${TEXT} | money }}}{% else %}{}{% endif %}`, 'conditional text'],
  [`{"n": "{{ ${TEXT} | divided_by: 0 }}"}`, 'proved'],
  [
    `{% assign z = ${TEXT} | divided_by: 0 %}{"n": {{ z | default: 0 | plus: 0 | at_most: 5 | at_least: 0 }}}`,
    'conditional overflow',
  ],
];

describe('what every text breaks', () => {
  test.each(REFUTED)('%s', (body, expected) => expect(`${told(body)} `).toContain(`${expected} `));
});

describe('what it does not break', () => {
  test.each(NOT_REFUTED)('%s', (body, expected) => expect(told(body)).toBe(expected));
});
