import { describe, expect, test } from 'vitest';
import { prove } from '../../server/src/proof/prove.ts';
import { read } from '../../server/src/template/read.ts';

const PRICE = 'event_properties.${price}';
const HUGE = `1${'0'.repeat(300)}`;
const loop = (turn: string): string => `{% for p in event_properties.\${products} %}${turn}{% endfor %}`;
const printed = (value: string): string => `{"a": {{ ${value} }}}`;
/** A variable after the turns of a loop. */
const total = (turn: string, start = '0', last = ''): string =>
  `{% assign t = ${start} %}${loop(turn)}{"a": {{ t${last} }}}`;
const verdict = (body: string): string => prove(read(body)).verdict;
const kinds = (body: string): string[] => prove(read(body)).assumptions.map(({ kind }) => kind);

describe('arithmetic that stays within floats, whatever the data is', () => {
  test.each([
    printed(`${PRICE} | times: 100`),
    printed(`${PRICE} | times: 100 | round`),
    printed(`${PRICE} | times: event_properties.\${quantity} | round: 2`),
    printed(`${PRICE} | divided_by: 0.001 | as_json_string`),
    printed(`${PRICE} | divided_by: 3 | minus: ${PRICE} | abs | ceil`),
    printed(`custom_attribute.\${x} | remove: "$" | times: 100`),
    printed(`custom_attribute.\${x} | split: "," | first | times: 1.5`),
    printed(`custom_attribute.\${x} | size | times: 1.5`),
    printed(`custom_attribute.\${x} | md5 | slice: 0, 8 | times: 1.5`),
    printed(`'now' | date: '%s' | times: 1000.5`),
    printed(`${PRICE} | at_most: 100 | at_least: 0 | times: ${HUGE}`),
    printed(`2 | times: ${HUGE} | times: ${HUGE}`),
    `{"a": "{{ ${PRICE} | times: ${HUGE} }}"}`,
    total('{% assign t = t | plus: 1 %}'),
    total('{% assign t = t | plus: p.price %}', '0', ' | round: 2'),
    total('{% assign s = p.price | times: p.quantity %}{% assign t = t | plus: s %}', '0', ' | times: 100 | round'),
    total('{% if p.sale %}{% assign t = t | minus: p.price %}{% endif %}'),
    total('{% for i in p.items %}{% if i.a %}{% assign t = t | plus: i.price %}{% endif %}{% endfor %}'),
    total('{% assign t = t | at_least: p.price %}'),
    total('{% assign t = t | divided_by: 2 | plus: p.price %}'),
    total('{% assign s = s | plus: p.price %}{% assign t = t | plus: s %}'),
    total('{% assign t = forloop.index | times: p.price %}'),
  ])('%s', (body) => {
    expect(verdict(body)).toBe('proved');
  });
});

describe('arithmetic that can lead to Infinity', () => {
  test.each([
    printed(`${PRICE} | times: ${HUGE}`),
    printed(`${PRICE} | times: ${HUGE}.5 | minus: 1 | abs`),
    printed(`${PRICE} | divided_by: 0.${'0'.repeat(300)}1`),
    printed(`${PRICE} | times: '1${'0'.repeat(300)}'`),
    printed(`custom_attribute.\${x} | prepend: '${'9'.repeat(300)}' | times: 1.5`),
    `{% assign t = 1.5 %}${'{% assign t = t | times: t %}'.repeat(12)}{"a": {{ t | times: ${PRICE} }}}`,
    total('{% assign t = t | times: t %}', '2.5'),
    total('{% assign t = t | times: 1.5 %}', '1'),
    total('{% assign t = t | plus: t | plus: p.price %}', '1'),
    total('{% assign t = t | times: p.price %}', '1'),
    total('{% assign t = t | append: "9" %}', '"9"', ' | times: 1.5'),
    total('{% for i in p.items %}{% assign t = t | times: 1.1 %}{% endfor %}', '1'),
  ])('%s', (body) => {
    expect(verdict(body)).not.toBe('proved');
    expect(kinds(body).filter((kind) => kind !== 'overflow')).toEqual([]);
  });

  test('a divisor may be as small as it likes, in a variable too, in which no error is kept', () => {
    expect(kinds(`{% assign t = 1 | divided_by: ${PRICE} %}{"a": {{ t | default: 0 }}}`)).toEqual(['overflow']);
  });

  test.each(['round', 'ceil', 'floor', 'as_json_string'])('`%s` of it fails', (filter) => {
    expect(kinds(printed(`${PRICE} | times: ${HUGE} | ${filter}`))).toEqual(['error']);
  });
});

test.each(['reverse', 'compact', 'uniq', 'sort_natural'])(
  'a number stays one as the only item of a list: %s',
  (filter) => {
    const body = printed(`custom_attribute.\${x} | base64_encode | plus: 1.5 | ${filter}`);
    expect(verdict(body)).toBe('conditional');
    expect(kinds(body)).toEqual(['overflow']);
  },
);

test('rounding to more places than Ruby takes fails', () => {
  expect(verdict(printed(`${PRICE} | round: 400`))).toBe('proved');
  expect(kinds(printed(`${PRICE} | round: 2147483648`))).toEqual(['error']);
});

describe('years of data have as few digits as they like, or a minus', () => {
  test.each(['%Y', '%G', '1%s', '%C'])('%s', (format) => {
    expect(verdict(printed(`${PRICE} | plus: 0 | date: '${format}'`))).not.toBe('proved');
  });
  test('the present one has four', () => {
    expect(verdict(printed(`'now' | date: '%Y'`))).toBe('proved');
  });
});

describe('hexadecimal digits behind \\u', () => {
  const X = 'custom_attribute.${x}';
  test.each([
    [`{"a":"\\u{{${X} | md5 | slice: 0, 4}}"}`, 'proved'],
    [`{"\\u{{${X} | sha2}}":1}`, 'proved'],
    [`{"a":"\\u{{${X} | sha1 | upcase | truncate: 4, ''}}"}`, 'proved'],
    [`{"a":"\\u00{{${X} | hmac_sha256: 'k' | slice: 0, 2}}"}`, 'proved'],
    [`{"a":"\\u{{${X} | md5 | slice: 0, 2}}{{${X} | md5 | slice: -2, 2}}"}`, 'proved'],
    [`{% assign h = ${X} | md5 %}{"a":"\\u{{ h | slice: 0, 3 }}0{{ h }}"}`, 'proved'],
    [`{"a":"\\u{{${X} | md5 | slice: 0, 3 | append: '0'}}"}`, 'proved'],
    [`{% capture c %}{{${X} | md5}}{% endcapture %}{"a":"\\u{{ c }}"}`, 'proved'],
    [`{"a":"\\u{{${X} | md5 | slice: 0, 3}}"}`, 'refuted'],
    [`{"a":"\\u{{${X} | md5 | slice: 30, 4}}"}`, 'refuted'],
    [`{"a":"\\u{{${X} | md5 | truncate: 4}}"}`, 'refuted'],
    [`{"a":"\\u{{${X} | base64_encode | slice: 0, 4}}"}`, 'refuted'],
    [`{"a":"\\u{{${X}}}"}`, 'refuted'],
  ])('%s: %s', (body, expected) => {
    expect(verdict(body)).toBe(expected);
  });
});
