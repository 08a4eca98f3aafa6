import { expect, test } from 'vitest';
import { draw } from '../../client/webview/lines.ts';
import { groupsOf } from '../../client/webview/links.ts';

const LIMITS = { characters: 1000, lines: 100 };

/** The groups of each line: what they show; `<…>` where they are a link, `(…)` where they go on from the line before. */
function links(rendering: string, ...outputs: readonly [start: number, end: number, source: number][]): string[] {
  const pieces = outputs.map(([start, end, source]) => ({
    rendered: { start, end },
    source: { start: source, end: source + 5 },
    kind: 'output' as const,
  }));
  const { lines } = draw({ rendering, pieces, problems: [] }, LIMITS);
  return groupsOf(lines, pieces).map((groups) =>
    groups
      .map(({ segments, kind, goesOn }) => {
        const text = segments.map((segment) => segment.text).join('');
        return kind === 'text' ? text : goesOn ? `(${text})` : `<${text}>`;
      })
      .join(''),
  );
}

test('an output is one link, whatever the colours in it', () => {
  expect(links('{"a": {"b": 1}}', [6, 14, 0])).toEqual(['{"a": <{"b": 1}>}']);
});

test('an output of several lines is one link, in the first of them', () => {
  expect(links('[{\n"b": 1\n}, 2]', [1, 11, 0])).toEqual(['[<{>', '("b": 1)', '(})<>, 2]'.replace('<>', '')]);
});

test('two outputs side by side are two', () => {
  expect(links('ab', [0, 1, 0], [1, 2, 9])).toEqual(['<a><b>']);
});
