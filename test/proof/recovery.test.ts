import { describe, expect, test } from 'vitest';
import { prove } from '../../server/src/proof/prove.ts';
import { read } from '../../server/src/template/read.ts';
import { parseAnnotated } from '../template/annotated.ts';

/** What one slip is told as, and that the next is still found. */
const BODIES: readonly [name: string, text: string][] = [
  [
    'lines before the payload are one slip',
    `
Request body:
^ text-outside
as JSON
  {"a": 1}`,
  ],
  [
    'lines behind the payload are one slip, up to a comment, which has a fix of its own',
    `
{"a": 1}
one
^ text-outside
two
// three
^ text-outside`,
  ],
  [
    'several payloads are one slip',
    `
{"a": 1}
{"b": 2}
^ text-outside
{"c": 3}`,
  ],
  [
    'an output in the middle of a line belongs to it',
    `
{"a": 1} by {{\${first_name}}} today
         ^ text-outside`,
  ],
];

describe('recovery', () => {
  test.each(BODIES)('%s', (_, text) => {
    const { body, expected } = parseAnnotated(text);
    const starts = prove(read(body)).problems.map(({ kind, start }) => ({ start, words: kind }));
    expect(starts).toEqual(expected.map(({ start, words }) => ({ start, words })));
  });

  test('a large file without sense has few slips', () => {
    expect(prove(read('{"a": "b"}\n'.repeat(100_000))).problems).toHaveLength(1);
    expect(prove(read('a note\n'.repeat(100_000))).problems).toHaveLength(1);
  });
});

test('a bracket that is missing behind what was captured is missing at the end', () => {
  const body = '{% capture a %}1{% endcapture %}{"a": {{ a }}';
  expect(prove(read(body)).problems).toMatchObject([{ kind: 'missing-close', start: body.length, end: body.length }]);
});
