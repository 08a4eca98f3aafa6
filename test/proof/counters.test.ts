import { describe, expect, test } from 'vitest';
import { property, told } from './told.ts';

const LINES = property('lines');
const loop = (inside: string, before = '') => `${before}{"p": [{% for l in ${LINES} %}${inside}{% endfor %}]}`;
const ITEM = '{{ l.sku | as_json_string }}';

/** The place of an item, or a count of what was printed, decides the comma. */
const PROVED: string[] = [
  loop(
    `{% if l.sku != blank %}{% if i > 0 %},{% endif %}${ITEM}{% assign i = i | plus: 1 %}{% endif %}`,
    '{% assign i = 0 %}',
  ),
  loop(
    `{% if l.sku != blank %}{% assign i = i | plus: 1 %}{% if i > 1 %},{% endif %}${ITEM}{% endif %}`,
    '{% assign i = 0 %}',
  ),
  loop(
    `{% unless l.sku == blank %}{% unless i == 0 %},{% endunless %}${ITEM}{% assign i = i | plus: 2 %}{% endunless %}`,
    '{% assign i = 0 %}',
  ),
  loop(
    `{% if l.gift %}{% continue %}{% endif %}{% if n >= 1 %},{% endif %}${ITEM}{% assign n = n | plus: 1 %}`,
    '{% assign n = 0 %}',
  ),
  `{% assign i = 0 %}{"p": [{% for o in ${property('orders')} %}{% for l in o.lines %}{% if i != 0 %},{% endif %}${ITEM}{% assign i = i | plus: 1 %}{% endfor %}{% endfor %}]}`,
  loop(`{% if forloop.index <= 3 %}${ITEM}{% if forloop.index < 3 and forloop.last == false %},{% endif %}{% endif %}`),
  loop(`{% if forloop.index0 < 2 %}{% unless forloop.first %},{% endunless %}${ITEM}{% endif %}`),
  loop(`{% if forloop.index > 3 %}{% break %}{% endif %}{% unless forloop.first %},{% endunless %}${ITEM}`),
  loop(`${ITEM}{% if forloop.index == 4 or forloop.last %}{% break %}{% endif %},`),
  loop(`{% if forloop.index != 1 %},{% endif %}${ITEM}`),
  loop(`{% if forloop.index > 5 %}{% continue %}{% endif %}{% if forloop.index0 > 0 %},{% endif %}${ITEM}`),
];

const REFUTED: [body: string, expected: string][] = [
  [
    loop(`{% if forloop.index > 3 %}{% break %}{% endif %}${ITEM}{% unless forloop.last %},{% endunless %}`),
    'refuted trailing-comma',
  ],
  [
    loop(`{% if forloop.index0 == 2 %}{% break %}{% endif %}${ITEM}{% unless forloop.last %},{% endunless %}`),
    'refuted trailing-comma',
  ],
  [
    loop(`{% if forloop.index <= 2 %}${ITEM}{% unless forloop.last %},{% endunless %}{% endif %}`),
    'refuted trailing-comma',
  ],
  [
    loop(
      `{% if l.sku != blank %}{% if i > 1 %},{% endif %}${ITEM}{% assign i = i | plus: 1 %}{% endif %}`,
      '{% assign i = 0 %}',
    ),
    'refuted unexpected',
  ],
  [loop(`${ITEM}{% unless forloop.Last %},{% endunless %}`), 'refuted trailing-comma'],
  [loop(`${ITEM}{% if forloop.end %}{% else %},{% endif %}`), 'refuted trailing-comma'],
  [loop(`{% if forloop.size > 1 %},{% endif %}${ITEM}`), 'refuted unexpected'],
];

/** Two counts that are not known have nothing to do with each other. */
const UNRELATED: string[] = [
  `{% assign p = ${property('a')} | split: '|' %}{% assign q = ${property('b')} | split: '|' %}[1{% if p.size > 1 %},{% endif %}{% if q.size > 1 %}2{% endif %}]`,
  `{% assign p = ${property('a')} | append: 'x' %}{% assign q = ${property('b')} | append: 'x' %}[1{% if p.size > 4 %},{% endif %}{% if q.size > 4 %}2{% endif %}]`,
  `[1{% if ${property('a')}.size > 9 %},{% endif %}{% if ${property('b')}.size > 9 %}2{% endif %}]`,
  `{% assign n = ${property('a')} | size %}{"p": [{% for l in ${LINES} %}{{ l.sku | as_json_string }}{% if forloop.index != n %},{% endif %}{% endfor %}]}`,
];

describe('what decides the comma', () => {
  test.each(PROVED)('%s', (body) => expect(told(body)).toBe('proved'));
});

describe('what decides it wrongly', () => {
  test.each(REFUTED)('%s', (body, expected) => expect(told(body)).toBe(expected));
});

test.each(UNRELATED)('not proved: %s', (body) => expect(told(body)).toMatch(/^(refuted|not-proved)/));
