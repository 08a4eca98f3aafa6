import { describe, expect, test } from 'vitest';
import { buildContract } from '../../server/src/contract/build.ts';
import type { Schema } from '../../server/src/contract/schema.ts';
import { prove } from '../../server/src/proof/prove.ts';
import { renderBody } from '../../server/src/render/render.ts';
import { read } from '../../server/src/template/read.ts';
import { sampleUser } from '../render/sample.ts';
import { compile } from './ajv.ts';
import { noNotes } from './any-contracts.ts';

function schemaOf(body: string): Schema {
  const built = buildContract(prove(read(body)), noNotes);
  if (built === undefined) throw new Error('There is a contract.');
  return built.schema;
}

/** The schemas of what a member may be. */
function alternativesOf(body: string, name: string): unknown {
  const member = schemaOf(body).properties?.[name];
  if (typeof member !== 'object') return member;
  return member.enum ?? (member.const === undefined ? (member.anyOf ?? member.type) : [member.const]);
}

describe('a name that an output prints may be another member', () => {
  test.each<[string, string, unknown]>([
    ['of which it may have the name', '{"c": 1, "{{ ${city} | json_escape }}": 2}', [1, 2]],
    ['of which it begins the name', '{"c": 1, "c{{ ${city} | json_escape }}": 2}', [1, 2]],
    ['of which an escape begins the name', '{"cd": 1, "\\u0063{{ ${city} | json_escape }}": 2}', 'cd'],
    ['not behind a digit', '{"c": 1, "{{ ${city} | json_escape }}{{ event_properties.${o} | size }}": 2}', [1]],
    ['not as a number', '{"c": 1, "{{ event_properties.${price} | times: 2 }}": 2}', [1]],
    ['as a number', '{"7": 1, "{{ event_properties.${price} | times: 2 }}": 2}', '7'],
    ['not as a hash', '{"c": 1, "{{ ${email_address} | md5 }}": 2}', [1]],
    ['not as a character of a text that is none', '{"c": 1, "{{ ${city}.first.name | json_escape }}": 2}', [1]],
    [
      'not where a test has found another one',
      '{"c": 1, "{% if ${city} == \'d\' %}{{ ${city} }}{% else %}x{% endif %}": 2}',
      [1],
    ],
  ])('%s', (_, body, expected) => {
    const found = typeof expected === 'string' ? alternativesOf(body, expected) : alternativesOf(body, 'c');
    expect(found).toEqual(typeof expected === 'string' ? [1, 2] : expected);
  });
});

describe('the last of two members of one name counts', () => {
  const captured = '{% capture c %}"n": 1{% endcapture %}';
  const twice = '{% capture c %}"n": {{ event_properties.${a} | plus: 0 }}{% endcapture %}';
  test.each<[string, string]>([
    ['a block that is printed before and after another member', `${captured}{ {{ c }}, "n": 2, {{ c }} }`],
    ['the same within another block', `${captured}{% capture d %}{{ c }}, "n": 2, {{ c }}{% endcapture %}{ {{ d }} }`],
    [
      'a block that one branch has printed before',
      `${captured}{ {% if \${city} %}{{ c }}, "n": 2, {% endif %}{{ c }} }`,
    ],
    ['a block of data', `${twice}{ {{ c }}, "n": "x", {{ c }} }`],
    ['a block in each of two objects', `${captured}{"a": { {{ c }}, "n": 2 }, "b": {"n": 3, {{ c }} }}`],
    [
      'a loop whose later items print what the first one does not',
      '{ {% for x in event_properties.${o} %}{% if x.a %}"n": 1,{% endif %}{% if forloop.first %}"n": 2,{% endif %}{% endfor %}"m": 0}',
    ],
  ])('%s', (_, body) => {
    const validate = compile(schemaOf(body));
    for (const properties of [{}, { a: 5 }, { o: [{}, { a: 1 }] }, { o: [{ a: 1 }, {}] }])
      for (const city of ['Rome', undefined]) {
        const user = sampleUser({ user: city === undefined ? {} : { home_city: city }, event: { properties } });
        const { text } = renderBody(read(body), user);
        expect(validate(JSON.parse(text)), text).toBe(true);
      }
  });
});

describe('a member is required in an object of a loop', () => {
  test.each([
    ['over a list that a filter may fail to make', 'event_properties.${items} | sort'],
    ['over a list of one item or a text', 'custom_attribute.${wishes} | last'],
    ['over what is left of a list', "event_properties.${items} | where: 'id', 'a'"],
  ])('%s', (_, list) => {
    const { items } = schemaOf(
      `[{% assign l = ${list} %}{% for x in l limit: 2 %}{"a": 1{% if \${city} %}, "b": 2{% endif %}},{% endfor %}{"a": 2}]`,
    );
    const required = (items?.anyOf ?? [items]).map((one) => one?.required);
    expect(required).toEqual(required.map(() => ['a']));
  });
});

test('what a value is by its case is all that it may be there', () => {
  const body = '{"a": {% if event_properties.${x} == 1.5 %}{{ event_properties.${x} }}{% else %}"x"{% endif %}}';
  expect(schemaOf(body).properties?.a).toMatchObject({ anyOf: [{ type: 'number' }, { const: 'x' }] });
});
