import { describe, expect, test } from 'vitest';
import { colour } from '../../client/webview/json-view.ts';

describe('colour', () => {
  test('names, strings, numbers, words', () => {
    const text = '{"a": "b", "c": [-1.5, true], d}';
    const shown = colour(text)
      .filter(({ style }) => style !== 'plain')
      .map(({ start, end, style }) => `${text.slice(start, end)} ${style}`);
    expect(shown).toEqual(['"a" name', '"b" string', '"c" name', '-1.5 number', 'true keyword']);
  });

  test('runs touch each other, whatever the text', () => {
    for (const text of ['', '"open', '// x "y"\n{', '{"a": "6" Wipes"}', '\\', '"a\\', '--', '"a\n"b', 'é🧻"']) {
      const runs = colour(text);
      expect(runs.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
    }
  });
});
