import { describe, expect, test } from 'vitest';
import type { Schema } from '../../server/src/contract/schema.ts';
import { checkBody } from '../../server/src/service/check-body.ts';
import { contractOf } from '../../server/src/service/contract.ts';
import { compile } from './ajv.ts';
import { renderer } from './renderer.ts';

async function contract(body: string): Promise<Schema> {
  const found = await contractOf(checkBody(body), 'a.webhook.liquid', renderer);
  if ('problem' in found) throw new Error(found.problem);
  compile(found.schema);
  return found.schema;
}

/** Of one member of the payload. */
async function memberOf(value: string, before = ''): Promise<unknown> {
  const { properties = {} } = await contract(`${before}{"a": ${value}}`);
  return properties.a;
}

const anyString = { type: 'string' };

describe('a value', () => {
  test.each<[string, object]>([
    ['"x"', { type: 'string', const: 'x' }],
    ['"\\u00e9\\n"', { type: 'string', const: 'é\n' }],
    ['1.50', { type: 'number', const: 1.5 }],
    ['null', { type: 'null' }],
    ['{% if ${city} == "Rome" %}true{% else %}false{% endif %}', { type: 'boolean', enum: [true, false] }],
    ['"{{ ${city} | json_escape }}"', { ...anyString, 'x-source': ['${city}'] }],
    ['"{{ ${email_address} | md5 }}"', { type: 'string', pattern: '^[0-9a-f]{32}$', 'x-source': ['${email_address}'] }],
    ['{{ event_properties.${price} | plus: 0 }}', { type: 'number', 'x-source': ['event_properties.${price}'] }],
    ['{{ event_properties.${tags} | size }}', { type: 'integer', 'x-source': ['event_properties.${tags}'] }],
    ["{{ 'now' | date: '%s' }}000", { type: 'integer', 'x-source': ['now'] }],
    ['{{ event_properties.${meta} | as_json_string }}', { 'x-source': ['event_properties.${meta}'] }],
    ['[]', { type: 'array', maxItems: 0 }],
    ['[1, "x"]', { type: 'array', minItems: 2, items: { enum: [1, 'x'] } }],
  ])('%s', async (value, expected) => {
    const found = await memberOf(value);
    expect(found).toMatchObject(expected);
    if (expected !== undefined && !('const' in expected)) expect(found).not.toHaveProperty('const');
  });

  test('that is one of several says when', async () => {
    const body = `{% if event_properties.\${price} != blank %}{{ event_properties.\${price} | plus: 0 }}{% else %}"none"{% endif %}`;
    expect(await memberOf(body)).toMatchObject({
      anyOf: [
        { type: 'number', description: 'When `event_properties.${price}` is not blank.' },
        { const: 'none', description: 'When `event_properties.${price}` is blank.' },
      ],
    });
  });

  test('may be an error of Liquid within a string', async () => {
    const found = await memberOf('"{% if event_properties.${price} > 10 %}high{% else %}low{% endif %}"');
    expect(found).toMatchObject({ anyOf: [{ pattern: 'Liquid error' }, { enum: ['high', 'low'] }] });
  });
});

describe('a member', () => {
  test('is required where every payload has it', async () => {
    const { required } = await contract('{"a": 1{% if ${city} %}, "b": 2{% endif %}}');
    expect(required).toEqual(['a']);
  });

  test('is required where each branch has it', async () => {
    const { required } = await contract('{ {% if ${city} %}"a": 1{% else %}"a": 2{% endif %} }');
    expect(required).toEqual(['a']);
  });

  test('is required where the message is stopped without it', async () => {
    const { required } = await contract(
      '{% if ${city} == blank %}{% abort_message(\'x\') %}{% endif %}{ {% if ${city} %}"a": 1{% endif %} }',
    );
    expect(required).toEqual(['a']);
  });

  test('is one of two of which each payload has one', async () => {
    const { anyOf, required } = await contract(
      '{ {% if ${user_id} %}"user_id": "u"{% else %}"anonymous_id": "a"{% endif %} }',
    );
    expect(required).toBeUndefined();
    expect(anyOf).toEqual([
      {
        description: 'When `${user_id}` is set.',
        required: ['user_id'],
        properties: { user_id: true, anonymous_id: false },
      },
      {
        description: 'When `${user_id}` is missing.',
        required: ['anonymous_id'],
        properties: { anonymous_id: true, user_id: false },
      },
    ]);
  });

  test('and another one of which at least one is there are alternatives that may come together', async () => {
    const found = await contract(
      '{% if ${user_id} == blank and ${city} == blank %}{% abort_message("x") %}{% endif %}{ {% if ${user_id} != blank %}"u": 1,{% endif %}{% if ${city} != blank %}"c": 2,{% endif %} "a": 3}',
    );
    const validate = compile(found);
    expect([{ u: 1, a: 3 }, { c: 2, a: 3 }, { u: 1, c: 2, a: 3 }, { a: 3 }].map((one) => validate(one))).toEqual([
      ...[true, true, true, false],
    ]);
  });

  test('with a name from the data allows all names', async () => {
    const { additionalProperties } = await contract('{"{{ ${city} | json_escape }}": true}');
    expect(additionalProperties).toMatchObject({ const: true });
  });

  test.each([
    ['with a name from the data before it', '{"{{ ${city} | json_escape }}": 1, "a": 2}'],
    ['before it, too', '{"a": 3, "{% if ${city} %}a{% else %}b{% endif %}": 1, "a": 2}'],
    ['in a branch', '{"{{ ${city} | json_escape }}": 1, {% if ${city} %}"a": 2{% else %}"a": 2{% endif %}}'],
  ])('hides one of the same name %s', async (_, body) => {
    const { properties } = await contract(body);
    expect(properties?.a).toMatchObject({ const: 2 });
  });

  test.each([
    ['behind it', '{"a": 2, "{{ ${city} | json_escape }}": 1}'],
    ['that may come last', '{"{{ ${city} | json_escape }}": 1{% if ${country} %}, "a": 2{% endif %}}'],
    [
      'in a loop',
      '{ {% for p in event_properties.${ps} %}"{{ p | json_escape }}": 1, "a": 2{% unless forloop.last %},{% endunless %}{% endfor %} }',
    ],
  ])('does not hide one with a name from the data %s', async (_, body) => {
    const { properties } = await contract(body);
    expect(properties?.a).toMatchObject({ enum: [2, 1] });
  });

  test('after a test that cannot be followed is not required', async () => {
    const { required } = await contract(
      '{ {% for p in custom_attribute.${n}[${language}.last] %}"k{{ forloop.index }}": 1{% unless forloop.last %},{% endunless %}{% endfor %} }',
    );
    expect(required).toBeUndefined();
  });

  test('of items tells where in the array it comes from', async () => {
    const found = await memberOf(
      '[{% for p in event_properties.${products} %}{"id": "{{ p.id | json_escape }}"}{% unless forloop.last %},{% endunless %}{% endfor %}]',
    );
    expect(found).toMatchObject({
      items: { required: ['id'], properties: { id: { 'x-source': ['event_properties.${products}[].id'] } } },
    });
  });
});

/** A number ends behind the loop, for the cases in which it was printed at all. */
test.each(['1', '"x"', '{"b": 1}', '[1]'])(
  'an array of the items that a test lets pass may be empty: %s',
  async (item) => {
    const items = `{% assign s = '' %}{% for i in event_properties.\${items} %}{% if i.sale == 'a' %}{% continue %}{% endif %}{{ s }}${item}{% assign s = ',' %}{% endfor %}`;
    const all = await contract(`{"all": [${items}]}`);
    const each = await contract(
      `{ {% for p in event_properties.\${items} %}"k{{ forloop.index }}": [${items}]{% unless forloop.last %},{% endunless %}{% endfor %} }`,
    );
    for (const schema of [all.properties?.all, each.properties?.k2, each.additionalProperties])
      expect(schema).not.toHaveProperty('minItems');
  },
);

describe('a body', () => {
  test('that is valid under conditions says which', async () => {
    const { 'x-presumes': presumes } = await contract('{"a": "{{ event_properties.${title} }}"}');
    expect(presumes).toEqual(['event_properties.${title} contains no quote, backslash or line break']);
  });

  test.each([
    ['{"a": 1,}', 'has no contract: can send invalid JSON (1 way)'],
    ["{% abort_message('x') %}{}", 'never sends anything, so there is no contract'],
  ])('%s has none', async (body, problem) => {
    expect(await contractOf(checkBody(body), 'a.webhook.liquid', renderer)).toEqual({ problem });
  });

  test('names the personal data that it sends', async () => {
    const { properties } = await contract(
      '{"type": "track", "event": "e", "user_id": "u", "timestamp": 1257894000000, "properties": {"mail": "{{ ${email_address} | json_escape }}"}}',
    );
    const mail = { type: 'string', 'x-source': ['${email_address}'], 'x-personal-data': 'email' };
    expect(properties).toMatchObject({ properties: { properties: { mail } } });
    expect(JSON.stringify(properties)).not.toContain('test@example.com');
  });

  test('whose variants cannot be told from data marks what no payload shows', async () => {
    const found = await memberOf(
      '{% if ${city} contains "x" %}{% if ${city} == "y" %}1{% else %}2{% endif %}{% else %}3{% endif %}',
    );
    expect(found).toMatchObject({ enum: [2, 3] });
  });
});

test('a literal of many branches may be null as well as a boolean', async () => {
  const found = await memberOf(
    '[{% for i in custom_attribute.${plan} %}{% unless forloop.first %},{% endunless %}{% if ${city} %}{% assign v = false %}{% else %}{% assign v = "null" %}{% endif %}{{ v }}{% else %}null{% endfor %}]',
  );
  expect(JSON.stringify(found)).toMatch(/"null".*boolean|boolean.*"null"/);
});
