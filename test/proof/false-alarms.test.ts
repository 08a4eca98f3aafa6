import { expect, test } from 'vitest';
import type { Verdict } from '../../server/src/proof/proof.ts';
import { prove } from '../../server/src/proof/prove.ts';
import { read } from '../../server/src/template/read.ts';

/** Bodies of which a proof has once said something else. */
const VERDICTS: readonly [verdict: Verdict, body: string][] = [
  // The digits of a number hold no quote.
  [
    'proved',
    `["{% if event_properties.\${sku} > 3 %}{{ event_properties.\${sku} | split: ',' | join: ' ' }}{% endif %}"]`,
  ],
  ['proved', `["{% if event_properties.\${sku} > 3 %}{{ event_properties.\${sku} | split: ',' | first }}{% endif %}"]`],
  // A list that is split again is `["a"]` first.
  ['conditional', '{"a": {{ ${user_id} | split: "7" | split: " " }}}'],
  // White space that is escaped is nothing but white space, unless it holds a line break.
  ['conditional', '[{% for i in event_properties.${items} %}{{ i | escape }}{% break %}{% endfor %}]'],
  // Lists that no filter fails to make have a size, of nothing too.
  ...['uniq', 'compact', 'sort_natural', 'reverse', 'slice: 0, 2', 'split: ","'].map((filter): [Verdict, string] => [
    'proved',
    `{% assign i = event_properties.\${x} | ${filter} %}{"n": {{ i.size }}}`,
  ]),
  // Of items without members `where` makes nothing.
  ['conditional', `{% assign i = event_properties.\${x} | where: 'a', true %}{"n": {{ i.size }}}`],
  ['conditional', `{% assign i = event_properties.\${x} | uniq: 'a' %}{"n": {{ i.size }}}`],
  // A text of the body that stands in for a missing value breaks the payload, whatever the data is otherwise.
  ['refuted', `{"n": {{ event_properties.\${n} | default: 'n/a' }}}`],
  ['refuted', `{"n": [1, {{ event_properties.\${n} | default: 'none' }}]}`],
  ['refuted', `{% assign n = event_properties.\${n} | default: 'unknown' %}{"n": {{ n }}}`],
  ['conditional', `{"n": {{ event_properties.\${n} | default: 'null' }}}`],
  ['conditional', `{"n": {{ event_properties.\${n} | default: 0 }}}`],
  ['proved', `{"n": "{{ event_properties.\${n} | default: 'n/a' | json_escape }}"}`],
  [
    'conditional',
    `{"n": {% if event_properties.\${n} != blank %}{{ event_properties.\${n} | default: 'n/a' }}{% else %}0{% endif %}}`,
  ],
];

test.each(VERDICTS)('%s: %s', (verdict, body) => {
  expect(prove(read(body)).verdict).toBe(verdict);
});
