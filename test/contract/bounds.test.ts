import { expect, test } from 'vitest';
import { checkBody } from '../../server/src/service/check-body.ts';
import { contractOf } from '../../server/src/service/contract.ts';
import { compile } from './ajv.ts';
import { renderer } from './renderer.ts';

const x = 'event_properties.${x}';
const items = 'event_properties.${items}';
const loop = (inside: string) => `{% for i in ${items} %}${inside}{% endfor %}`;
const comma = '{% unless forloop.last %},{% endunless %}';
/** Payloads that the body can send, and payloads that it cannot. */
type Row = [title: string, body: string, sent: readonly unknown[], never: readonly unknown[]];

test.each<Row>([
  ['an output may be the only item or none', `[{{ ${x} }}]`, [[], [1], [true]], [1]],
  ['what makes texts may make digits or nothing', `[{{ ${x} | map: 'tags' }}]`, [[], [7], [false]], ['']],
  ['nothing is wrong where a comma follows', `[{{ ${x} }}, 1]`, [[2, 1]], [[]]],
  ['nothing is wrong only where a comma follows', `[{{ ${x} }}{% if ${items} %}, 1{% endif %}]`, [[], [2, 1]], []],
  [
    'a loop that may have no items, and nothing before a comma',
    `[${loop("{% if seen %},{% endif %}{% assign v = i | split: 'a' | round: 2 %}{{ v }}{% assign seen = true %}")}]`,
    [[], [1]],
    [],
  ],
  ['a variable whose filter fails is nil', `{% assign v = 5 | modulo: ${x} %}[{{ v }}]`, [[], [2]], [['a']]],
  ['nothing in a captured text', `{% capture c %}{{ ${x} | plus: 0 }}{% endcapture %}[{{ c }}]`, [[1]], []],
  ['items of a loop', `[${loop(`{{ i.price }}${comma}`)}]`, [[], [1], [1, true, 3]], []],
  ['a literal that each iteration goes on with', `["${loop('a')}"]`, [[''], ['a'], ['aaaaaaa']], [[1], []]],
  ['digits that each iteration goes on with', `[1${loop('1')}]`, [[1], [1111111]], [['1']]],
  ['a name that each iteration goes on with', `{"${loop('a')}": 1}`, [{ a: 1 }, { aaaaaaa: 1 }], [{ a: 2 }]],
  ['a literal on the way out of a loop', `["${loop('a{% if i == 2 %}b{% break %}{% endif %}')}"]`, [['aaaaaab']], [[]]],
  ['a literal of the way out alone', `["${loop('{% if i == 2 %}b{% break %}{% endif %}')}"]`, [[''], ['b']], [['bb']]],
  [
    'what begins anew in each iteration',
    `["x"${loop(', "a"')}]`,
    [['x'], ['x', 'a', 'a', 'a', 'a', 'a']],
    [['a', 'b']],
  ],
  ['a loop within a loop', `["${loop('{% for j in i.tags %}a{% endfor %}b')}"]`, [[''], ['aaaaabbbbb']], [[2]]],
  ['a filter that Braze does not know passes its value on', `[{{ ${x} | sum }}]`, [[true], [1]], []],
  [
    'of two ways one makes numbers',
    `{% if ${items} == 1 %}{% assign v = ${x} | times: 1 %}{% else %}{% assign v = ${x} %}{% endif %}{"a": {{ v }}}`,
    [{ a: true }, { a: 1 }],
    [],
  ],
  [
    'a variable that is set on a way that goes on with the next item',
    `{% assign v = 'null' %}{% for i in ${items} %}{% if i.k %}{% assign v = 'true' %}{% continue %}{% endif %}{% endfor %}{"a": {{ v }}}`,
    [{ a: null }, { a: true }],
    [{ a: false }],
  ],
  [
    'one member of a loop that is left, by the item',
    `{ {% for i in ${items} %}{% if forloop.index > 1 %}{% break %}{% endif %}"a": {% if i.sale != blank %}[${'{% for j in i.tags %}true{% break %}{% endfor %}'}]{% else %}[${'{% for j in i.tags %}20{% break %}{% endfor %}'}]{% endif %}{% endfor %} }`,
    [{}, { a: [true] }, { a: [20] }, { a: [] }],
    [{ a: [1] }],
  ],
  ['digits of a text are JSON in quotes', `[{{ 10 | strip | of_braze: ${x} | as_json_string }}]`, [['10']], []],
  ['a default is no number', `{"a": {{ ${x} | times: 2 | default: true }}}`, [{ a: 1 }], []],
])('%s: %s', async (_, body, sent, never) => {
  const found = await contractOf(checkBody(body), 'a.webhook.liquid', renderer);
  if ('problem' in found) throw new Error(found.problem);
  const validate = compile(found.schema);
  expect(sent.filter((payload) => !validate(payload))).toEqual([]);
  expect(never.filter((payload) => validate(payload))).toEqual([]);
});
