import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WideCharacters } from '../../server/src/lsp/wide-characters.ts';

/** UTF-16 offsets of a line between its characters, with what the other unit says, counted in another way. */
function places(line: string, lengthOf: (text: string) => number): [utf16: number, units: number][] {
  const before = [...line].map((_, at, all) => all.slice(0, at).join(''));
  return [...before, line].map((text) => [text.length, lengthOf(text)]);
}

const UNITS = [
  ['utf-8', (text: string) => new TextEncoder().encode(text).length],
  ['utf-32', (text: string) => [...text].length],
] as const;

const line = fc.string({ unit: fc.constantFrom('a', '"', 'é', '€', '😀', '한', '\u0301', ' ') });

test.each(UNITS)('places of a line in %s and back', (unit, lengthOf) => {
  fc.assert(
    fc.property(line, (text) => {
      const wide = new WideCharacters(text, unit);
      for (const [utf16, units] of places(text, lengthOf)) {
        expect([wide.toUnits(utf16), wide.toUtf16(units)]).toEqual([units, utf16]);
      }
    }),
  );
});

test('a place within a character is that of its start', () => {
  //           a é  😀     b     in bytes: 0 1 3 7
  const wide = new WideCharacters('aé😀b', 'utf-8');
  expect([2, 4, 5, 6].map((bytes) => wide.toUtf16(bytes))).toEqual([1, 2, 2, 2]);
  expect(wide.toUnits(3)).toBe(3);
});

test('a place after the end of a line stays after it', () => {
  expect(new WideCharacters('é', 'utf-8').toUtf16(100)).toBeGreaterThanOrEqual(1);
});
