import { expect, test } from 'vitest';
import { prove } from '../../server/src/proof/prove.ts';
import { read } from '../../server/src/template/read.ts';

/** Texts and numbers that are put in order with each other make Liquid print an error. */
const COMPARED: [condition: string, verdict: string, before?: string][] = [
  ['${count} > 3', 'conditional'],
  ['${count} == 3', 'proved'],
  ['count > 3', 'proved', '{% assign count = ${count} | plus: 0 %}'],
  ['count > 3', 'conditional', "{% assign count = ${count} | date: '%s' %}"],
  ['${items}.size > 3', 'proved'],
  ['size > 3', 'proved', '{% assign size = ${items} | size %}'],
  ['${count} > ${least}', 'conditional'],
  ["forloop.index > 'a'", 'refuted'],
  ['text > 3', 'refuted', '{% assign text = ${count} | append: "" %}'],
  ['text > "3"', 'proved', '{% assign text = ${count} | append: "" %}'],
];

test.each(COMPARED)('%s is %s %s', (condition, verdict, before = '') => {
  const body = `${before}[{% for i in (1..1) %}{% if ${condition} %}1{% endif %}{% endfor %}]`;
  expect(prove(read(body)).verdict).toBe(verdict);
});

test('a text that is walked as the only item of itself is compared as well', () => {
  const loop =
    '[{% for item in ${items} %}{% unless forloop.first %},{% endunless %}{% if item > 3 %}1{% else %}2{% endif %}{% endfor %}]';
  expect(prove(read(loop)).verdict).toBe('conditional');
});
