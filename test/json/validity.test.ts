import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isJson, isTextInJson } from '../../server/src/json/validity.ts';

const seed = Number(process.env.SEED ?? 1);

function isParsed(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Texts of what JSON is made of, so that many are nearly JSON. */
const nearly = fc
  .array(
    fc.constantFrom(
      ...['{', '}', '[', ']', '"', ':', ',', '=>', '\\', 'u', '00e9', 'n', '/', '-', '0', '7', '.', '5', 'e', '+'],
      ...['true', 'null', 'k', ' ', '\n', '\t', '\u00a0', '\u2028', '\u007f', '\u0000', '"k"', '"k":', '"\\"":'],
    ),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(''));

describe('what is JSON is told as JSON.parse tells it', () => {
  test(`of values (seed ${seed}, set by SEED)`, () => {
    fc.assert(
      fc.property(fc.oneof(nearly, fc.json(), fc.string()), (text) => {
        expect(isJson(text)).toBe(isParsed(text));
      }),
      { seed, numRuns: 20_000 },
    );
  });

  test(`of texts in quotes (seed ${seed}, set by SEED)`, () => {
    fc.assert(
      fc.property(fc.oneof(nearly, fc.string()), (text) => {
        expect(isTextInJson(text)).toBe(isParsed(`"${text}"`));
      }),
      { seed, numRuns: 20_000 },
    );
  });

  test.each([
    '',
    ' ',
    '{}',
    '{ }',
    '[]',
    '"',
    '""',
    '-0',
    '01',
    '1.',
    '1e5',
    '{"key"=>"value"}',
    '{"a\\"": 1}',
    '\ufeff1',
  ])('%j', (text) => {
    expect(isJson(text)).toBe(isParsed(text));
  });
});
