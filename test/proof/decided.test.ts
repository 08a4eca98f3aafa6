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
  // The size of a list, tested before it is printed: what is more than a number is one.
  `{"n": {% if ${TEXT}.size > 0 %}{{ ${TEXT}.size }}{% else %}0{% endif %}}`,
  `{% assign n = ${TEXT}.size %}{"n": {% if n > 1 %}{{ n }}{% else %}0{% endif %}}`,
  `{"n": {% if ${TEXT}.size == 1 %}{{ ${TEXT}.size }}{% else %}0{% endif %}}`,
  `{"n": {% if ${OTHER} and ${TEXT}.size >= 1 %}{{ ${TEXT}.size }}{% else %}0{% endif %}}`,
  `{% if ${TEXT}.size < 1 or ${TEXT}.size > 9 or ${TEXT} == blank %}{% abort_message('none') %}{% endif %}{"n": {% if ${TEXT}.size > 0 %}{{ ${TEXT}.size }}{% else %}0{% endif %}}`,
  // A division in an `assign` behind a test of the divisor.
  `{% assign n = ${TEXT} | size %}{% if n > 0 %}{% assign unit = ${OTHER} | times: 1.0 | divided_by: n | round: 2 %}{% else %}{% assign unit = 0 %}{% endif %}{"unit": {{ unit }}}`,
  `{% assign q = ${TEXT} | plus: 0 %}{% if q != 0 %}{% assign unit = 100 | divided_by: q %}{% else %}{% assign unit = 0 %}{% endif %}{"unit": {{ unit }}}`,
  `{% assign unit = 0 %}{% assign q = ${TEXT} | plus: 0 %}{% if q > 0 %}{% assign unit = 100 | divided_by: q %}{% endif %}{"unit": {{ unit | plus: 1 }}}`,
  `{% if ${TEXT}.size > 0 %}{% assign unit = ${OTHER} | plus: 0 | times: 1.0 | divided_by: ${TEXT}.size %}{"unit": {{ unit | round: 2 }}}{% else %}{"unit": 0}{% endif %}`,
  `{"unit": {% if ${TEXT}.size > 0 %}{{ 100 | divided_by: ${TEXT}.size }}{% else %}0{% endif %}}`,
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
  // What is not missing may be missing still where `size` is compared the other way round.
  [`{"n": {% if ${TEXT}.size > 3 %}0{% else %}{{ ${TEXT}.size }}{% endif %}}`, 'refuted blank missing-value'],
  [`{"n": {% if ${TEXT}.size != 0 %}{{ ${TEXT}.size }}{% else %}0{% endif %}}`, 'refuted blank missing-value'],
  [
    `{% assign q = ${TEXT} | plus: 0 %}{% if q >= 0 %}{% assign unit = 100 | divided_by: q %}{% else %}{% assign unit = 0 %}{% endif %}{"unit": {{ unit }}}`,
    'refuted blank overflow missing-value',
  ],
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
