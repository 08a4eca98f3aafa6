import { describe, expect, test } from 'vitest';
import type { DeclaredType } from '../../server/src/catalog/types.ts';
import { defaultConfig } from '../../server/src/config/config.ts';
import type { Verdict } from '../../server/src/proof/proof.ts';
import { assumptionsInWords } from '../../server/src/service/verdict.ts';
import { checkForTest } from '../check.ts';

type Types = Readonly<Record<string, DeclaredType>>;

function check(body: string, types: Types) {
  const { settings } = defaultConfig;
  return checkForTest(body, { ...defaultConfig, settings: { ...settings, types: new Map(Object.entries(types)) } });
}

const PRICE = { 'event_properties.${price}': 'number' } as const;
const ID = { '${user_id}': 'id' } as const;
const ITEM = { 'event_properties.${products}[].price': 'number' } as const;

/** Bodies with what is declared, and what is still assumed. */
const BODIES: [name: string, body: string, types: Types, verdict: Verdict, assumed: string[]][] = [
  ['a number in a text', '{"price": "{{event_properties.${price}}}"}', PRICE, 'proved', []],
  [
    'a number may still be missing',
    '{"price": {{event_properties.${price}}}}',
    PRICE,
    'conditional',
    ['event_properties.${price} is not blank'],
  ],
  [
    'a number that is tested for',
    '{ {% if event_properties.${price} != blank %}"price": {{event_properties.${price}}},{% endif %}"id": "a"}',
    PRICE,
    'proved',
    [],
  ],
  ['a number with a default', '{"price": {{event_properties.${price} | default: 0}}}', PRICE, 'proved', []],
  ['a number by its other spelling', '{"price": "{{event_properties.price}}"}', PRICE, 'proved', []],
  [
    'another property',
    '{"price": "{{event_properties.${cost}}}"}',
    PRICE,
    'conditional',
    ['event_properties.${cost} contains no quote, backslash or line break'],
  ],
  ['an identifier', '{"user_id": "{{${user_id}}}"}', ID, 'proved', []],
  [
    'an identifier that is tested for',
    '{% if ${user_id} != blank %}{"user_id": "{{${user_id}}}"}{% else %}{}{% endif %}',
    ID,
    'proved',
    [],
  ],
  [
    'an identifier without quotes',
    '{"user_id": {{${user_id}}}}',
    ID,
    'conditional',
    ['${user_id} is not blank', '${user_id} is a number or a boolean'],
  ],
  [
    'any text',
    '{"title": "{{event_properties.${title}}}"}',
    { 'event_properties.${title}': 'text' },
    'conditional',
    ['event_properties.${title} contains no quote, backslash or line break'],
  ],
  [
    'a boolean in a text',
    '{"sale": "{{event_properties.${sale}}}"}',
    { 'event_properties.${sale}': 'boolean' },
    'proved',
    [],
  ],
  [
    'a list, printed as it is',
    '{"tags": "{{event_properties.${tags}}}"}',
    { 'event_properties.${tags}': 'list' },
    'conditional',
    ['event_properties.${tags} is not an array or object'],
  ],
  [
    'items of a list',
    '[{% for product in event_properties.${products} %}"{{product.price}}"{% unless forloop.last %},{% endunless %}{% endfor %}]',
    ITEM,
    'proved',
    [],
  ],
  [
    'items of a list that was assigned',
    '{% assign all = event_properties.${products} %}[{% for product in all %}"{{product.price}}"{% unless forloop.last %},{% endunless %}{% endfor %}]',
    ITEM,
    'proved',
    [],
  ],
  [
    'items of a list in items of a list',
    '[{% for order in event_properties.${orders} %}{% for item in order.items %}"{{item.price}}",{% endfor %}{% endfor %}1]',
    { 'event_properties.${orders}[].items[].price': 'number' },
    'proved',
    [],
  ],
  ['an item by its number', '{"price": "{{event_properties.${products}[0].price}}"}', ITEM, 'proved', []],
];

test.each(BODIES)('%s', (_, body, types, verdict, assumed) => {
  const { proof } = check(body, types);
  expect(assumptionsInWords(proof)).toEqual(assumed);
  expect(proof.verdict).toBe(verdict);
});

describe('items of which nobody knows the list', () => {
  const loop = (before: string) =>
    `${before}[{% for product in all %}"{{product.price}}"{% unless forloop.last %},{% endunless %}{% endfor %}]`;

  test.each([
    [
      'set twice',
      loop(
        '{% assign all = event_properties.${products} %}{% if ${city} == "x" %}{% assign all = event_properties.${others} %}{% endif %}',
      ),
    ],
    ['made by a filter', loop('{% assign all = event_properties.${products} | map: "deal" %}')],
    [
      'saved by a tag too',
      loop(
        '{% assign all = event_properties.${products} %}{% if ${city} == "x" %}{% connected_content https://example.com :save all %}{% endif %}',
      ),
    ],
    [
      'set by way of itself',
      loop('{% assign all = event_properties.${products} %}{% for one in all %}{% assign all = one %}{% endfor %}'),
    ],
  ])('%s', (_, body) => {
    expect(check(body, ITEM).proof.verdict).not.toBe('proved');
  });
});

test('what one configuration declares is not known to the next', () => {
  const body = '{"price": "{{event_properties.${price}}}"}';
  const verdicts = [{}, PRICE, {}, PRICE].map((types) => check(body, types).proof.verdict);
  expect(verdicts).toEqual(['conditional', 'proved', 'conditional', 'proved']);
});
