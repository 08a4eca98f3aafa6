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
  // A text that a test has named may well be JSON, whatever filters it goes through.
  ...['json_escape', 'downcase', 'strip | json_escape'].map((filter): [Verdict, string] => [
    'proved',
    `{"a": {% if \${city} == 'true' %}{{ \${city} | ${filter} }}{% else %}1{% endif %}}`,
  ]),
  ['proved', `{"a": {% case \${city} %}{% when 10, '2' %}{{ \${city} | json_escape }}{% else %}1{% endcase %}}`],
  ['proved', `{% assign q = \${city} | downcase %}{"a": {% if q == 'true' %}{{ q }}{% else %}1{% endif %}}`],
  ['refuted', `{"a": {% if \${city} == 'gold' %}{{ \${city} | json_escape }}{% else %}1{% endif %}}`],
  ['refuted', '{"a": {{ ${city} | json_escape }}}'],
  // White space around a number is none of its digits.
  ['proved', `{"a": {{ custom_attribute.\${n} | plus: 0 | prepend: ' ' }}, "b": {{ 1 | append: ' ' }}}`],
  ['proved', `{"a": {{ \${user_id} | size | append: ' ' }}}`],
  // A variable that is set already stays what it was, where a filter fails: of most numbers by 0 it does.
  ['not-proved', `{% assign v = 0 %}{% assign v = custom_attribute.\${n} | divided_by: 0 %}{"a": {{ v }}}`],
  ['refuted', `{% assign v = custom_attribute.\${n} | divided_by: 0 %}{"a": {{ v }}}`],
  // A list of the body's own is shown with its brackets and quotes once a filter makes a text of it.
  ['conditional', '{"{{ " " | split: "" | remove_first: event_properties.${x} }}": 1}'],
  ['conditional', '{"a": "{{ "a b" | split: " " | replace: "x", ${city} }}"}'],
  ['proved', `{"a": {{ '1' | split: 'a' | upcase | default: \${city} }}}`],
  // What the body has is printed, and never what stands in for it.
  ...['[]', '[1]', '["a"]', '2'].map((text): [Verdict, string] => [
    'proved',
    `{"a": {{ '${text}' | default: \${city} }}}`,
  ]),
  // What a captured block prints has something in it, or holds a text, where the block itself does.
  ...[`!= ''`, '!= blank', '!= empty', `contains 'x'`, `contains '"x": '`].map((test): [Verdict, string] => [
    'proved',
    `{% capture c %}{% if \${city} %}"x": {{ \${city} | as_json_string }}{% endif %}{% endcapture %}{ {{ c }}{% if c ${test} %},{% endif %} "y": 1}`,
  ]),
  ['proved', `{% capture c %}a{{ \${city} }}b{% endcapture %}{% if c == 'x' %}no{% else %}{"a": 1}{% endif %}`],
  [
    'not-proved',
    `{% capture c %}a{{ \${city} }}b{% endcapture %}{% if c == 'a to b' %}no{% else %}{"a": 1}{% endif %}`,
  ],
  // Of a number there is a size or none, and it is the same for every test.
  [
    'proved',
    `{"a": [{% if event_properties.\${p}.size > 0 %}1{% endif %}{% if event_properties.\${p}.size > 1 %},2{% endif %}]}`,
  ],
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
  // A text that gets longer with each iteration is a text all the same.
  ...[`'x'`, `p.id`, `'1,'`].map((part): [Verdict, string] => [
    'proved',
    `{% assign o = '' %}{% for p in event_properties.\${ps} %}{% assign o = o | append: ${part} %}{% endfor %}{"a": {{ o | as_json_string }}, "b": "{{ o | json_escape }}", "c": {{ o | split: ',' | as_json_string }}}`,
  ]),
  [
    'proved',
    `{% assign o = '' %}{% for p in event_properties.\${ps} %}{% assign o = o | append: 'x' %}{% endfor %}{"a": "{{ o }}"}`,
  ],
  [
    'conditional',
    `{% assign o = '' %}{% for p in event_properties.\${ps} %}{% assign o = o | append: p.id %}{% endfor %}{"a": "{{ o }}"}`,
  ],
  // What it is divided by is not 0 where it was set, whatever else was tested there.
  ...['l > 0 and l > p', 'l > p and l > 0', 'l != 0 and p < l'].map((test): [Verdict, string] => [
    'proved',
    `{% assign l = event_properties.\${l} | plus: 0 %}{% assign p = event_properties.\${p} | plus: 0 %}{% assign x = 0 %}{% if ${test} %}{% assign x = p | divided_by: l %}{% endif %}{"s": {{ x }}}`,
  ]),
  [
    'conditional',
    `{% assign l = event_properties.\${l} | plus: 0 %}{% assign x = 0 %}{% if l >= 0 %}{% assign x = 1 | divided_by: l %}{% endif %}{"s": {{ x }}}`,
  ],
  // What a filter fails to make has no size, which is no error where sizes are put in order.
  ...[`where: 'sale'`, `map: 'id'`, 'sort', `sort: 'price'`, `concat: event_properties.\${b}`].map(
    (filter): [Verdict, string] => [
      'proved',
      `{% assign w = event_properties.\${a} | ${filter} %}{"s": {% if w.size > 0 %}1{% else %}0{% endif %}}`,
    ],
  ),
  // An object has no items, by whatever number.
  [
    'proved',
    `{"a": {% if event_properties.\${o} contains 'x' and event_properties.\${o}[0] == nil %}1{% else %}2{% endif %}}`,
  ],
  // What lists and texts have besides is meant behind a dot alone.
  ['refuted', '{% assign t = "ab" %}{"k":{{ t["size"] }}}'],
  ['refuted', `{% assign t = 'a,b' | split: ',' %}{"k":{% if t["first"] == 'a' %}1{% endif %}}`],
  ['proved', `{% assign t = 'a,b' | split: ',' %}{"k":{% if t["last"] == nil %}1{% endif %}}`],
  ['proved', `{% assign k = 'size' %}{% assign t = 'ab' %}{"k":{% if t[k] == nil %}1{% endif %}}`],
  ['proved', '{"k":{{ event_properties.${x}["first"] | as_json_string }}}'],
  // A value that is made of others twice in each iteration is made of very many in the end.
  [
    'proved',
    '{% assign a = ${language} | plus: 0 %}{% for i in (1..12) %}{% for j in (1..4) %}{% assign a = b | at_least: a %}{% assign b = a | at_least: j %}{% endfor %}{% endfor %}{"a": {% if ${language} %}{{ a }}{% else %}{{ a }}{% endif %}}',
  ],
  // A list that the body has put together, without its last comma.
  [
    'not-proved',
    '{% capture c %}{% for p in event_properties.${xs} %}{{p | as_json_string}},{% endfor %}{% endcapture %}{% assign n = c.size | minus: 1 %}{"k":[{{ c | slice: 0, n }}]}',
  ],
  // A member may be called `size`, unless the body counts with it, or goes through a list.
  ['conditional', '{"a": "{{ event_properties.${shoe}.size }}"}'],
  ['proved', '{"a": "{{ custom_attribute.${shoe}.size | json_escape }}"}'],
  ['proved', '{"a": {{ custom_attribute.${shoe}.size | as_json_string }}}'],
  ['proved', '{"a": {{ event_properties.${shoe}.size | default: 0 }}}'],
  [
    'conditional',
    `{"a": {{ event_properties.\${shoe}.size | default: '' | as_json_string }}, "b": "{{ event_properties.\${shoe}.size }}"}`,
  ],
  ['refuted', '{"a": {{ event_properties.${shoe}.size }}}'],
  ['proved', '{"a": {{ event_properties.${shoe}.size | plus: 0 }}}'],
  [
    'conditional',
    `{"a": "{% if event_properties.\${shoe}.size != 'L' %}{{ event_properties.\${shoe}.size }}{% endif %}"}`,
  ],
  ['proved', `{"a": "{% if event_properties.\${shoe}.size == 'L' %}{{ event_properties.\${shoe}.size }}{% endif %}"}`],
  [
    'conditional',
    '{"a": [{% for p in event_properties.${items} %}"{{ p.size }}"{% unless forloop.last %},{% endunless %}{% endfor %}]}',
  ],
  ['proved', '{% assign n = event_properties.${items}.size %}{"n": {% if n > 1 %}{{ n }}{% else %}1{% endif %}}'],
  [
    'proved',
    '{"n": {% if event_properties.${items}.size == 0 %}0{% else %}{{ event_properties.${items}.size | default: 0 }}{% endif %}}',
  ],
];

test.each(VERDICTS)('%s: %s', (verdict, body) => {
  expect(prove(read(body)).verdict).toBe(verdict);
});
