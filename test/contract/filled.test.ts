import { describe, expect, test } from 'vitest';
import { compareContracts } from '../../server/src/contract/compare.ts';
import { table } from '../../server/src/contract/markdown.ts';
import { compile } from './ajv.ts';
import { keptContract } from './kept-contract.ts';

const nobody = (test: string) => `{% if ${test} %}{% abort_message('nobody') %}{% endif %}`;
const id = '"{{ ${user_id} | json_escape }}"';
const sku = 'event_properties.${sku}';
const loop = (inside: string) => `[{% for p in event_properties.\${ps} %}${inside},{% endfor %}{"a": "x"}]`;

async function textIn(body: string): Promise<string> {
  const { properties, items } = await keptContract(body);
  const { a } = properties ?? items?.properties ?? {};
  if (typeof a !== 'object' || a.type !== 'string') throw new Error(`There is no text in ${body}`);
  return a.minLength === 1 ? 'is never empty' : a['x-filled'] ? 'is never empty as meant' : 'may be empty';
}

describe('a text', () => {
  test.each([
    ['is never empty', 'behind a test', `${nobody('${user_id} == blank')}{"a": ${id}}`],
    ['may be empty', 'without one', `{"a": ${id}}`],
    ['may be empty', 'behind one that takes an empty text for something', `${nobody('${user_id} == nil')}{"a": ${id}}`],
    ['is never empty', 'behind two', `${nobody("${user_id} == nil or ${user_id} == ''")}{"a": ${id}}`],
    [
      'is never empty',
      'in a case',
      `{% case \${user_id} %}{% when '', nil %}${nobody('true')}{% endcase %}{"a": ${id}}`,
    ],
    [
      'is never empty',
      'of a variable that was tested',
      `{% assign u = \${user_id} | strip %}${nobody("u == ''")}{"a": "{{ u | json_escape }}"}`,
    ],
    [
      'is never empty',
      'of a captured text that was tested',
      `{% capture u %}{{ \${user_id} | json_escape }}{% endcapture %}${nobody('u == blank')}{"a": "{{ u }}"}`,
    ],
    [
      'may be empty',
      'whose white space is dropped',
      `${nobody("${city} == nil or ${city} == ''")}{"a": "{{ \${city} | lstrip }}"}`,
    ],
    ['is never empty', 'with a default', `{"a": "{{ \${user_id} | default: 'none' | json_escape }}"}`],
    [
      'is never empty',
      'in each branch',
      `{"a": "{% if \${city} != blank %}{{ \${city} | json_escape }}{% else %}x{% endif %}"}`,
    ],
    ['may be empty', 'in one branch', `{"a": "{% if \${city} != blank %}{{ \${city} | json_escape }}{% endif %}"}`],
    ['is never empty', 'of a number', `{"a": "{{ ${sku} | plus: 0 }}"}`],
    [
      'is never empty',
      'with other text',
      `{"a": "{{ \${first_name} | json_escape }} {{ \${last_name} | json_escape }}"}`,
    ],
    [
      'is never empty',
      'of two of which one is there',
      `${nobody('${first_name} == blank and ${last_name} == blank')}{"a": "{{ \${first_name} | json_escape }}{{ \${last_name} | json_escape }}"}`,
    ],
    [
      'is never empty as meant',
      'of a property that was tested',
      `${nobody(`${sku} == blank`)}{"a": "{{ ${sku} | json_escape }}"}`,
    ],
    ['may be empty', 'of a property', `{"a": "{{ ${sku} | json_escape }}"}`],
    [
      'is never empty as meant',
      'of a property with a default',
      `{"a": "{{ ${sku} | default: 'none' | json_escape }}"}`,
    ],
    ['is never empty', 'of a time', `{"a": "{{ 'now' | date: '%B' }}"}`],
  ])('%s %s: %s', async (expected, _, body) => {
    expect(await textIn(body)).toBe(expected);
  });

  test('of an item that was tested is not empty as meant', async () => {
    const { items } = await keptContract(
      loop(
        '{ {% if p.id != blank %}"a": "{{ p.id | json_escape }}"{% else %}"b": "{{ p.x | json_escape }}"{% endif %} }',
      ),
    );
    const [first] = items?.anyOf ?? [items];
    expect(first?.properties).toMatchObject({ a: { 'x-filled': true }, b: { type: 'string' } });
  });
});

test('what is never empty as meant is empty for an array of an empty text', async () => {
  const validate = compile(await keptContract(`${nobody(`${sku} == blank`)}{"a": "{{ ${sku} | json_escape }}"}`));
  expect([validate({ a: 'x' }), validate({ a: '' })]).toEqual([true, true]);
});

test('the table says so', async () => {
  const contract = await keptContract(`${nobody('${user_id} == blank')}{"a": ${id}}`);
  expect(table(contract)).toContain('| `a` | string, never empty | always |');
});

const base = `${nobody('${user_id} == blank')}{
  "user_id": ${id},
  "title": "{{ event_properties.\${title} | default: 'none' | json_escape }}",
  "city": "{{ \${city} | json_escape }}",
  "plan": "{% if \${language} == 'en' %}gold{% else %}free{% endif %}",
  "products": [{% for p in event_properties.\${ps} %}{"id": "{% if p.id == blank %}none{% else %}{{ p.id | json_escape }}{% endif %}"}{% unless forloop.last %},{% endunless %}{% endfor %}]
}`;

test.each([
  [true, 'an identifier that may be empty', nobody('${user_id} == blank'), ''],
  [true, 'one that may be an empty text', '${user_id} == blank', '${user_id} == nil'],
  [true, 'no default', " | default: 'none'", ''],
  [
    true,
    'no text in the place of none',
    '{% if p.id == blank %}none{% else %}{{ p.id | json_escape }}{% endif %}',
    '{{ p.id | json_escape }}',
  ],
  [true, 'an empty text in the place of none', 'none{% else %}', '{% else %}'],
  [true, 'a value that may be empty', 'free{% endif %}', '{% endif %}'],
  [false, 'another default', "'none' | json", "'nothing' | json"],
  [false, 'a test more', '"{{ ${city} | json_escape }}"', '"{{ ${city} | default: \'nowhere\' | json_escape }}"'],
  [false, 'another test', '${user_id} == blank', "${user_id} == nil or ${user_id} == ''"],
])('breaking %s: %s', async (isBreaking, _, from, to) => {
  expect(base).toContain(from);
  const changes = compareContracts(await keptContract(base), await keptContract(base.replace(from, () => to)));
  expect({ isBreaking: changes.some((one) => one.isBreaking), changes }).toMatchObject({ isBreaking });
});
