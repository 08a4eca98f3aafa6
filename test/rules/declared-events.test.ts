import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../server/src/config/config.ts';
import {
  type DeclaredEvent,
  type DeclaredProperty,
  defaultSettings,
  type Settings,
} from '../../server/src/rules/engine/settings.ts';
import { checkForTest } from '../check.ts';

const id: DeclaredProperty = { type: 'id', required: true };
const events = new Map<string, DeclaredEvent>([
  [
    'Product Viewed',
    {
      properties: new Map([
        ['product_id', id],
        ['price', { type: 'number', required: false }],
        ['tags', { type: 'list', required: false }],
      ]),
    },
  ],
  ['quiz_done', {}],
]);

/** What is found of an event: severity, rule, the text that it lies on, first fix. */
function found(members: string, settings: Settings = { ...defaultSettings, events }): string[] {
  const body = `{"type": "track", "user_id": "{{\${braze_id} | json_escape}}", "timestamp": 1257894000000, ${members}}`;
  return checkForTest(body, { ...defaultConfig, settings }).findings.map(({ code, severity, start, end, fixes }) => {
    const fix = fixes[0] === undefined ? '' : ` -> ${fixes[0].title}`;
    return `${severity} ${code}: ${body.slice(start, end)}${fix}`;
  });
}

describe('where the configuration declares events', () => {
  test.each<[members: string, findings: string[]]>([
    ['"event": "quiz_done", "properties": {"anything": 1}', []],
    ['"event": "Product Viewed", "properties": {"product_id": "1", "price": 1.5, "tags": []}', []],
    ['"event": "Product Viewed", "properties": {"product_id": "1", "price": null}', []],
    [
      '"event": "product_viewed", "properties": {"id": 1}',
      ['warning unknown-event: "product_viewed" -> Change to `Product Viewed`'],
    ],
    ['"event": "search_done"', ['warning unknown-event: "search_done"']],
    ['"event": "{{event_properties.${name} | json_escape}}"', []],
    ['"event": "Product Viewed"', ['warning missing-field: {']],
    ['"event": "Product Viewed", "properties": {}', ['warning missing-field: {']],
    [
      '"event": "Product Viewed", "properties": {"product_id": "1", "title": "b"}',
      ['warning unknown-property: "title"'],
    ],
    [
      '"event": "Product Viewed", "properties": {"product_id": "1", "prize": 2}',
      ['warning unknown-property: "prize" -> Change to `price`'],
    ],
    [
      '"event": "Product Viewed", "properties": {"product_id": "1", "price": "2"}',
      ['warning wrong-type: "2" -> Remove the quotes'],
    ],
    ['"event": "Product Viewed", "properties": {"product_id": 1}', ['warning wrong-type: 1 -> Add quotes']],
    [
      '"event": "Product Viewed", "properties": {"product_id": "1", "tags": {{event_properties.${tags} | as_json_string}}}',
      [],
    ],
  ])('%s', (members, findings) => {
    expect(found(members)).toEqual(findings);
  });
});

describe('where it declares none', () => {
  test.each<[members: string, findings: string[]]>([
    ['"event": "product_reviewed"', []],
    [
      '"event": "Product_Viewed", "properties": {"id": "1"}',
      ['hint unknown-event: "Product_Viewed" -> Change to `product_viewed`'],
    ],
    ['"event": "productViewed", "properties": {"id": "1"}', []],
    ['"event": "quiz_done", "properties": {"titel": "a"}', []],
    [
      '"event": "product_viewed", "properties": {"id": "1", "titel": "a"}',
      ['hint unknown-property: "titel" -> Change to `title`'],
    ],
    ['"event": "product_viewed", "properties": {"id": "1", "titel": "a", "title": "b"}', []],
    ['"event": "product_viewed", "properties": {"id": "1", "name": "a", "urls": "b"}', []],
    [
      '"event": "product_viewed", "properties": {"id": "1", "categories": [{"id": "a", "titles": "b"}]}',
      ['hint unknown-property: "titles" -> Change to `title`'],
    ],
    ['"event": "quiz_done", "anonymousId": "b"', ['warning shared-identifier: "b"']],
    ['"event": "quiz_done", "anonymousID": "b"', ['hint unknown-property: "anonymousID" -> Change to `anonymous_id`']],
  ])('%s', (members, findings) => {
    expect(found(members, defaultSettings)).toEqual(findings);
  });
});

describe('property-limit', () => {
  const many = (count: number, prefix = 'p') =>
    Array.from({ length: count }, (_, at) => `"${prefix}${at}": ${at}`).join();

  test.each<[name: string, members: string, findings: string[]]>([
    ['another event may have as many as it likes', `"event": "quiz_done", "properties": {${many(30)}}`, []],
    ['meta is one', `"event": "product_viewed", "properties": {"id": "a", "meta": {${many(30)}}}`, []],
    [
      'not both branches at once',
      `"event": "product_viewed", "properties": {"id": "a", {% if custom_attribute.\${x} %}${many(15)}{% else %}${many(15, 'q')}{% endif %}}`,
      [],
    ],
    [
      'in one of two branches',
      `"event": "product_viewed", "properties": {"id": "a", ${many(15)}, {% if custom_attribute.\${x} %}${many(15, 'q')}{% else %}"r": 1{% endif %}}`,
      ['information property-limit: {'],
    ],
  ])('%s', (_, members, findings) => {
    expect(found(members, defaultSettings)).toEqual(findings);
  });
});

test('body-size counts bytes, up to what an option says', () => {
  const members = '"event": "quiz_done", "properties": {"a": "äöü"}';
  const size = new TextEncoder().encode(
    `{"type": "track", "user_id": "", "timestamp": 1257894000000, ${members}}`,
  ).length;
  const atMost = (bytes: number) => ({ ...defaultSettings, options: new Map([['body-size.maxBytes', bytes]]) });
  expect(found(members, atMost(size + 1))).toEqual([]);
  expect(found(members, atMost(size))).toEqual(['warning body-size: {']);
});

test('body-size: two megabytes are too much', () => {
  expect(found(`"event": "quiz_done", "properties": {"a": "${'x'.repeat(2_000_000)}"}`, defaultSettings)).toEqual([
    'warning body-size: {',
  ]);
});
