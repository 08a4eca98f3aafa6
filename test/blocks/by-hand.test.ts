import { expect, test } from 'vitest';
import { checkForTest } from '../check.ts';
import { answer } from './answer.ts';
import { blocksOf } from './blocks.ts';

const p = (name: string) => `{{content_blocks.\${${name}}}}`;

/** What it is, the body, its blocks, and the same text in one file, written by hand. */
type Row = readonly [string, string, Readonly<Record<string, string>>, string];

const ROWS: readonly Row[] = [
  [
    'id logic sets var, body prints',
    `${p('ids')}{"user_id": "{{uid | json_escape}}", "anonymous_id": "{{anon}}"}`,
    {
      ids: `---\nname: ids\ntags: [a, b]\n---\n{% assign uid = \${user_id} | default: '' %}{% assign anon = \${email_address} | downcase | sha256 %}`,
    },
    `{% assign uid = \${user_id} | default: '' %}{% assign anon = \${email_address} | downcase | sha256 %}{"user_id": "{{uid | json_escape}}", "anonymous_id": "{{anon}}"}`,
  ],
  [
    'id logic opens brace and comma',
    `{ ${p('ids')} "type": "track"}`,
    {
      ids: `{% if \${user_id} != blank %}"user_id": "{{\${user_id} | json_escape}}",{% elsif \${braze_id} != blank %}"anonymous_id": "{{\${braze_id}}}",{% endif %}`,
    },
    `{ {% if \${user_id} != blank %}"user_id": "{{\${user_id} | json_escape}}",{% elsif \${braze_id} != blank %}"anonymous_id": "{{\${braze_id}}}",{% endif %} "type": "track"}`,
  ],
  ['missing comma between', `{"a": 1 ${p('x')}}`, { x: '"b": 2' }, '{"a": 1 "b": 2}'],
  [
    'trailing comma',
    `{"a": 1, ${p('x')}}`,
    { x: '{% if ${city} != blank %}"b": 2{% endif %}' },
    '{"a": 1, {% if ${city} != blank %}"b": 2{% endif %}}',
  ],
  [
    'loop in body, block item',
    `[{% for i in event_properties.\${items} %}${p('item')}{% unless forloop.last %},{% endunless %}{% endfor %}]`,
    { item: '{"id": "{{i.id | json_escape}}", "n": {{forloop.index}}}' },
    '[{% for i in event_properties.${items} %}{"id": "{{i.id | json_escape}}", "n": {{forloop.index}}}{% unless forloop.last %},{% endunless %}{% endfor %}]',
  ],
  [
    'comma in block in loop',
    `[{% for i in event_properties.\${items} %}${p('item')}{% endfor %}]`,
    { item: '{% unless forloop.first %},{% endunless %}{{i.price | plus: 0}}' },
    '[{% for i in event_properties.${items} %}{% unless forloop.first %},{% endunless %}{{i.price | plus: 0}}{% endfor %}]',
  ],
  [
    'break in block',
    `[{% for i in (1..5) %}{{i}}${p('stop')},{% endfor %}]`,
    { stop: '{% if i == 3 %}{% break %}{% endif %}' },
    '[{% for i in (1..5) %}{{i}}{% if i == 3 %}{% break %}{% endif %},{% endfor %}]',
  ],
  [
    'continue in block',
    `[0{% for i in (1..5) %}${p('skip')},{{i}}{% endfor %}]`,
    { skip: '{% if i == 3 %}{% continue %}{% endif %}' },
    '[0{% for i in (1..5) %}{% if i == 3 %}{% continue %}{% endif %},{{i}}{% endfor %}]',
  ],
  [
    'capture around block then json_escape',
    `{% capture c %}${p('greet')}{% endcapture %}{"g": "{{c | json_escape}}"}`,
    { greet: 'Hi "{{${first_name}}}"\n' },
    '{% capture c %}Hi "{{${first_name}}}"\n{% endcapture %}{"g": "{{c | json_escape}}"}',
  ],
  [
    'capture around, strip, unescaped',
    `{% capture c %}${p('greet')}{% endcapture %}{"g": "{{c | strip}}"}`,
    { greet: '\n  a\n' },
    '{% capture c %}\n  a\n{% endcapture %}{"g": "{{c | strip}}"}',
  ],
  [
    'block closes capture var',
    `${p('c')}{"g": {{whole}}}`,
    { c: '{% capture whole %}{"a": [1,{{ event_properties.${n} | plus: 0 }}]}{% endcapture %}' },
    '{% capture whole %}{"a": [1,{{ event_properties.${n} | plus: 0 }}]}{% endcapture %}{"g": {{whole}}}',
  ],
  [
    'two blocks, open and close',
    `${p('open')}"x": 1${p('close')}`,
    { open: '{"data": {', close: '}}' },
    '{"data": {"x": 1}}',
  ],
  [
    'open twice close once',
    `${p('open')}"x": ${p('open')}"x": 1${p('close')}`,
    { open: '{"data": {', close: '}}' },
    '{"data": {"x": {"data": {"x": 1}}',
  ],
  [
    'same block two values',
    `${p('a')}{% assign v = 2 %},${p('a')}`,
    { a: '[{{v | default: 1}}]' },
    '[{{v | default: 1}}]{% assign v = 2 %},[{{v | default: 1}}]',
  ],
  [
    'counter in block',
    `[${p('n')},${p('n')},${p('n')}]`,
    { n: '{% increment k %}' },
    '[{% increment k %},{% increment k %},{% increment k %}]',
  ],
  [
    'string ends in block',
    `{"event": "a_${p('rest')}}`,
    { rest: '{{event_properties.${kind} | json_escape}}", "b": 1' },
    '{"event": "a_{{event_properties.${kind} | json_escape}}", "b": 1}',
  ],
  ['quote half escape', `{"event": "a\\${p('rest')}"}`, { rest: 'n' }, '{"event": "a\\n"}'],
  ['quote half escape bad', `{"event": "a\\${p('rest')}"}`, { rest: 'x' }, '{"event": "a\\x"}'],
  ['number split', `{"n": 1${p('rest')}}`, { rest: '.5' }, '{"n": 1.5}'],
  [
    'number split unknown',
    `{"n": -${p('rest')}}`,
    { rest: '{{ event_properties.${n} | abs }}' },
    '{"n": -{{ event_properties.${n} | abs }}}',
  ],
  ['literal split', `{"n": tr${p('rest')}}`, { rest: 'ue' }, '{"n": true}'],
  ['abort always', `${p('no')}{"a": `, { no: '{% abort_message("no") %}' }, '{% abort_message("no") %}{"a": '],
  [
    'abort in else',
    `{% if \${user_id} == blank %}${p('no')}{% endif %}{"a": "{{\${user_id} | json_escape}}"}`,
    { no: 'text{% abort_message("no") %}' },
    '{% if ${user_id} == blank %}text{% abort_message("no") %}{% endif %}{"a": "{{${user_id} | json_escape}}"}',
  ],
  [
    'abort in second level',
    `${p('a')}{"a": {{event_properties.\${n} }}}`,
    { a: `{% if event_properties.\${n} == blank %}${p('b')}{% endif %}`, b: '{% abort_message() %}' },
    '{% if event_properties.${n} == blank %}{% abort_message() %}{% endif %}{"a": {{event_properties.${n} }}}',
  ],
  [
    'case in block',
    `{"p": ${p('plan')}}`,
    {
      plan: '{% case custom_attribute.${plan} %}{% when "gold", "silver" %}1{% when "none" %}{% else %}"{{custom_attribute.${plan}}}"{% endcase %}',
    },
    '{"p": {% case custom_attribute.${plan} %}{% when "gold", "silver" %}1{% when "none" %}{% else %}"{{custom_attribute.${plan}}}"{% endcase %}}',
  ],
  [
    'if around blocks with correlated',
    `{% if \${city} != blank %}${p('a')}{% else %}${p('b')}{% endif %}"x": 1{% if \${city} != blank %}}{% endif %}}`,
    { a: '{"c": { ', b: '{ ' },
    '{% if ${city} != blank %}{"c": { {% else %}{ {% endif %}"x": 1{% if ${city} != blank %}}{% endif %}}',
  ],
  ['three deep removed', `{"a": [${p('a')}]}`, { a: `1,${p('b')}`, b: `2${p('c')}`, c: ',,,' }, '{"a": [1,2]}'],
  ['three deep needed', `{"a": [${p('a')}]}`, { a: `1,${p('b')}`, b: `${p('c')}`, c: '2' }, '{"a": [1,]}'],
  ['two-cycle', `{"a": ${p('a')}}`, { a: `[1${p('b')}]`, b: `,2${p('a')}` }, '{"a": [1,2]}'],
  ['two-cycle needed', `{"a": ${p('a')}}`, { a: `[1${p('b')}]`, b: `,${p('a')}` }, '{"a": [1,]}'],
  [
    'self-cycle in a never branch',
    `{"a": ${p('a')}}`,
    { a: `1{% if false %}${p('a')}{% endif %}` },
    '{"a": 1{% if false %}{% endif %}}',
  ],
  ['in comment', `{"a": 1{% comment %}${p('zz')}{% endcomment %}}`, { zz: ',,' }, '{"a": 1}'],
  ['in raw', `{"a": "{% raw %}${p('zz')}{% endraw %}"}`, { zz: '"' }, `{"a": "{% raw %}${p('zz')}{% endraw %}"}`],
  [
    'block has comment around',
    `{"a": 1${p('zz')}}`,
    { zz: '{% comment %} {{content_blocks.${q}}} {% endcomment %}' },
    '{"a": 1{% comment %}{% endcomment %}}',
  ],
  [
    'never branch',
    `{"a": 1{% if 1 == 2 %}${p('zz')}{% endif %}}`,
    { zz: ',,' },
    '{"a": 1{% if 1 == 2 %},,{% endif %}}',
  ],
  [
    'json_escape filter of block',
    '{"a": "{{content_blocks.${zz} | json_escape}}"}',
    { zz: 'a "b"\n' },
    '{% capture q %}a "b"\n{% endcapture %}{"a": "{{q | json_escape}}"}',
  ],
  [
    'upcase filter of block with output',
    '{"a": "{{content_blocks.${zz} | upcase | json_escape}}"}',
    { zz: '{{${first_name}}}' },
    '{% capture q %}{{${first_name}}}{% endcapture %}{"a": "{{q | upcase | json_escape}}"}',
  ],
  [
    'split assign',
    '{% assign l = {{content_blocks.${zz}}} | split: \',\' %}{"a": [{% for x in l %}"{{x}}"{% unless forloop.last %},{% endunless %}{% endfor %}]}',
    { zz: 'a,b,c' },
    '{% assign l = \'a,b,c\' | split: \',\' %}{"a": [{% for x in l %}"{{x}}"{% unless forloop.last %},{% endunless %}{% endfor %}]}',
  ],
  [
    'connected content save in block',
    `${p('cc')}{"n": {{r.n | plus: 0}}, "m": "{{r.m}}"}`,
    { cc: '{% connected_content https://x.example/a :save r %}' },
    '{% connected_content https://x.example/a :save r %}{"n": {{r.n | plus: 0}}, "m": "{{r.m}}"}',
  ],
  ['trims', `[ 1, {{- content_blocks.\${zz} -}} , 3 ]`, { zz: ' 2 ' }, `[ 1, {{- '' }} 2 {{ '' -}} , 3 ]`],
  ['trims in block', `"a\n${p('zz')}\nb"`, { zz: '{%- assign q = 1 -%}' }, `"a\n\nb"`],
  ['block is whole body', p('zz'), { zz: '{"a": "{{${city}}}"}' }, '{"a": "{{${city}}}"}'],
  ['spelling: double quotes id', '{"a": {{content_blocks.${zz} | id: "cb12"}}}', { zz: '1' }, '{"a": 1}'],
  ['spelling: no blanks', '{"a": {{content_blocks.${zz}|id:\'cb1\'}}}', { zz: '1' }, '{"a": 1}'],
  ['spelling: lots of blanks', '{"a": {{   content_blocks.${  zz  }  |  id :  \'cb1\'  }}}', { zz: '1' }, '{"a": 1}'],
  ['spelling: id then upcase', '{"a": "{{content_blocks.${zz} | id: \'cb1\' | upcase}}"}', { zz: 'x"' }, '{"a": "X""}'],
  ['echo', '{"a": {% echo content_blocks.${zz} %}}', { zz: '1' }, '{"a": 1}'],
  [
    'two assigns then concat',
    '{% assign a = {{content_blocks.${x}}} %}{% assign b = {{content_blocks.${y}}} %}{"a": "{{a | append: b}}"}',
    { x: '1', y: '2' },
    '{"a": "12"}',
  ],
  [
    'block named like variable captured twice',
    '{% assign a = content_blocks.${x} %}{% assign v = 5 %}{% assign b = content_blocks.${x} %}[{{a}},{{b}}]',
    { x: '{{v | default: 1}}' },
    '{% assign v = 5 %}[1,5]',
  ],
  [
    'tablerow',
    '{"h": "{% tablerow i in (1..2) %}{{content_blocks.${x}}}{% endtablerow %}"}',
    { x: '{{i}}' },
    '{"h": "{% tablerow i in (1..2) %}{{i}}{% endtablerow %}"}',
  ],
  ['crlf block', `{ ${p('x')}}`, { x: '---\r\nname: x\r\n---\r\n"a": 1,\r\n"b": 2\r\n' }, '{ "a": 1,\r\n"b": 2\r\n}'],
  ['unicode', `{"a": "${p('x')}"}`, { x: 'é😀\u2028' }, '{"a": "é😀\u2028"}'],
  ['text outside', `{"a": 1}${p('x')}`, { x: '\n<!-- end -->' }, '{"a": 1}\n<!-- end -->'],
  ['duplicate key', `{"a": 1, ${p('x')}}`, { x: '"a": 2' }, '{"a": 1, "a": 2}'],
  ['block in member name', `{"a_${p('x')}": 1}`, { x: 'b{{${city}}}' }, '{"a_b{{${city}}}": 1}'],
  [
    'for over variable set in block',
    `${p('x')}[{% for i in l %}{{i}}{% unless forloop.last %},{% endunless %}{% endfor %}]`,
    { x: '{% assign l = "1,2" | split: "," %}' },
    '{% assign l = "1,2" | split: "," %}[{% for i in l %}{{i}}{% unless forloop.last %},{% endunless %}{% endfor %}]',
  ],
  [
    'block reads two vars; correlated branch',
    `{% if \${country} == 'DE' %}{% assign k = 1 %}{% else %}{% assign k = 2 %}{% endif %}{ ${p('x')}}`,
    { x: `{% if k == 1 %}"a": 1{% elsif k == 2 %}"b": 2{% else %},{% endif %}` },
    `{% if \${country} == 'DE' %}{% assign k = 1 %}{% else %}{% assign k = 2 %}{% endif %}{ {% if k == 1 %}"a": 1{% elsif k == 2 %}"b": 2{% else %},{% endif %}}`,
  ],
];

test.each(ROWS)('%s is proved like the same text in one file', (_, body, files, inlined) => {
  const parted = checkForTest(body, undefined, blocksOf(files));
  const whole = checkForTest(inlined);
  expect(answer(parted.proof)).toEqual(answer(whole.proof));
});
