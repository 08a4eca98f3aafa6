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
      '| `[].a` | null | always |  |  |',
    ].join('\n'),
  );
});

test('a bar in a name ends no cell', () => {
  expect(table({ type: 'object', properties: { 'a|b': { type: 'null' } } })).toContain('| `a\\|b` | null |');
});
