import { describe, expect, test } from 'vitest';
import { property, told } from './told.ts';

const TEXT = property('text');
const OTHER = property('other');

/** What a test has decided of a value is known behind it. */
const PROVED: string[] = [
  // A divisor that is not 0.
  `{% assign q = ${TEXT} | plus: 0 %}{% if q > 0 %}{"unit": {{ ${OTHER} | divided_by: q }}}{% else %}{"unit": 0}{% endif %}`,
  `{% assign q = ${TEXT} | plus: 0 %}{% if q != 0 %}{"unit": {{ 100 | divided_by: q }}}{% else %}{"unit": 0}{% endif %}`,
  `{% assign q = ${TEXT} | plus: 0 %}{% if q == 0 %}{"unit": 0}{% else %}{"unit": {{ 100 | modulo: q }}}{% endif %}`,
  `{% assign q = ${TEXT} | round %}{% unless q < 1 %}{"unit": {{ 100 | divided_by: q | round: 2 }}}{% else %}{"unit": 0}{% endunless %}`,
  `{% assign q = ${TEXT} | plus: 0 %}{"unit": {% if q > 0 and q < 10 %}{{ 100 | divided_by: q }}{% else %}0{% endif %}}`,
  `{% assign q = ${TEXT} | at_least: 1 %}{"unit": {{ ${OTHER} | divided_by: q }}}`,
  `{"unit": {% if ${TEXT} == 4 %}{{ ${OTHER} | divided_by: ${TEXT} }}{% else %}0{% endif %}}`,
  // A text that is equal to one of the body's own.
  `{% assign p = ${TEXT} | split: '|' %}{"a": "{% if p[0] == 'gold' %}{{ p[0] }}{% endif %}"}`,
  `{% assign p = ${TEXT} | split: '|' | first %}{"a": "{% if p == 'gold' or p == 'tin' %}{{ p }}{% endif %}"}`,
  `{% assign p = ${TEXT} | split: '|' | last %}{"a": "{% case p %}{% when 'a', 'b' %}{{ p }}{% when 'c' %}c{{ p }}{% endcase %}"}`,
  `{% assign p = ${TEXT} | downcase | strip %}{"a": "{% if p == 'gold' %}{{ p }}{% endif %}"}`,
  `{% assign p = ${TEXT} | slice: 0, 2 %}{"a": {% if p == '12' %}{{ p }}{% else %}0{% endif %}}`,
  `{"a": "{% if ${TEXT} == 'gold' %}{{ ${TEXT} }}{% endif %}"}`,
  `{% assign p = ${TEXT} | truncate: 5, '' %}{% unless p == 'true' %}{"a": 0}{% else %}{"a": {{ p }}}{% endunless %}`,
];

const OPEN: [body: string, expected: string][] = [
  // A text is not 0, and yet no divisor.
  [`{"unit": {% if ${TEXT} != 0 %}{{ 100 | divided_by: ${TEXT} }}{% else %}0{% endif %}}`, 'conditional error'],
  [
    `{% assign q = ${TEXT} | plus: 0 %}{"unit": {% if q >= 0 %}{{ 100 | divided_by: q }}{% else %}0{% endif %}}`,
    'conditional error',
  ],
  [
    `{% assign q = ${TEXT} | plus: 0 %}{"unit": {% if q > 0 or ${OTHER} == blank %}{{ 100 | divided_by: q }}{% else %}0{% endif %}}`,
    'conditional error',
  ],
  [
    `{% assign p = ${TEXT} | split: '|' %}{"a": "{% if p[0] == 'gold' %}{{ p[1] }}{% endif %}"}`,
    'conditional unescaped',
  ],
  [
    `{% assign p = ${TEXT} | split: '|' %}{"a": "{% if p[0] != 'gold' %}{{ p[0] }}{% endif %}"}`,
    'conditional unescaped',
  ],
  [
    `{% assign p = ${TEXT} | split: '|' | first %}{"a": "{% if p == 'gold' or p contains 't' %}{{ p }}{% endif %}"}`,
    'conditional unescaped',
  ],
];

describe('what a test has decided', () => {
  test.each(PROVED)('%s', (body) => expect(told(body)).toBe('proved'));
});

describe('what it has not', () => {
  test.each(OPEN)('%s', (body, expected) => expect(told(body)).toBe(expected));
});
