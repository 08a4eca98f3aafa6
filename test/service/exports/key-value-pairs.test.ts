import { describe, expect, test } from 'vitest';
import { keyValuePairs, pairsAsText } from '../../../server/src/service/exports/key-value-pairs.ts';
import { read } from '../../../server/src/template/read.ts';

function pairsIn(body: string): string {
  const found = keyValuePairs(read(body));
  if ('problem' in found) return found.problem;
  const lines = found.pairs.map(({ key, value }) => `${key} = ${value}`);
  return [...lines, ...found.becomeStrings.map((key) => `(${key} becomes a string)`)].join('\n');
}

describe('a flat body as key-value pairs', () => {
  test.each([
    ['{"event": "quiz_done", "user_id": "{{${user_id}}}"}', 'event = quiz_done\nuser_id = {{${user_id}}}'],
    ['{"a": "x {{ b }} y {{- c -}} z"}', 'a = x {{ b }} y{{- c -}}z'],
    ['{"a": "{% if b %}\\"yes\\"{% else %}no{% endif %}"}', 'a = {% if b %}\\"yes\\"{% else %}no{% endif %}'],
    ['{"a": "say \\"hi\\"\\n", "b": "c:\\\\"}', 'a = say "hi"\n\nb = c:\\'],
    ['{{ }}{"a": "b"}', 'The body is not a JSON object: unexpected text after the value.'],
    [
      '{"t": {{ event_properties.${price} }}, "n": 1.50, "b": true}',
      't = {{ event_properties.${price} }}\nn = 1.50\nb = true\n(t becomes a string)\n(n becomes a string)\n(b becomes a string)',
    ],
    ['{% comment %} for Movable Ink {% endcomment %}\n{"a": "b"}', 'a = b'],
    ['{"a": 1, "a": "last"}', 'a = last'],
    ['{"a": "\uE0000\uE001{{ b }}"}', 'a = \uE0000\uE001{{ b }}'],
    ['{}', ''],
  ])('%s', (body, expected) => {
    expect(pairsIn(body)).toBe(expected);
  });
});

describe('why a body is not flat', () => {
  test.each([
    ['{"a": {"b": "c"}}', '`a` is an object. Key-value pairs are flat: each value is one string.'],
    ['{"a": ["b"]}', '`a` is an array. Key-value pairs are flat: each value is one string.'],
    ['{"{{ a }}": "b"}', 'The key `{{ a }}` contains Liquid, or is printed by it.'],
    ['["a"]', 'The body is not a JSON object, so it has no keys.'],
    ['{"a": "b"', 'The body is not a JSON object: expected a closing }.'],
    [
      '{"a": "b"\n{% if c %}, "d": "e"{% endif %}}',
      'Line 2 has a tag, `if`, outside the values. Key-value pairs have no place for it: only a value can hold Liquid.',
    ],
    [
      '{% assign id = ${user_id} %}{"a": "{{ id }}"}',
      'Line 1 has a tag, `assign`, outside the values. Key-value pairs have no place for it: only a value can hold Liquid.',
    ],
    ['', 'The body is empty.'],
  ])('%s', (body, expected) => {
    expect(pairsIn(body)).toBe(expected);
  });
});

test('pairs are copied as cells', () => {
  const pairs = [
    { key: 'a', value: 'b "c"' },
    { key: 'd', value: '"quoted"' },
    { key: 'e', value: 'two\nlines' },
  ];
  expect(pairsAsText(pairs)).toBe('a\tb "c"\nd\t"""quoted"""\ne\t"two\nlines"\n');
});
