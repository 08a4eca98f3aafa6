import { expect, test } from 'vitest';
import { draw, leadingBlankLines } from '../../client/webview/lines.ts';

test.each([
  ['{}', 0],
  ['\n\n  \r\n{}', 3],
  ['\n\n', 0],
  ['', 0],
  ['{\n\n}', 0],
])('%j begins with %i blank lines', (rendering, count) => {
  const { lines } = draw({ rendering, pieces: [], problems: [] }, { characters: 100, lines: 10 });
  expect(leadingBlankLines(lines)).toBe(count);
});

test('a line with a problem is not blank', () => {
  const problems = [{ start: 0, end: 1, message: 'here' }];
  const { lines } = draw({ rendering: '\n{}', pieces: [], problems }, { characters: 100, lines: 10 });
  expect(leadingBlankLines(lines)).toBe(0);
});
