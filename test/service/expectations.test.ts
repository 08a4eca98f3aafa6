import { describe, expect, test } from 'vitest';
import { noBlocks } from '../../server/src/blocks/content-block.ts';
import { expandBlocks } from '../../server/src/blocks/expand.ts';
import { renderBody } from '../../server/src/render/render.ts';
import { builtInSampleUsers } from '../../server/src/samples/built-in.ts';
import { isJsonProblem, parseJsonTree, valueOfJson } from '../../server/src/semantics/json.ts';
import type { Value } from '../../server/src/semantics/values.ts';
import { compare } from '../../server/src/service/expectations/compare.ts';
import { judgeExpectation } from '../../server/src/service/expectations/judge.ts';
import { recordExpectation, recordExpectations } from '../../server/src/service/expectations/record.ts';
import { differenceInWords } from '../../server/src/service/expectations/words.ts';
import { read } from '../../server/src/template/read.ts';

function json(text: string): Value {
  const tree = parseJsonTree(text);
  if (isJsonProblem(tree)) throw new Error(tree.message);
  return valueOfJson(tree, text);
}

function differences(expected: string, actual: string): string[] {
  return compare(json(expected), json(actual)).map(differenceInWords);
}

describe('payloads that are the same', () => {
  test.each([
    ['{"a": 1, "b": [1, {"c": null}]}', '{"b": [1, {"c": null}], "a": 1}'],
    ['1', '1.0'],
    ['0.5', '5e-1'],
    ['9007199254740993', '9007199254740993'],
    ['{"id": "$string", "price": "$number", "x": "$any"}', '{"id": "", "price": 1.5, "x": {"y": []}}'],
    [
      '["$timestamp", "$timestamp", "$timestamp", "$timestamp"]',
      '[1257894000000, 1257894000, "1257894000", "2009-11-10T23:00:00Z"]',
    ],
    ['"$unknown"', '"$unknown"'],
  ])('%s and %s', (expected, actual) => {
    expect(differences(expected, actual)).toEqual([]);
  });
});

describe('a difference says where and what', () => {
  test.each([
    ['{"price": 1.99}', '{"price": "1.99"}', '`price`: expected 1.99, but is "1.99"'],
    ['{"p": {"a b": [1, 2]}}', '{"p": {"a b": [1, 3]}}', '`p["a b"][1]`: expected 2, but is 3'],
    ['{"a": 1}', '{}', '`a` is missing, expected 1'],
    ['{}', '{"a": [1]}', '`a` is not expected, but is [1]'],
    ['[1, 2]', '[1]', '`[1]` is missing, expected 2'],
    ['[]', '{}', 'The payload: expected [], but is {}'],
    ['9007199254740993', '9007199254740992', 'The payload: expected 9007199254740993, but is 9007199254740992'],
    ['{"t": "$timestamp"}', '{"t": 12}', '`t`: expected "$timestamp", but is 12'],
    ['"$timestamp"', 'true', 'The payload: expected "$timestamp", but is true'],
    ['"$timestamp"', '"2009-13-10"', 'The payload: expected "$timestamp", but is "2009-13-10"'],
    ['"$string"', 'null', 'The payload: expected "$string", but is null'],
    ['"$number"', '"1"', 'The payload: expected "$number", but is "1"'],
    ['{"x": "$any"}', '{}', '`x` is missing, expected "$any"'],
  ])('%s and %s', (expected, actual, words) => {
    expect(differences(expected, actual)).toEqual([words]);
  });
});

describe('without a payload', () => {
  const [knownUser] = builtInSampleUsers;
  const judged = (body: string, expected: Value) => {
    if (knownUser === undefined) throw new Error('there is a known user');
    const { layout } = expandBlocks(body, noBlocks);
    const rendering = renderBody(read(body), knownUser.sampleUser);
    const { isMet, reason } = judgeExpectation(expected, rendering, { text: body, layout });
    return [isMet, reason];
  };

  test.each([
    ["{% abort_message('no plan') %}", 'abort', true, undefined],
    ["{% abort_message('no plan') %}", json('{}'), false, 'The message is aborted: no plan'],
    ['{}', 'abort', false, 'The message should be aborted, but is sent.'],
    ['{"a": }', json('{}'), false, 'The payload is not valid JSON: Missing value before this (line 1).'],
    [
      '{"a":\n {{event_properties.${gone}}} }',
      json('{}'),
      false,
      'The payload is not valid JSON: `{{event_properties.${gone}}}` printed nothing where a value is expected (line 2).',
    ],
    [
      '{"a": "{{event_properties.${meta}}}" }',
      json('{}'),
      false,
      'The payload is not valid JSON: `{{event_properties.${meta}}}` printed an array or object as Ruby text: print it with `as_json_string`, and without quotes (line 1).',
    ],
    ['{% if %}', json('{}'), false, expect.stringMatching(/^Liquid rejects the body/)],
  ])('%s', (body, expected, isMet, reason) => {
    expect(judged(body, expected)).toEqual([isMet, reason]);
  });
});

describe('recording', () => {
  const user = (expected: string) =>
    `{\n    "name": "a",\n    "expect": {\n        "b.webhook.liquid": ${expected}\n    },\n    "now": "2023-12-06T18:20:45Z"\n}\n`;

  test('replaces one expected payload and nothing else, in the form of the file', () => {
    const payload = json('{"price": 1.0, "big": 9007199254740993, "list": [], "o": {"a": "é\\n"}}');
    expect(recordExpectation(user('null'), 'b.webhook.liquid', payload)).toBe(
      user(
        '{\n            "price": 1.0,\n            "big": 9007199254740993,\n            "list": [],\n            "o": {\n                "a": "é\\n"\n            }\n        }',
      ),
    );
  });

  test('what may vary stays so', () => {
    const before = json('{"t": "$timestamp", "u": "$number", "list": ["$any"]}');
    const payload = json('{"t": 1257894000000, "u": "text", "list": [1, 2]}');
    const after = recordExpectation(user('null'), 'b.webhook.liquid', payload, before);
    expect(JSON.parse(after).expect['b.webhook.liquid']).toEqual({ t: '$timestamp', u: 'text', list: ['$any', 2] });
  });

  test('adds a first expectation', () => {
    expect(JSON.parse(recordExpectation('{"name": "a"}', 'b.webhook.liquid', 'abort'))).toEqual({
      name: 'a',
      expect: { 'b.webhook.liquid': 'abort' },
    });
  });

  test.each([
    [
      'indented, in another order',
      '{\n  "expect": {\n    "b": {"old": [1]},\n    "a": "abort"\n  },\n  "name": "n"\n}\n',
    ],
    ['on one line', '{"expect":{"a":null,"b":"$any"}}'],
    ['with the line breaks of Windows', '{\r\n\t"expect": {\r\n\t\t"a": 1,\r\n\t\t"b": {}\r\n\t}\r\n}\r\n'],
    ['with one that is new', '{\n  "expect": {\n    "b": {}\n  }\n}\n'],
    ['with none before', '{"name": "n"}'],
  ])('of many at once is the same as one after the other: %s', (_, text) => {
    const all = [
      { key: 'a', payload: json('{"price": 1.0, "o": {"a": "é"}}') },
      { key: 'b', payload: json('[1, {"c": "x"}]'), before: json('["$number"]') },
    ];
    const single = all.reduce(
      (after, { key, payload, before }) => recordExpectation(after, key, payload, before),
      text,
    );
    expect(recordExpectations(text, all)).toBe(single);
  });
});
