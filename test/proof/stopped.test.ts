import { expect, test } from 'vitest';
import { prove } from '../../server/src/proof/prove.ts';
import { read } from '../../server/src/template/read.ts';

/** Bodies with an `abort_message` behind the payload, and what is assumed of the value that it tests. */
const BEHIND: readonly [body: string, kinds: readonly string[]][] = [
  [
    '{"t": {{ custom_attribute.${t} }}}{% if custom_attribute.${t} == blank %}{% abort_message("t") %}{% endif %}',
    ['text', 'object'],
  ],
  [
    '{"t": {{ custom_attribute.${t} }}}{% unless custom_attribute.${t} != blank %}{% abort_message %}{% endunless %}',
    ['text', 'object'],
  ],
  [
    '{"t": {{ custom_attribute.${t} | round }}, "u": {{ ${user_id} }}}{% if {{${user_id}}} == nil or ${user_id} == blank %}{% abort_message("t") %}{% endif %}',
    ['text'],
  ],
  [
    '[{% for i in event_properties.${l} %}{{ custom_attribute.${t} }}{% unless forloop.last %},{% endunless %}{% endfor %}]{% if custom_attribute.${t} == blank %}{% abort_message("t") %}{% endif %}',
    ['text', 'object'],
  ],
  ['{"t": {{ ${user_id} }}}{% if ${user_id} == blank and true %}{% abort_message("t") %}{% endif %}', ['text']],
  // A test of something else, or one that is not always reached, stops nothing of that.
  ['{"t": {{ ${user_id} }}}{% if ${country} == blank %}{% abort_message("t") %}{% endif %}', ['blank', 'text']],
  [
    '{"t": {{ ${user_id} }}}{% if ${country} %}{% if ${user_id} == blank %}{% abort_message("t") %}{% endif %}{% endif %}',
    ['blank', 'text'],
  ],
  [
    '{"t": {{ ${user_id} }}}{% if ${user_id} == blank and ${country} == "DE" %}{% abort_message("t") %}{% endif %}',
    ['blank', 'text'],
  ],
  [
    '{% assign on = true %}{"t": {{ ${user_id} }}}{% if ${user_id} == blank %}{% assign on = false %}{% endif %}{% if on %}{% abort_message("t") %}{% endif %}',
    ['blank', 'text'],
  ],
  [
    '{"t": {{ ${user_id} }}}{% if ${country} %}{% break %}{% endif %}{% if ${user_id} == blank %}{% abort_message("t") %}{% endif %}',
    ['blank', 'text'],
  ],
  ['{% if ${user_id} == empty %}{% abort_message("t") %}{% endif %}{"t": {{ ${user_id} }}}', ['blank', 'text']],
];

test.each(BEHIND)('%s', (body, kinds) => {
  expect(prove(read(body)).assumptions.map(({ kind }) => kind)).toEqual(kinds);
});

/** Tests over arithmetic: what is wrong in a branch has values that lead there, however far they are from what the body names. */
const FAR = [
  '{% assign d = event_properties.${a} | minus: 3 %}{% if d > 10 %}{"a": 1,}{% else %}{"a": 2}{% endif %}',
  '{% assign d = event_properties.${a} | divided_by: 2 %}{% if d > 10 %}{"a": 1,}{% else %}{"a": 2}{% endif %}',
  '{% assign d = event_properties.${a} | plus: 50 %}{% if d < 10 %}{"a": 1,}{% else %}{"a": {{ d }}}{% endif %}',
  '{% assign d = custom_attribute.${a} | times: 0.1 | round %}{% if d >= 100 %}{"a": 1,}{% else %}{"a": 2}{% endif %}',
  '{% assign d = event_properties.${l} | size | minus: 1 %}{% if d > 1 %}{"a": 1,}{% else %}{"a": 2}{% endif %}',
];

test.each(FAR)('refuted: %s', (body) => {
  const { verdict, problems } = prove(read(body));
  expect({ verdict, kinds: problems.map(({ kind }) => kind) }).toEqual({
    verdict: 'refuted',
    kinds: ['trailing-comma'],
  });
  expect(problems[0]?.when.solve()).toBeDefined();
});

/** Proved: counters in loops are whole numbers, and a profile holds no zone with a quote. */
const PROVED = [
  '[{% for p in event_properties.${ps} %}{% increment k %}{% unless forloop.last %},{% endunless %}{% endfor %}]',
  '[{% for p in event_properties.${ps} %}{% decrement k %}{% unless forloop.last %},{% endunless %}{% endfor %}]',
  '{"l": [{% for p in event_properties.${ps} %}{"n": {% increment n %}}{% unless forloop.last %},{% endunless %}{% endfor %}], "last": {{ n | plus: 0 }}}',
  `{% assign tz = \${time_zone} | default: 'America/New_York' %}{"h": "{{ 'now' | time_zone: tz | date: '%H' }}"}`,
  `{"h": "{{ 'now' | time_zone: \${time_zone} | date: '%H:%M' }}"}`,
];

test.each(PROVED)('proved: %s', (body) => expect(prove(read(body)).verdict).toBe('proved'));
