import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineDifference } from '../../client/webview/line-difference.ts';

/** One letter a line; what is left out is `…`. */
function shown(before: string, after: string): string {
  const signs = { same: ' ', removed: '-', added: '+' };
  return lineDifference([...before], [...after])
    .map((line) => (line.kind === 'gap' ? `…${line.lines}` : signs[line.kind] + line.text))
    .join('');
}

test.each([
  ['', '', ''],
  ['abc', 'abc', ''],
  ['abc', 'adc', ' a-b+d c'],
  ['abc', 'ac', ' a-b c'],
  ['ac', 'abc', ' a+b c'],
  ['', 'ab', '+a+b'],
  ['ab', '', '-a-b'],
  ['abcdefghi', 'abcdefghX', '…5 f g h-i+X'],
  ['Xbcdefghi', 'Ybcdefghi', '-X+Y b c d…5'],
  ['aXbcdefghiYk', 'abcdefghik', ' a-X b c d…2 g h i-Y k'],
])('from %j to %j: %s', (before, after, difference) => {
  expect(shown(before, after)).toBe(difference);
});

test('both texts can be read from a difference, as far as it is shown', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = lineDifference(before, after);
      if (lines.length === 0) return before.join() === after.join();
      const side = (kind: 'removed' | 'added') =>
        lines.flatMap((line) =>
          line.kind === 'gap'
            ? Array(line.lines).fill('?')
            : line.kind === 'same' || line.kind === kind
              ? [line.text]
              : [],
        );
      const matches = (found: string[], whole: string[]) =>
        found.length === whole.length && found.every((one, at) => one === '?' || one === whole[at]);
      return matches(side('removed'), before) && matches(side('added'), after);
    }),
    { seed: 18 },
  );
});

test('large texts that have nothing in common are replaced, and soon', () => {
  const many = (letter: string) => Array.from({ length: 5000 }, (_, at) => `${letter}${at}`);
  expect(lineDifference(many('a'), many('b'))).toHaveLength(10_000);
});
