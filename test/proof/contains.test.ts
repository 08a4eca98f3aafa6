import { expect, test } from 'vitest';
import { prove } from '../../server/src/proof/prove.ts';
import { read } from '../../server/src/template/read.ts';

/** Each has one slip, and the case in words; `x` is a property of the event. */
const CASES: readonly (readonly [body: string, words: string])[] = [
  ["[1{% if x contains 'sale' %},{% endif %}]", '`x` contains `sale`'],
  ["[1{% unless x contains 'sale' %},{% endunless %}]", '`x` does not contain `sale`'],
  ["{% assign v = 'sale' %}[1{% if x contains v %},{% endif %}]", '`x` contains `sale`'],
  ["[{% if x contains 'sale' %}{% for i in x %}[]{% endfor %}{% endif %}]", '`x` has 2 items, including `sale`'],
  ["[1{% if x contains 'a' %}{% unless x contains 'b' %},{% endunless %}{% endif %}]", '`x` is a string with `a`'],
  ["{% assign plans = 'gold,silver' | split: ',' %}[1{% if plans contains x %},{% endif %}]", '`x` is `gold`'],
  ["{% assign plan = 'gold' %}[1{% if x == plan %},{% endif %}]", '`x` is `gold`'],
];

test.each(CASES)('%s', (body, words) => {
  const { verdict, problems } = prove(read(body.replace(/\bx\b/g, 'event_properties.${x}')));
  const said = problems.map(({ when }) => when.solve()?.words.join(' and ').replaceAll('event_properties.${x}', 'x'));
  expect([verdict, said]).toEqual(['refuted', [words]]);
});
