import { expect, test } from 'vitest';
import { table, typeWords } from '../../server/src/contract/markdown.ts';
import type { Schema } from '../../server/src/contract/schema.ts';

test.each<[Schema, string]>([
  [{ type: 'string', const: 'a' }, '`"a"`'],
  [{ enum: [1, null] }, '`1` or `null`'],
  [{ type: 'array', items: { type: 'object' } }, 'array of objects'],
  [{ anyOf: [{ type: 'number' }, { type: 'boolean' }] }, 'number or boolean'],
  [{ type: 'string', pattern: '^[0-9a-f]{32}$' }, 'string of 32 hex digits'],
  [{}, 'any JSON'],
])('%j is %s', (schema, words) => expect(typeWords(schema)).toBe(words));

test('a payload that is no object has a row too', () => {
  expect(
    table({ type: 'array', items: { type: 'object', required: ['a'], properties: { a: { type: 'null' } } } }),
  ).toBe(
    [
      '| Field | Type | When | Source | Example |',
      '|---|---|---|---|---|',
      '| `(payload)` | array of objects | always |  |  |',
      '| `[].a` | null | in each item |  |  |',
    ].join('\n'),
  );
});

test('a bar in a name ends no cell', () => {
  expect(table({ type: 'object', properties: { 'a|b': { type: 'null' } } })).toContain('| `a\\|b` | null |');
});

test('what is always in an optional object is sent with it', () => {
  const inner: Schema = { type: 'object', required: ['b'], properties: { b: { type: 'null' } } };
  const description = 'Sent when `${city}` is not blank.';
  expect(table({ type: 'object', properties: { a: { ...inner, description } } })).toContain(
    '| `a` | object | when `${city}` is not blank |  |  |\n| `a.b` | null | with `a` |  |  |',
  );
  expect(table({ type: 'object', required: ['a'], properties: { a: inner } })).toContain('| `a.b` | null | always |');
});

test('a value says what its digits mean, and what is done to it on the way', () => {
  const time: Schema = { type: 'integer', 'x-time': 'milliseconds since 1970', 'x-source': ['now'] };
  const id: Schema = { type: 'string', 'x-source': ['${email_address}'], 'x-filters': ['downcase', 'md5'] };
  const label: Schema = { type: 'string', 'x-source': ['${city}'], 'x-text': 'Cart of …' };
  const rows = table({
    type: 'object',
    properties: { time, id: { ...id, 'x-personal-data': 'email (hashed)' }, label },
  });
  expect(rows).toContain('| `label` | string | in some cases | `${city}`, in `Cart of …` |');
  expect(rows).toContain('| `time` | integer (milliseconds since 1970) | in some cases | time of sending |');
  expect(rows).toContain(
    '| `id` | string | in some cases | `${email_address}`, then `downcase`, `md5`; email (hashed) |',
  );
});
