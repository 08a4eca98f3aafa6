import { describe, expect, test } from 'vitest';
import { type Drawing, draw, shownText } from '../../client/webview/lines.ts';

const LIMITS = { characters: 1000, lines: 100 };

/** A line each: its segments, with `!` where wrong and the number of the piece, then its messages. */
function shown({ lines }: Drawing): string[] {
  return lines.map(({ segments, messages }) => {
    const parts = segments.map(({ text, wrong, piece }) => `${wrong ? '!' : ''}${text}${piece ?? ''}`);
    return [parts.join('|'), ...messages].join(' ← ');
  });
}

function pieceOf(start: number, end: number, kind: 'text' | 'output') {
  return { rendered: { start, end }, source: { start: 0, end: 9 }, kind };
}

describe('draw', () => {
  test('cuts at colours, pieces and problems', () => {
    const rendering = '{"a": u1\n}';
    const pieces = [pieceOf(0, 6, 'text'), pieceOf(6, 8, 'output'), pieceOf(8, 10, 'text')];
    const problems = [{ start: 6, end: 8, message: 'no value' }];
    expect(shown(draw({ rendering, pieces, problems }, LIMITS))).toEqual(['{0|"a"0|: 0|!u11 ← no value', '}2']);
  });

  test('underlines a character where a problem has no width', () => {
    const at = (start: number) => [{ start, end: start, message: 'here' }];
    expect(shown(draw({ rendering: 'ab', pieces: [], problems: at(1) }, LIMITS))).toEqual(['a|!b ← here']);
    expect(shown(draw({ rendering: 'ab', pieces: [], problems: at(2) }, LIMITS))).toEqual(['a|!b ← here']);
    expect(shown(draw({ rendering: 'a\nb', pieces: [], problems: at(1) }, LIMITS))).toEqual(['!a ← here', 'b']);
    expect(shown(draw({ rendering: '', pieces: [], problems: at(0) }, LIMITS))).toEqual([' ← here']);
  });

  test('says what lies behind the limits', () => {
    const rendering = 'a\n'.repeat(500);
    const problems = [{ start: 900, end: 901, message: 'far' }];
    const { lines, rest } = draw({ rendering, pieces: [], problems }, LIMITS);
    expect(lines).toHaveLength(100);
    expect(rest).toEqual({ lines: 401, problems: 1 });
    const long = draw({ rendering: 'x'.repeat(5000), pieces: [], problems: [] }, LIMITS);
    expect(shown(long)).toEqual(['x'.repeat(1000)]);
  });

  test('loses no character of what it draws', () => {
    for (const rendering of ['', '\n', '\n\n', 'a\n', '"a\n"b": {', '\r\n"é"\n🧻']) {
      const { lines } = draw({ rendering, pieces: [], problems: [] }, LIMITS);
      expect(lines.map(({ segments }) => segments.map(({ text }) => text).join('')).join('\n')).toBe(rendering);
    }
  });
});

test('the line breaks of Windows are no characters of a line', () => {
  expect(shownText({ text: '{"a": 1,\r' }, true)).toBe('{"a": 1,');
  expect(shownText({ text: '\r' }, true)).toBe('');
});

test('a carriage return within a line is shown', () => {
  expect(shownText({ text: 'a\rb' }, true)).toBe('a␍b');
  expect(shownText({ text: '"a\r' }, false)).toBe('"a␍');
});
