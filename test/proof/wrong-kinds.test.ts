import { describe, expect, test } from 'vitest';
import type { DeclaredType } from '../../server/src/catalog/types.ts';
import { prove } from '../../server/src/proof/prove.ts';
import { read } from '../../server/src/template/read.ts';
import { property, told } from './told.ts';

const LIST = property('list');
const TIME = property('time');
const NUMBER = property('number');
const ITEMS = `{% for s in ${LIST} %}{{ s.id | as_json_string }}{% unless forloop.last %},{% endunless %}{% endfor %}`;

/** Only a value of another kind than the body uses it as breaks the payload: that is a condition, and no error. */
const ON_LISTS: [name: string, body: string][] = [
  ['its size decides the comma', `{"v": [1{% if ${LIST}.size > 0 %},{% endif %}${ITEMS}]}`],
  ['its size and itself decide', `{"v": [1{% if ${LIST}.size > 0 and ${LIST} != blank %},{% endif %}${ITEMS}]}`],
  ['it is not blank', `{"v": [1{% if ${LIST} != blank %},{% endif %}${ITEMS}]}`],
  ['its size is in a variable', `{% assign n = ${LIST} | size %}{"v": [1{% if n > 0 %},{% endif %}${ITEMS}]}`],
  [
    'it is in a variable',
    `{% assign all = ${LIST} %}{"v": [1{% if all.size > 0 %},{% endif %}{% for s in all %}{{ s.id | as_json_string }}{% unless forloop.last %},{% endunless %}{% endfor %}]}`,
  ],
  [
    'the comma is before the last by its size',
    `{% assign n = ${LIST} | size %}{"p": [{% for l in ${LIST} %}{{ l.sku | as_json_string }}{% if forloop.index != n %},{% endif %}{% endfor %}]}`,
  ],
  [
    'the comma is before the last by its size, less one',
    `{% assign n = ${LIST} | size | minus: 1 %}{"p": [{% for l in ${LIST} %}{{ l.sku | as_json_string }}{% if forloop.index0 != n %},{% endif %}{% endfor %}]}`,
  ],
  [
    'the comma is while the index is below the size',
    `{"p": [{% for l in ${LIST} %}{{ l.sku | as_json_string }}{% if forloop.index < ${LIST}.size %},{% endif %}{% endfor %}]}`,
  ],
  [
    'the list is an item’s own',
    `{"v": [{% for o in ${LIST} %}[1{% if o.lines.size > 0 %},{% endif %}{% for l in o.lines %}{{ l.sku | as_json_string }}{% unless forloop.last %},{% endunless %}{% endfor %}]{% unless forloop.last %},{% endunless %}{% endfor %}]}`,
  ],
  [
    'a member is left out where it has no items',
    `{"a": 1{% if ${LIST}.size > 0 %}, "v": {% for s in ${LIST} %}{% if forloop.first %}[{% endif %}{{ s.id | as_json_string }}{% if forloop.last %}]{% else %},{% endif %}{% endfor %}{% endif %}}`,
  ],
];

const ON_DATES: [name: string, body: string][] = [
  ['milliseconds of a date, or of now', `{"t": {{ ${TIME} | default: 'now' | date: '%s' }}000}`],
  [
    'seconds of a date that is tested',
    `{% if ${TIME} != blank %}{"t": {{ ${TIME} | date: '%s' }}}{% endif %}{% if ${TIME} == blank %}{"t": 1}{% endif %}`,
  ],
  [
    'milliseconds of a date that is tested',
    `{"t": {% if ${TIME} != blank %}{{ ${TIME} | date: '%s' }}000{% else %}1{% endif %}}`,
  ],
  [
    'zeros behind milliseconds',
    `{% if ${TIME} != blank %}{% assign ts = ${TIME} | date: '%s' | times: 1000 %}{% else %}{% assign ts = 'now' | date: '%s' %}{% endif %}{"t": {{ ts }}000}`,
  ],
  [
    'the year without quotes',
    `{% if ${TIME} == blank %}{% abort_message('x') %}{% endif %}{"y": {{ ${TIME} | date: '%Y' }}}`,
  ],
  [
    'seconds in a variable',
    `{% if ${TIME} == blank %}{% abort_message('x') %}{% endif %}{% assign t = ${TIME} | date: '%s' %}{"t": {{ t }}, "u": {{ t }}000}`,
  ],
  [
    'seconds and milliseconds',
    `{% if ${TIME} == blank %}{% abort_message('x') %}{% endif %}{"t": {{ ${TIME} | date: '%s%L' }}}`,
  ],
];

const ON_NUMBERS: [name: string, body: string][] = [
  ['a test of its order', `{"a": {% if ${NUMBER} > 0 %}true{% else %}false{% endif %}}`],
  ['a test the other way round', `{"a": {% if 10 <= ${NUMBER} %}1{% else %}2{% endif %}}`],
  ['the same in a branch', `{"a": {% if ${NUMBER} == blank %}0{% elsif ${NUMBER} < 5 %}1{% else %}2{% endif %}}`],
  ['two of them', `{"a": {% if ${NUMBER} > ${property('other')} %}1{% else %}2{% endif %}}`],
  [
    'of an item',
    `{"v": [{% for l in ${LIST} %}{% if l.price < l.was %}1{% else %}2{% endif %}{% unless forloop.last %},{% endunless %}{% endfor %}]}`,
  ],
  [
    'a member of what was fetched',
    '{% connected_content https://a.example.com/b :save live %}{"a": {% if live.product.stock > 0 %}true{% else %}false{% endif %}}',
  ],
  ['in an unless', `{"a": {% unless ${NUMBER} >= 3 %}1{% else %}2{% endunless %}}`],
];

describe('what breaks by a value of another kind alone is a condition', () => {
  test.each(ON_LISTS)('is a list: %s', (_, body) => expect(told(body)).toBe('conditional list'));
  test.each(ON_DATES)('is a date: %s', (_, body) => expect(told(body)).toBe('conditional date'));
  test.each(ON_NUMBERS)('is a number: %s', (_, body) => expect(told(body)).toBe('conditional number'));
});

test('it is said once for each value', () => {
  const body = `{% if ${TIME} == blank %}{% abort_message('x') %}{% endif %}{"a": [1{% if ${LIST}.size > 0 %},{% endif %}${ITEMS}], "b": [2{% if ${LIST}.size > 0 %},{% endif %}${ITEMS}], "t": {{ ${TIME} | date: '%s' }}000, "u": {{ ${TIME} | date: '%s' }}000}`;
  const { assumptions } = prove(read(body));
  expect(assumptions.map(({ kind, path }) => `${kind} ${path?.text}`).sort()).toEqual([`date ${TIME}`, `list ${LIST}`]);
});

test('where it is blank is another matter, told as before', () => {
  expect(told(`{"t": {{ ${TIME} | date: '%s' }}000}`)).toBe('conditional blank date');
});

describe('what is wrong for values of the right kind stays an error', () => {
  test.each([
    [`{"v": [{% for s in ${LIST} %}{{ s.id | as_json_string }},{% endfor %}]}`, 'refuted trailing-comma'],
    [`{"v": ["x"{% if ${LIST}.size > 1 %},{% endif %}${ITEMS}]}`, 'refuted list unexpected'],
    [`{"v": [1,${ITEMS}]}`, 'refuted trailing-comma'],
    [`{"a": 1 {% if ${NUMBER} > 0 %}"b": 2{% endif %}}`, 'refuted number missing-comma'],
    [
      `{% if ${TIME} != blank %}{"t": {{ ${TIME} | date: '%Y-%m-%d' }}}{% else %}{}{% endif %}`,
      'refuted invalid-value',
    ],
  ])('%s', (body, expected) => expect(told(body).startsWith(expected)).toBe(true));
});

test('a value that the body takes for several kinds is taken for none', () => {
  expect(told(`{"v": [1{% if ${LIST} == 'none' %},{% endif %}${ITEMS}]}`)).toMatch(/^(refuted|not-proved)/);
});

describe('a declared type discharges it', () => {
  const types: ReadonlyMap<string, DeclaredType> = new Map<string, DeclaredType>([
    [LIST, 'list'],
    [`${LIST}[].lines`, 'list'],
    [`${LIST}[].price`, 'number'],
    [`${LIST}[].was`, 'number'],
    [NUMBER, 'number'],
    [property('other'), 'number'],
    ['live.product.stock', 'number'],
    [TIME, 'date'],
  ]);
  test.each([...ON_LISTS, ...ON_DATES, ...ON_NUMBERS])('%s', (_, body) => {
    expect(told(body, { types })).toBe('proved');
  });
});
