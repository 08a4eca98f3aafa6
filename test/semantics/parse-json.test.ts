import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isJsonProblem, parseJsonTree, valueOfJson } from '../../server/src/semantics/json.ts';
import { parseJson } from '../../server/src/semantics/parse-json.ts';
import { Float, type Value } from '../../server/src/semantics/values.ts';

function byTree(text: string): Value | undefined {
  const tree = parseJsonTree(text);
  return isJsonProblem(tree) ? undefined : valueOfJson(tree, text);
}

function isRead(text: string): boolean {
  try {
    let areFinite = true;
    JSON.parse(text, (_, value) => {
      areFinite &&= typeof value !== 'number' || Number.isFinite(value);
    });
    return areFinite;
  } catch {
    return false;
  }
}

describe('JSON of recorded events', () => {
  test.each([
    ['{"a": 1, "b": 1.0, "c": [true, null, "\\u00e9\\n\\\\"], "a": 2}'],
    ['12345678901234567890'],
    ['-0.5e2'],
    ['  "a\\"b"  '],
    ['[]'],
    ['{}'],
  ])('%s is the same value as by its tree', (text) => {
    expect(parseJson(text)).toEqual(byTree(text));
  });

  test.each([
    '',
    '{',
    '{"a"}',
    '{"a": 1,}',
    '[1,]',
    '01',
    '1.',
    '"a\nb"',
    '"\\x"',
    '"a',
    'nul',
    '{} {}',
    "{'a': 1}",
    '"a\\"',
    '1e999',
  ])('%j is not read', (text) => {
    expect(parseJson(text)).toBeUndefined();
  });

  test('numbers keep their kind', () => {
    expect(parseJson('[1, 1.0, 1e2]')).toEqual([1n, new Float(1), new Float(100)]);
  });

  test('nesting without end is not read, and overflows no stack', () => {
    expect(parseJson('['.repeat(100_000))).toBeUndefined();
    expect(parseJson('['.repeat(100) + ']'.repeat(100))).toBeDefined();
    expect(parseJson('['.repeat(101) + ']'.repeat(101))).toBeUndefined();
  });

  test('any value is the same as by its tree', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseJson(text)).toEqual(byTree(text));
      }),
    );
  });

  test('a changed text is read if JSON.parse reads it', () => {
    const change = fc.tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', '"', '\\', ',', '{', ']', ':', '\n', '1', 'e', '.', ' '),
    );
    fc.assert(
      fc.property(change, ([text, at, by]) => {
        const place = at % (text.length + 1);
        const changed = text.slice(0, place) + by + text.slice(place + 1);
        expect(parseJson(changed) !== undefined).toBe(isRead(changed));
      }),
      { numRuns: 2000 },
    );
  });
});
