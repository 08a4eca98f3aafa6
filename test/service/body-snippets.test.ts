import { expect, test } from 'vitest';
import { bodySnippets, placeForBody } from '../../server/src/service/body-snippets.ts';

/** `|` is the cursor. */
function placeIn(marked: string) {
  return placeForBody(marked.replace('|', ''), marked.indexOf('|'));
}

test.each([
  ['|', 0, 0],
  ['\n\n|\n', 2, 2],
  ['mi-|', 0, 3],
  ['  mi-product|\n', 2, 12],
  ['cus|tom', 0, 6],
])('a body can be inserted into %j', (text, start, end) => {
  expect(placeIn(text)).toEqual({ start, end });
});

test.each([
  ['{custom|}'],
  ['{"a": mi-|'],
  ['mi-product|\n{}'],
  ['{% comment %}x{% endcomment %}\nmi-|'],
  ['"mi-|"'],
  ['two words|'],
  ['mi-\n\n|'],
])('no body is inserted into %j', (text) => {
  expect(placeIn(text)).toBeUndefined();
});

test('the most common come first, for known users before anonymous ones', () => {
  expect(bodySnippets.map(({ prefix }) => prefix).slice(0, 3)).toEqual([
    'mi-product-view',
    'mi-product-view-anonymous',
    'mi-category-view',
  ]);
});

test('each has a body with its placeholders', () => {
  expect(bodySnippets).toHaveLength(16);
  for (const { body } of bodySnippets) expect(body).toMatch(/\$0$/);
});
