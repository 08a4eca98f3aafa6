import { expect, test } from 'vitest';
import { inCode, inWords } from '../../server/src/service/markdown.ts';
import { plainText } from '../../server/src/service/plain-text.ts';

test.each([
  ['**upcase** (filter, string → string)', 'upcase (filter, string → string)'],
  ['Prints:\n- `a` for *Known user*', 'Prints:\n- `a` for Known user'],
  ["[Braze's documentation](https://braze.com/a_b)", "Braze's documentation (https://braze.com/a_b)"],
  ['```liquid\n{% if a %}**b**{% endif %}\n```\n\nMore', '{% if a %}**b**{% endif %}\n\nMore'],
  ['`**a**` and **b**', '`**a**` and b'],
  ['2 * 3 * 4', '2 * 3 * 4'],
  ['nothing', 'nothing'],
  ['', ''],
])('%j is %j as plain text', (markdown, expected) => {
  expect(plainText(markdown)).toBe(expected);
});

/** Names that an author may choose. */
test.each(['a_b', '**a**', '`', '``', 'a`b', '[x](y)', '\\', '\\*', '*', '<b>', '```', '{{${a}}}'])(
  'a name %j is shown as it is',
  (name) => {
    expect(plainText(`**${inWords(name)}** is`)).toBe(`${name} is`);
    expect(plainText(`It is ${inCode(name)}.`)).toBe(`It is \`${name}\`.`);
  },
);
