import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Hidden, hiddenInText } from '../../server/src/privacy/hidden.ts';
import { TextFinder } from '../../server/src/privacy/text-finder.ts';

const ADDRESS = 'jane.roe@acme-mail.com';
const DOTS = '•'.repeat(ADDRESS.length);
const hidden = new Hidden(`a ${ADDRESS} b`, [{ start: 2, end: 2 + ADDRESS.length }]);

test.each([
  [`mail to ${ADDRESS}.`, `mail to ${DOTS}.`],
  [ADDRESS.toUpperCase(), DOTS],
  [`${ADDRESS}${ADDRESS}`, `${DOTS}${DOTS}`],
  ['cut off: `jane.roe@ac…`', 'cut off: `•••••••••••…`'],
  ['cut off: "jane.roe@ac" is', 'cut off: "•••••••••••" is'],
  ['in an address: ?to=jane.roe%40acme-mail.com', `in an address: ?to=${'•'.repeat(24)}`],
  [`in a header: ${btoa(ADDRESS)}`, `in a header: ${'•'.repeat(32)}`],
  ['jane likes mail.com, and "jan"', 'jane likes mail.com, and "jan"'],
])('%s', (text, shown) => {
  expect(hidden.in(text)).toBe(shown);
});

test('a part of the source, also one that ends within', () => {
  expect(hidden.inSource({ start: 0, end: 6 })).toBe('a ••••');
  expect(hidden.inSource({ start: 4, end: 26 })).toBe(`${'•'.repeat(20)} b`);
});

test('line breaks stay, so that lines can be told', () => {
  expect(new Hidden('ab\r\ncd', [{ start: 0, end: 6 }]).inSource({ start: 0, end: 6 })).toBe('••\r\n••');
});

test('short texts are no parts of words', () => {
  const short = new Hidden('Jan', [{ start: 0, end: 3 }]);
  expect(short.in('Jan said in January')).toBe('••• said in January');
});

test('words on a place quote nothing of what is hidden there', () => {
  const words = 'Missing comma before `867` and `b`, not `title`.';
  const phone = new Hidden('415 867', [{ start: 0, end: 7 }]);
  expect(phone.inWordsOn({ start: 4, end: 7 }, words)).toBe('Missing comma before `•••` and `b`, not `title`.');
});

test('what a JSON text holds with escapes', () => {
  const text = '{"name": "a", "note": "mail \\"jane.roe@acme-mail.com\\""}';
  expect(hiddenInText(text).in(`mail "${ADDRESS}"`)).toBe(`mail "${DOTS}"`);
});

describe('many texts are found', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 3, maxLength: 8 });

  test('as one by one, the longest first', () => {
    fc.assert(
      fc.property(fc.array(word), fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ') }), (words, text) => {
        const expected: { start: number; end: number }[] = [];
        for (let at = 0; at < text.length; ) {
          const longest = words.filter((one) => text.startsWith(one, at)).sort((a, b) => b.length - a.length)[0];
          if (longest !== undefined) expected.push({ start: at, end: at + longest.length });
          at += longest?.length ?? 1;
        }
        // At its end a text is cut off as well, which is another matter.
        expect(new TextFinder(words).find(`${text}   `)).toEqual(expected);
      }),
    );
  });
});
