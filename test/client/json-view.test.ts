import { describe, expect, test } from 'vitest';
import { colour, renderedBy, sourceOf } from '../../client/webview/json-view.ts';

describe('colour', () => {
  test('names, texts, numbers, words', () => {
    const text = '{"a": "b", "c": [1.5, true], d}';
    const shown = colour(text)
      .filter(({ start, end }) => text.slice(start, end).trim() !== '')
      .map(({ start, end, style }) => `${text.slice(start, end)} ${style}`);
    expect(shown).toEqual([
      '{ punctuation',
      '"a" name',
      ': punctuation',
      '"b" text',
      ', punctuation',
      '"c" name',
      ': punctuation',
      '[ punctuation',
      '1.5 number',
      ', punctuation',
      'true keyword',
      '] punctuation',
      ', punctuation',
      'd plain',
      '} punctuation',
    ]);
  });

  test('runs touch each other, whatever the text', () => {
    for (const text of ['', '"open', '// x "y"\n{', '{"a": "6" Wipes"}', '\\', '"a\\']) {
      const runs = colour(text);
      expect(runs.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
    }
  });
});

describe('places', () => {
  const pieces = [
    { rendered: { start: 0, end: 5 }, source: { start: 10, end: 15 }, kind: 'text' },
    { rendered: { start: 5, end: 9 }, source: { start: 15, end: 30 }, kind: 'output' },
  ] as const;

  test('a character of a text is itself, one of an output is the whole output', () => {
    expect(sourceOf(pieces, 2)).toEqual({ start: 12, end: 13 });
    expect(sourceOf(pieces, 6)).toEqual({ start: 15, end: 30 });
    expect(sourceOf(pieces, 9)).toBeUndefined();
  });

  test('an output under the cursor has printed this', () => {
    expect(renderedBy(pieces, 20, 20)).toEqual({ start: 5, end: 9 });
    expect(renderedBy(pieces, 12, 12)).toBeUndefined();
  });
});
