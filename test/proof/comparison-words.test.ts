import { expect, test } from 'vitest';
import { checkForTest } from '../check.ts';

/** A test between two attributes, and the two cases in which a comma is missing after it. */
const WORDS: [condition: string, isTrue: string, isFalse: string][] = [
  ['${city} == ${country}', '`${city}` equals `${country}`', '`${city}` does not equal `${country}`'],
  ['${city} != ${country}', '`${city}` does not equal `${country}`', '`${city}` equals `${country}`'],
  ['${city} contains ${country}', '`${city}` contains `${country}`', '`${city}` does not contain `${country}`'],
  [
    'custom_attribute.${a} > custom_attribute.${b}',
    '`custom_attribute.${a}` is greater than `custom_attribute.${b}`',
    '`custom_attribute.${a}` is not greater than `custom_attribute.${b}`',
  ],
];

test.each(WORDS)('{%% if %s %%} is said as data', (condition, isTrue, isFalse) => {
  const wordsOf = (body: string) => checkForTest(body).proof.problems[0]?.when.explain()?.words ?? [];
  expect(wordsOf(`[1{% if ${condition} %} 2{% endif %}]`)).toContain(isTrue);
  expect(wordsOf(`[1{% if ${condition} %}, 2{% else %} 2{% endif %}]`)).toContain(isFalse);
});
