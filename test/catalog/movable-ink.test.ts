import { describe, expect, test } from 'vitest';
import validators from '../../server/generated/validate-event.js';
import { hashesOfNothing, hosts } from '../../server/src/catalog/movable-ink/endpoint.ts';
import { envelope, identifiers } from '../../server/src/catalog/movable-ink/envelope.ts';
import { events, findEvent } from '../../server/src/catalog/movable-ink/events.ts';
import { sources } from '../../server/src/catalog/movable-ink/sources.ts';
import type { Field, JsonType } from '../../server/src/catalog/movable-ink/types.ts';
import { applyFilter } from '../../server/src/semantics/filters/index.ts';

const root = { anonymous_id: '123-abc-678', timestamp: 1257894000000, timezone: 'America/New_York' };
const track = { ...root, type: 'track', user_id: '5c3aa83113dd490100d3d8d7' };

/** Payloads in the shape that Braze's page calls expected. */
const EXPECTED = {
  product_viewed: {
    ...track,
    event: 'product_viewed',
    properties: {
      categories: [{ id: 'Bathroom', url: 'https://example.com/cat/bathroom' }],
      meta: { color: 'green' },
      title: 'All-Purpose Cleaning Wipes',
      price: 1.99,
      id: '56544',
      url: 'https://www.example.com/variants_id/5f08cb918dcc595aa74b0fbc',
    },
  },
  category_viewed: {
    ...track,
    event: 'category_viewed',
    properties: {
      id: 'bathroom-1',
      title: 'Bathroom Stuff',
      url: 'https://www.example.com/categories/bathroom',
    },
  },
  identify: { ...root, type: 'identify', user_id: 'mycustomerid123' },
};

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fits(value: unknown, type: JsonType): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}

/** What is wrong with an object by the catalog: `id is missing`, `color is unknown`, `price is no number`. */
function faults(object: Json, fields: readonly Field[]): string[] {
  const unknown = Object.keys(object).filter((name) => !fields.some((field) => field.name === name));
  const wrong = fields.flatMap((field) => {
    const value = object[field.name];
    if (value === undefined) return field.required ? [`${field.name} is missing`] : [];
    if (!fits(value, field.type)) return [`${field.name} is no ${field.type}`];
    return inner(value, field);
  });
  return [...unknown.map((name) => `${name} is unknown`), ...wrong];
}

function inner(value: unknown, { members, values }: Field): string[] {
  const objects = (Array.isArray(value) ? value : [value]).filter(isObject);
  if (members !== undefined) return objects.flatMap((object) => faults(object, members));
  if (values === undefined) return [];
  return objects.flatMap((object) => Object.values(object)).flatMap((item) => fitsAny(item, values));
}

function fitsAny(item: unknown, types: readonly JsonType[]): string[] {
  return types.some((type) => fits(item, type)) ? [] : [`${JSON.stringify(item)} is none of ${types}`];
}

describe('the payloads that Braze’s page calls expected', () => {
  test.each(Object.entries(EXPECTED))('%s is what the catalog says', (name, payload) => {
    const event = findEvent(name);
    if (event === undefined) throw new Error(`no event ${name}`);
    const fields = envelope
      .filter(({ allowedIn }) => allowedIn.includes(event.type))
      .map((field): Field => ({ ...field, required: field.requiredIn.includes(event.type) }));
    expect(faults(payload, fields)).toEqual([]);
    if ('properties' in payload) expect(faults(payload.properties, event.properties)).toEqual([]);
  });

  test('a fault shows', () => {
    const fields = findEvent('product_viewed')?.properties ?? [];
    const wrong = { price: '1.99', color: 'green', categories: [{ url: '' }], meta: { sizes: [1] } };
    expect(faults(wrong, fields).sort()).toEqual([
      '[1] is none of string,number,boolean',
      'color is unknown',
      'id is missing',
      'id is missing',
      'price is no number',
    ]);
  });
});

test('the examples of all fields fit their types', () => {
  const fields = events.flatMap(({ properties }) => properties);
  const members = fields.flatMap((field) => field.members ?? []);
  for (const field of [...fields, ...members, ...envelope]) {
    expect(fits(field.example, field.type), field.name).toBe(true);
    expect(inner(field.example, { ...field, required: false }), field.name).toEqual([]);
  }
});

test('the events, their schemas, and who says so', () => {
  const rows = events.map(({ name, type, schema, nameSource, properties }) => {
    const required = properties.filter((field) => field.required).map((field) => field.name);
    return [name, type, schema, nameSource, required.join()];
  });
  expect(rows).toEqual([
    ['product_viewed', 'track', 'Product', 'braze-page', 'id'],
    ['category_viewed', 'track', 'Category', 'braze-page', 'id'],
    ['product_added', 'track', 'CartAdd', 'inferred', 'id'],
    ['product_removed', 'track', 'CartRemove', 'inferred', 'id'],
    ['product_searched', 'track', 'Search', 'inferred', 'query'],
    ['order_completed', 'track', 'Conversion', 'inferred', 'products'],
    ['identify', 'identify', 'Identify', 'braze-page', ''],
  ]);
});

test('names of other senders are one event each', () => {
  const names = events.flatMap(({ otherNames }) => otherNames);
  expect(names).toEqual([...new Set(names)]);
});

test('a source that nothing cites is not listed', () => {
  const fields = [...envelope, ...events.flatMap(({ properties }) => properties)];
  const cited = [...fields, ...fields.flatMap((field) => field.members ?? []), ...hosts].flatMap((one) => one.sources);
  const elsewhere = ['inferred', 'amplitude'];
  expect(Object.keys(sources).filter((name) => ![...cited, ...elsewhere].some((one) => one === name))).toEqual([]);
});

test('the identifiers are fields of the envelope', () => {
  expect(envelope.map(({ name }) => name)).toEqual(expect.arrayContaining([...identifiers.names]));
});

test.each(Object.entries(hashesOfNothing))('%s of nothing is %s', (name, hash) => {
  expect(applyFilter(name, null, [], { now: 0 })).toBe(hash);
});

describe('the schema', () => {
  test.each(Object.entries(EXPECTED))('of %s takes the expected payload', (name, payload) => {
    expect(validators[name]?.(payload)).toBe(true);
  });

  test.each<[fault: string, name: string, payload: object]>([
    ['a quoted price', 'product_viewed', { ...EXPECTED.product_viewed, properties: { id: 'a', price: '1.99' } }],
    ['a missing id', 'product_viewed', { ...EXPECTED.product_viewed, properties: {} }],
    ['a quoted timestamp', 'identify', { ...EXPECTED.identify, timestamp: '1257894000' }],
    ['an object in meta', 'product_viewed', { ...EXPECTED.product_viewed, properties: { id: 'a', meta: { a: {} } } }],
  ])('refuses %s', (_, name, payload) => {
    expect(validators[name]?.(payload)).toBe(false);
  });
});
