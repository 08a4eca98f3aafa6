import { describe, expect, test } from 'vitest';
import { causeOf, shrink } from './shrink.mjs';

const shrinkWhile = async (template: string, pattern: RegExp) =>
  (await shrink([template], (list) => list.map((one) => pattern.test(one))))[0];

describe('shrink', () => {
  test.each([
    [
      'a{% if x == 1 and y %}b{{ n | upcase | base64_decode: 1, 2 | size }}{% endif %}c{% assign x = 1 %}',
      /base64_decode/,
      '{{ n | base64_decode}}',
    ],
    ['{% for i in list limit:2 reversed %}{{ i }}x{% endfor %}y', /for .* reversed/, '{% for i in list reversed %}'],
    ['{% case n %}{% when 1 %}a{% else %}{{ n | size }}{% endcase %}', /\| size/, '{{ n | size }}'],
    ['{%- if a or b contains c -%}{{ z }}{%- endif -%}', /if.*contains/, '{% if b contains c %}'],
  ])('%s', async (template, pattern, shortest) => {
    expect(await shrinkWhile(template, pattern)).toBe(shortest);
  });

  test('leaves what cannot be shorter, and asks for all templates at once', async () => {
    const rounds: number[] = [];
    const shrunken = await shrink(['{{ a }}', '{{ b }} and more'], (list) => {
      rounds.push(list.length);
      return list.map((one) => /\{\{ [ab] \}\}/.test(one));
    });
    expect(shrunken).toEqual(['{{ a }}', '{{ b }}']);
    expect(rounds.length).toBeLessThan(4);
  });
});

test('templates of one cause are those that use the same', () => {
  expect(causeOf("{{ 'a' | base64_decode }}")).toBe(causeOf('{{name|base64_decode}}'));
  expect(causeOf('{% if a < b %}{% endif %}')).toBe('operator <, tag if');
  expect(causeOf('{{ 1.0 }}')).toBe('an output alone');
});
