import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJson } from '../../server/src/json/reader.ts';
import { parseAnnotated } from '../template/annotated.ts';

/** Each rendering shows, under its lines, what keeps it from being JSON; then the value after all repairs. */
const RENDERINGS: [name: string, text: string, value: unknown][] = [
  ['valid', '{"a": [1, 2.5, "x", true, null]}', { a: [1, 2.5, 'x', true, null] }],
  [
    'three slips of the published product view',
    `
// a comment, "now" and {all}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ text-outside
{
  "user_id": "5c3a"
  "event": "product_viewed",
  ^^^^^^^ missing-comma
  "type": "track",
                 ^ trailing-comma
}`,
    { user_id: '5c3a', event: 'product_viewed', type: 'track' },
  ],
  ['a comma too much', '{"a": 1,, "b": 2}\n        ^ trailing-comma', { a: 1, b: 2 }],
  ['a value is missing', '{"a": , "b": 2}\n      ^ missing-value', { a: null, b: 2 }],
  ['a last value is missing', '{"a": }\n      ^ missing-value', { a: null }],
  ['a value is missing before the next line', '{"a":\n"b": 2}\n^^^ missing-value', { a: null, b: 2 }],
  ['a colon and a value are missing before the next line', '{"a"\n"b": 2}\n^^^ missing-value', { a: null, b: 2 }],
  ['a bracket of the other kind', '{"a": {"b": 1], "c": 2}\n             ^ unexpected', { a: { b: 1 }, c: 2 }],
  ['a bracket too many', '{"a": {"b": 1]}, "c": 2}\n             ^ unexpected', { a: { b: 1 }, c: 2 }],
  ['a colon is missing', '{"a" 1}\n     ^ missing-colon', { a: 1 }],
  [
    'a word is no value',
    '{"a": gold, "b": 01}\n      ^^^^ invalid-value\n                 ^^ invalid-value',
    { a: 'gold', b: '01' },
  ],
  ['a quote is missing', '{"a": "b,\n      ^^ invalid-text\n"c": 1}', { a: 'b', c: 1 }],
  ['an array is not closed', '{"a": [1, 2}\n           ^ missing-close', { a: [1, 2] }],
  ['text behind the payload', '{"a": 1} bye\n         ^^^ text-outside', { a: 1 }],
  ['a comment inside', '{\n// b\n^^^^ comment\n"a": 1}', { a: 1 }],
  ['two items without a comma', '[{"a": 1} {"b": 2}]\n          ^ missing-comma', [{ a: 1 }, { b: 2 }]],
];

describe('readJson', () => {
  for (const [name, text, value] of RENDERINGS) {
    test(name, () => {
      const { body, expected } = parseAnnotated(text);
      const reading = readJson(body);
      expect(reading.problems.map(({ kind, start, end }) => ({ start, end, words: kind }))).toEqual(expected);
      expect(reading.value).toEqual(value);
    });
  }

  test('nothing at all is a problem', () => {
    expect(readJson(' \n').problems).toMatchObject([{ kind: 'empty' }]);
  });

  test('says nothing of valid JSON and something of anything else', () => {
    const pieces = fc.constantFrom('{', '}', '[', ']', ':', ',', '"a"', '1', 'x', ' ', '\n', '//', '"');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        expect(readJson(text).problems.length === 0).toBe(isJson(text));
      }),
      { numRuns: 3000 },
    );
  });

  test('deep nesting costs no stack', () => {
    expect(readJson(`${'['.repeat(100_000)}x`).problems.length).toBeGreaterThan(0);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
