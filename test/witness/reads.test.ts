import { expect, test } from 'vitest';
import { read } from '../../server/src/template/read.ts';
import { readsOf } from '../../server/src/witness/reads.ts';

function reads(body: string): string[] {
  return readsOf(read(body), []).map(({ root, steps, need }) => {
    const name = root.kind === 'attribute' ? `\${${root.name}}` : root.name;
    const way = steps.map((step) => (step === null ? '[]' : typeof step === 'bigint' ? `[${step}]` : `.${step}`));
    return `${name}${way.join('')}${need === 'number' ? ' number' : ''}`;
  });
}

test.each([
  ['{{${user_id}}}', ['${user_id}']],
  ['{{event_properties.${items}[0].id | plus: 0}}', ['event_properties.items[0].id number']],
  ['{% if custom_attribute.${plan} == "gold" %}{% endif %}', ['custom_attribute.plan']],
  [
    '{% assign list = event_properties.${items} | reverse %}{% for item in list %}{{item.id}}{% endfor %}',
    ['event_properties.items', 'event_properties.items[]', 'event_properties.items[].id'],
  ],
  [
    '{% assign one = event_properties.${items} | first %}{{one.id}}',
    ['event_properties.items', 'event_properties.items[].id'],
  ],
  ['{% assign text = ${city} | append: "x" %}{{text.size}}', ['${city}', 'text.size']],
  ['{{event_properties.${items}[index].id}}', ['index', 'event_properties.items']],
  ['{{}}{% for %}{% endfor %}{% assign %}', []],
])('%s', (body, expected) => {
  expect(reads(body)).toEqual(expected);
});

test('what lies deeper than any data is not read, or a sample user for it could not be made', () => {
  expect(reads(`{{event_properties.\${x}${'[0]'.repeat(4000)}}}`)).toEqual([]);
});
