import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonText, terminalLine, terminalText } from '../../server/src/cli/terminal.ts';
import texts from '../hostile/texts.json' with { type: 'json' };
import { unseenIn } from '../hostile/unseen.ts';

describe.each(texts)('$what', ({ text }) => {
  test('is one harmless line on a terminal', () => {
    expect(unseenIn(terminalLine(text), '\t')).toEqual([]);
  });

  test('is the same value in JSON, and harmless', () => {
    expect(unseenIn(jsonText({ text }))).toEqual([]);
    expect(JSON.parse(jsonText({ text }))).toEqual({ text });
  });
});

test('no text at all is more than text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(unseenIn(terminalLine(text), '\t')).toEqual([]);
      expect(unseenIn(terminalText(text).replaceAll('\r\n', '\n'), '\t\n')).toEqual([]);
      expect(unseenIn(jsonText(text))).toEqual([]);
      expect(JSON.parse(jsonText(text))).toBe(text);
    }),
    { numRuns: 5000 },
  );
});

test.each([
  ['::error file=a::b', ': :error file=a::b'],
  ['  ::stop-commands::x', '  : :stop-commands::x'],
  ['a ##[group]b', 'a ## [group]b'],
  ['##vso[task.setvariable variable=a]b', '## vso[task.setvariable variable=a]b'],
  ['a::b # c ## d', 'a::b # c ## d'],
])('a build server takes %s for no command', (text, shown) => {
  expect(terminalLine(text)).toBe(shown);
});

test('JSON escapes what Unicode has not given a meaning yet, too', () => {
  expect(jsonText('\u2065\u{e0002}')).toBe('"\\u2065\\udb40\\udc02"');
});

test('line breaks of a rendering are those of its lines', () => {
  expect(terminalText('{\r\n\t"a": "\u001b[1m\r"\n}')).toBe('{\r\n\t"a": "␛[1m␍"\n}');
});

test.each(['Łukasz "€"\tx', '👩‍🚒 ❤️', 'می‌خواهم'])('what is harmless stays as it is: %s', (text) => {
  expect(terminalLine(text)).toBe(text);
  expect(terminalText(text)).toBe(text);
});
