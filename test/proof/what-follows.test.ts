import { expect, test } from 'vitest';
import { WhatFollows } from '../../server/src/proof/prepare/what-follows.ts';
import { prove } from '../../server/src/proof/prove.ts';
import { nodesOf } from '../../server/src/template/nodes.ts';
import { read } from '../../server/src/template/read.ts';

/** Behind each text and output: `│` where whatever follows ends a number, `·` where it may go on. */
function marked(body: string): string {
  const template = read(body);
  const follows = new WhatFollows(template);
  const printing = nodesOf(template).filter(({ type }) => type === 'text' || type === 'output' || type === 'raw');
  const ends = new Map(printing.map((node) => [node.end, follows.endsNumber(node) ? '│' : '·']));
  return [...body, ''].map((character, at) => (ends.get(at) ?? '') + character).join('');
}

test.each([
  '[1│{% if a %}, 2│{% endif %}]│',
  '[1·{% if a %}5·{% endif %}0, 3]│',
  '[1│{% if a %}, 2│{% else %}, 3│{% endif %}]│',
  '[1·{% if a %}, 2│{% else %}e3│{% endif %}]│',
  '[1│{% unless a %} │{% endunless %}{% assign v = 1 %}{% comment %} 2 {% endcomment %}]│',
  '[1│{% if a %}{% abort_message() %}{% endif %}]│',
  '[1·{{ x }}│]│',
  "[1│{{ ',2' }}│]│",
  "[1·{{ '2' }}│]│",
  "[1│{{ '' }}│]│",
  '[1·{% increment n %}]│',
  '[1·{% for i in a %}2·{% endfor %}]│',
  '[1│{% for i in a %},2│{% endfor %}]│',
  '[1│{% for i in a %},2·{% else %}, 3·{% endfor %}.5]│',
  "[1│{% case a %}{% when 'x' %},2│{% when 'y' %},3│{% endcase %}]│",
  "[1·{% case a %}{% when 'x' %},2·{% when 'y' %}3│{% endcase %}]│",
  '[1│{% capture c %}2·{% endcapture %}]│',
  '[1·{% break %}]│',
  '[1│{% raw %},2{% endraw %}│]│',
  '1│',
])('%s', (expected) => {
  expect(marked(expected.replace(/[│·]/g, ''))).toBe(expected);
});

test.each([
  ['proved', '{"z": 1{% if ${city} %}, "a": 2{% endif %}{% if ${language} %}, "b": true{% endif %}}'],
  ['proved', '{"z": 1{% if ${city} %}2{% endif %}{% if ${language} %}, "b": true{% endif %}}'],
  ['refuted', '{"z": 1{% if ${city} %}.{% endif %}{% if ${language} %}, "b": true{% endif %}}'],
  ['refuted', '{"z": tru{% if ${city} %}e{% endif %}{% if ${language} %}, "b": true{% endif %}}'],
  ['refuted', '{"z": -{% if ${city} %}, "a": 2{% endif %}{% if ${language} %}, "b": true{% endif %}}'],
])('%s: %s', (verdict, body) => {
  expect(prove(read(body)).verdict).toBe(verdict);
});
