import { expect, test } from 'vitest';
import { prove } from '../../server/src/proof/prove.ts';
import { read } from '../../server/src/template/read.ts';

/** What stands before a loop over `xs`, what in each of its iterations, and how the loop goes. */
type Row = [name: string, before: string, within: string, verdict: 'proved' | 'broken', loop?: string];

const COUNT = '{% assign n = n | plus: 1 %}';
const ITEM = '{{ p | as_json_string }}';

const ROWS: Row[] = [
  ['counts, then compares', 'n = 0', `${ITEM}${COUNT}{% if n < xs.size %},{% endif %}`, 'proved'],
  ['compares, then counts', 'n = 1', `${ITEM}{% if n < xs.size %},{% endif %}${COUNT}`, 'proved'],
  ['is not the size yet', 'n = 0', `${ITEM}${COUNT}{% if n != xs.size %},{% endif %}`, 'proved'],
  ['unless it is the size', 'n = 0', `${ITEM}${COUNT}{% unless n == xs.size %},{% endunless %}`, 'proved'],
  ['by a case', 'n = 0', `${ITEM}${COUNT}{% case n %}{% when xs.size %}{% else %},{% endcase %}`, 'proved'],
  ['backwards', 'n = 0', `${ITEM}${COUNT}{% if n < xs.size %},{% endif %}`, 'proved', 'xs reversed'],
  [
    'up to the length of the loop',
    'n = 0',
    `${COUNT}${ITEM}{% if n < forloop.length %},{% endif %}`,
    'proved',
    'xs limit: 5',
  ],
  [
    'down to the last',
    'left = xs.size',
    `${ITEM}{% assign left = left | minus: 1 %}{% if left > 0 %},{% endif %}`,
    'proved',
  ],
  [
    'down, unless it is over',
    'left = xs.size',
    `${ITEM}{% assign left = left | minus: 1 %}{% unless left == 0 %},{% endunless %}`,
    'proved',
  ],
  [
    'set in the first iteration',
    'n = 7',
    `{% if forloop.first %}{% assign n = 1 %}{% else %}${COUNT}{% endif %}${ITEM}{% if n < xs.size %},{% endif %}`,
    'proved',
  ],
  [
    'what it was an iteration ago',
    'old = -1',
    `{% if old < forloop.index0 %}${ITEM}{% else %}x{% endif %}{% assign old = forloop.index0 %}{% unless forloop.last %},{% endunless %}`,
    'proved',
  ],

  ['one too far', 'n = 0', `${ITEM}${COUNT}{% if n <= xs.size %},{% endif %}`, 'broken'],
  ['one too early', 'n = 1', `${ITEM}${COUNT}{% if n < xs.size %},{% endif %}`, 'broken'],
  [
    'down, one too far',
    'left = xs.size',
    `${ITEM}{% assign left = left | minus: 1 %}{% if left >= 0 %},{% endif %}`,
    'broken',
  ],
  ['by two', 'n = 0', `${ITEM}{% assign n = n | plus: 2 %}{% if n < xs.size %},{% endif %}`, 'broken'],
  ['only some', 'n = 0', `${ITEM}{% if p == 'a' %}${COUNT}{% endif %}{% if n < xs.size %},{% endif %}`, 'broken'],
  [
    'some are left out',
    'n = 0',
    `{% if p == 'a' %}{% continue %}{% endif %}${ITEM}${COUNT}{% if n < xs.size %},{% endif %}`,
    'broken',
  ],
  [
    'up to the size, in a loop that ends before',
    'n = 0',
    `${COUNT}${ITEM}{% if n < xs.size %},{% endif %}`,
    'broken',
    'xs limit: 5',
  ],
  [
    'up to the size of another list',
    'n = 0',
    `${ITEM}${COUNT}{% if n < event_properties.\${ys}.size %},{% endif %}`,
    'broken',
  ],
  [
    'the same as an iteration ago',
    'old = 0',
    `{% if old == forloop.index %}x{% else %}${ITEM}{% endif %}{% assign old = forloop.index %}{% if old == forloop.index0 %}{% else %},{% endif %}`,
    'broken',
  ],
];

test.each(ROWS)('%s', (_, before, within, verdict, loop = 'xs') => {
  const body = `{% assign xs = event_properties.\${xs} %}{% assign ${before} %}[{% for p in ${loop} %}${within}{% endfor %}]`;
  const { verdict: found, assumptions } = prove(read(body));
  const isProved = found === 'proved' || (found === 'conditional' && assumptions.every(({ kind }) => kind === 'list'));
  expect(isProved ? 'proved' : 'broken').toBe(verdict);
});

test('two loops over one list are not equally far', () => {
  const within = `{% if forloop.first or forloop.last or i == 1 or i == xs.size %}1{% elsif forloop.index == i %}1{% else %}x{% endif %}`;
  const inner = `[{% for b in xs %}${within}{% unless forloop.last %},{% endunless %}{% endfor %}]`;
  const outer = `{% for a in xs %}{% assign i = forloop.index %}${inner}{% unless forloop.last %},{% endunless %}{% endfor %}`;
  expect(prove(read(`{% assign xs = event_properties.\${xs} %}[${outer}]`)).verdict).not.toBe('proved');
});

test('a loop that is left by break has no next iteration', () => {
  const inner = `{% for b in xs %}{% assign n = forloop.index %}{% if b == 'a' %}{% break %}{% endif %}{% endfor %}`;
  const outer = `{% for a in xs %}{% assign m = n %}${inner}{% if m == n %}1{% elsif n > m %}1{% else %}x{% endif %}{% unless forloop.last %},{% endunless %}{% endfor %}`;
  expect(prove(read(`{% assign xs = event_properties.\${xs} %}{% assign n = 0 %}[${outer}]`)).verdict).not.toBe(
    'proved',
  );
});
