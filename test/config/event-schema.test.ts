import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../server/src/config/read-config.ts';
import { inPlace } from '../../server/src/config/schema-in-place.ts';
import { ordered } from '../../server/src/contract/schema.ts';
import { checkBody } from '../../server/src/service/check-body.ts';
import { contractOf } from '../../server/src/service/contract.ts';
import { checkForTest } from '../check.ts';
import { renderer } from '../contract/renderer.ts';

/** The answer to the hand-over, as it stands in the configuration. */
function configOf(schema: object, name = 'quiz_done') {
  const { config, problems } = readConfig(JSON.stringify({ events: { [name]: schema } }));
  expect(problems).toEqual([]);
  return config;
}

/** What is found of `properties` that are judged by a schema: rule and text. */
function found(properties: string, schema: object): string[] {
  const body = `{"type": "track", "event": "quiz_done", "user_id": "{{\${braze_id} | json_escape}}", "timestamp": 1257894000000, "properties": ${properties}}`;
  return checkForTest(body, configOf(schema)).findings.map(
    ({ code, start, end }) => `${code}: ${body.slice(start, end)}`,
  );
}

const whole = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['event', 'properties'],
  properties: {
    event: { type: 'string', const: 'quiz_done' },
    properties: {
      type: 'object',
      required: ['result'],
      additionalProperties: false,
      properties: {
        result: { type: 'string' },
        score: { type: ['number', 'null'] },
        level: { enum: [1, 2, 3] },
        either: { anyOf: [{ type: 'number' }, { type: 'string' }] },
        steps: {
          type: 'array',
          items: {
            type: 'object',
            required: ['id'],
            properties: { id: { type: 'string' }, time: { type: 'integer' } },
            additionalProperties: false,
          },
        },
      },
    },
  },
};

describe('an event that is declared by a JSON Schema', () => {
  test.each<[properties: string, findings: string[]]>([
    ['{"result": "a"}', []],
    ['{"result": "a", "score": 1, "level": 2, "either": "x", "steps": [{"id": "a", "time": 3}]}', []],
    ['{"result": "a", "either": 1, "score": null, "steps": []}', []],
    ['{}', ['missing-field: {']],
    ['{"result": 1}', ['wrong-type: 1']],
    ['{"result": "a", "score": "1"}', ['wrong-type: "1"']],
    ['{"result": "a", "level": "2"}', ['wrong-type: "2"']],
    ['{"result": "a", "grade": 1}', ['unknown-property: "grade"']],
    ['{"result": "a", "steps": [{}]}', ['missing-field: {']],
    ['{"result": "a", "steps": [{"id": 1}]}', ['wrong-type: 1']],
    ['{"result": "a", "steps": [{"id": "1", "tiem": 3}]}', ['unknown-property: "tiem"']],
    ['{"result": "a", "steps": "x"}', ['wrong-type: "x"']],
  ])('judges %s', (properties, findings) => {
    expect(found(properties, whole)).toEqual(findings);
  });

  test('may be of the properties only, and allow others', () => {
    const { properties: inner } = whole.properties;
    const open = { ...inner, additionalProperties: true };
    expect(found('{"result": 1, "grade": 1}', inner)).toEqual(['wrong-type: 1', 'unknown-property: "grade"']);
    expect(found('{"result": "a", "grade": 1}', open)).toEqual([]);
  });

  test('may be one of several', () => {
    const other = {
      ...whole,
      properties: { ...whole.properties, event: { const: 'other' }, properties: { properties: {} } },
    };
    expect(found('{}', { anyOf: [other, whole] })).toEqual(['missing-field: {']);
  });
});

describe('a schema that somebody wrote in parts', () => {
  const id = { type: 'string' };
  test.each<[part: string, schema: object]>([
    [
      'a reference',
      { $defs: { id }, properties: { id: { $ref: '#/$defs/id' }, tags: { items: { $ref: '#/$defs/id' } } } },
    ],
    [
      'a reference to a reference',
      { $defs: { a: { $ref: '#/$defs/b' }, b: id }, properties: { id: { $ref: '#/$defs/a' } } },
    ],
    ['a reference through a name with a slash', { $defs: { 'a/b': id }, properties: { id: { $ref: '#/$defs/a~1b' } } }],
    ['several parts', { allOf: [{ properties: { id } }, { properties: { other: {} } }] }],
    ['parts beside members', { properties: { other: {} }, allOf: [{ properties: { id } }] }],
    ['itself', { properties: { id, child: { $ref: '#' } } }],
    [
      'itself, in very many ways',
      {
        $defs: { a: { properties: { x: { $ref: '#/$defs/b' }, y: { $ref: '#/$defs/b' } } }, b: { $ref: '#/$defs/a' } },
        properties: { id },
      },
    ],
  ])('says in %s what it says in one', (_, schema) => {
    const properties = '{"id": 1, "tags": []}';
    expect(found(properties, { type: 'object', ...schema })).toContain('wrong-type: 1');
  });

  test('asks for what one of the parts requires', () => {
    const schema = { required: ['a'], properties: { a: {} }, allOf: [{ required: ['b'], properties: { b: {} } }] };
    expect(found('{"a": 1}', schema)).toEqual(['missing-field: {']);
    expect(found('{"a": 1, "b": 1}', schema)).toEqual([]);
  });
});

describe('what is no schema of the event', () => {
  test.each([
    [{ $ref: '#/x' }, '`quiz_done` refers to `#/x`, which is not in it.'],
    [
      { type: 'object', properties: { id: { $ref: 'https://example.com/id.json' } } },
      '`quiz_done` refers to `https://example.com/id.json`, which is not in it.',
    ],
    [
      { type: 'object', properties: { score: { type: 'strnig' } } },
      '`quiz_done` has the type `strnig`, but types are string, number, integer, boolean, array, object, null.',
    ],
    [{ required: 'id', properties: {} }, '`quiz_done` has `required`, which must be an array of names.'],
    [{ type: 'object', properties: ['id'] }, '`quiz_done` has `properties`, which must be an object.'],
    [{ type: 'object' }, '`quiz_done` is a JSON Schema without `properties`, or for another event.'],
    [
      { anyOf: [{ properties: { event: { const: 'other' } } }] },
      '`quiz_done` is a JSON Schema without `properties`, or for another event.',
    ],
  ])('%j', (schema, message) => {
    const { problems } = readConfig(JSON.stringify({ events: { quiz_done: schema } }));
    expect(problems.map((one) => one.message)).toEqual([message]);
  });
});

/** The whole way: the contract goes out, comes back, and judges the body that it was made of. */
describe('the contract of a body', () => {
  const body = readFileSync(new URL('../../examples/fixed/product-view.webhook.liquid', import.meta.url), 'utf8');
  const contract = async () => {
    const made = await contractOf(checkBody(body), 'a.webhook.liquid', renderer);
    if ('problem' in made) throw new Error(made.problem);
    return configOf(ordered(made.schema), 'product_viewed');
  };

  test('finds nothing in it', async () => {
    expect(checkForTest(body, await contract()).findings).toEqual([]);
  });

  test.each([
    ['"title":', '"name":', ['missing-field', 'unknown-property']],
    [
      '"price": {{event_properties.${price} | plus: 0}}',
      '"price": "{{event_properties.${price} | json_escape}}"',
      ['wrong-type'],
    ],
  ])('finds that %s is %s', async (from, to, codes) => {
    expect(body).toContain(from);
    const { findings } = checkForTest(body.replace(from, to), await contract());
    expect([...new Set(findings.map(({ code }) => code))].toSorted()).toEqual(codes);
  });
});

test.each([
  ['with many parts', { allOf: Array.from({ length: 200_000 }, (_, at) => ({ required: [`r${at}`] })) }],
  [
    'with references that double',
    Object.fromEntries([
      ['$ref', '#/$defs/0'],
      [
        '$defs',
        Array.from({ length: 5000 }, (_, at) => ({
          properties: { x: { $ref: `#/$defs/${at + 1}` }, y: { $ref: `#/$defs/${at + 1}` } },
        })),
      ],
    ]),
  ],
])('a schema %s is read to an end', (_, schema) => {
  expect(inPlace(schema).schema).toBeTypeOf('object');
});
