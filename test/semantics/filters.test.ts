import { describe, expect, test } from 'vitest';
import { filters as catalog } from '../../server/src/catalog/filters/index.ts';
import { isError } from '../../server/src/semantics/errors.ts';
import { applyFilter, filters } from '../../server/src/semantics/filters/index.ts';
import { print } from '../../server/src/semantics/print.ts';
import { Float, isHash, type Value } from '../../server/src/semantics/values.ts';
import { cpuTime } from '../cpu-time.ts';

const environment = { now: Date.UTC(2023, 11, 6, 18, 20, 45) };

function apply(name: string, input: Value, ...args: readonly Value[]): string {
  const result = applyFilter(name, input, args, environment);
  return isError(result) ? `! ${result.message}` : print(result);
}

describe('the table of filters', () => {
  const documented = catalog.filter(({ support }) => support === 'documented');

  test.each(documented.map(({ name }) => name))('%s, which Braze documents, does something', (name) => {
    expect(filters.has(name)).toBe(true);
  });

  test('has no filter that the catalog does not know', () => {
    const known = new Set(catalog.map(({ name }) => name));
    expect([...filters.keys()].filter((name) => !known.has(name))).toEqual([]);
  });

  test.each(documented.map((entry) => [entry.name, entry] as const))(
    '%s takes the arguments that the catalog lists',
    (name, entry) => {
      const { required = -1, optional = -1 } = filters.get(name) ?? {};
      expect(required).toBeLessThanOrEqual(entry.arguments.filter((argument) => argument.required).length);
      expect(required + optional).toBeGreaterThanOrEqual(entry.arguments.length);
    },
  );
});

describe("Braze's filters", () => {
  test.each<[string, Value, readonly Value[], string]>([
    ['md5', 'hey', [], '6057f13c496ecf7fd777ceb9e79ae285'],
    ['md5', null, [], 'd41d8cd98f00b204e9800998ecf8427e'],
    ['sha1', 'hey', [], '7f550a9f4c44173a37664d938f1355f0f92a47a7'],
    ['sha2', 'hey', [], 'fa690b82061edfd2852629aeba8a8977b57e40fcb77d1a7a28b26cba62591204'],
    ['hmac_sha1_hex', 'hey', ['secret_key'], '2a3969bed25bfeefb00aca4063eb9590b4df8f0e'],
    ['hmac_sha1_base64', 'hey', ['secret_key'], 'KjlpvtJb/u+wCspAY+uVkLTfjw4='],
    ['hmac_sha256_base64', 'hey', ['secret_key'], 'jfiX+No9eZL+V8jbxvJ1eM+/LcxND7tAALjJJIQdUI4='],
    ['base64_encode', 'blah', [], 'YmxhaA=='],
    ['url_escape', 'hey<>hi', [], 'hey%3C%3Ehi'],
    ['url_param_escape', 'hey<&>hi', [], 'hey%3C%26%3Ehi'],
    ['url_encode', 'google search', [], 'google+search'],
    ['number_with_delimiter', 123456n, [], '123,456'],
    ['number_with_delimiter', 'about 1000', [], 'about 1000'],
    ['money', 145n, [], '145.00'],
    ['money', '1234.565', [], '1,234.57'],
    ['money', new Float(-0.5), [], '-0.50'],
    ['json_escape', 'a "b"\n\\', [], 'a \\"b\\"\\n\\\\'],
    ['as_json_string', [1n, new Float(1), null, 'é'], [], '[1,1.0,null,"é"]'],
    ['as_json_string', new Float(Number.NaN), [], '! internal'],
    ['json_parse', '{"a":[1.0]}', [], '{"a"=>[1.0]}'],
    ['json_parse', 'nope', [], '! internal'],
    ['property_accessor', new Map([['k', 'v']]), ['k'], 'v'],
    ['date', 'now', ['%s'], '1701886845'],
    ['time_zone', 'now', ['Europe/Berlin'], '2023-12-06 19:20:45 +0100'],
    ['time_zone', 'now', [-8n], '2023-12-06 10:20:45 -0800'],
    ['time_zone', 'now', ['Nowhere'], '! Invalid Timezone: Nowhere'],
    ['no_such_filter', 'x', [1n], 'x'],
    ['append', 'x', [], '! wrong number of arguments (given 1, expected 2)'],
    ['truncate', 'x', [1n, 'a', 'b'], '! wrong number of arguments (given 4, expected 1..3)'],
  ])('%s of %o with %o', (name, input, args, expected) => {
    expect(apply(name, input, ...args)).toBe(expected);
  });

  test('json_parse gives values that can be looked into', () => {
    const parsed = applyFilter('json_parse', '{"a":1}', [], environment);
    expect(!isError(parsed) && isHash(parsed) && parsed.get('a')).toBe(1n);
  });
});

describe('filters stay linear', () => {
  const long = 350_000;

  test.each<[string, Value, readonly Value[]]>([
    ['strip_html', '<'.repeat(long), []],
    ['strip_html', '<script>'.repeat(long / 8), []],
    ['strip_html', '<!--'.repeat(long / 4), []],
    ['strip', `x${' '.repeat(long)}x`, []],
    ['escape_once', '&a'.repeat(long / 2), []],
    ['split', 'a '.repeat(long / 2), [' ']],
    ['truncatewords', 'a '.repeat(long / 2), [1000n]],
    ['date', '1 '.repeat(long / 2), ['%s']],
    ['url_decode', '%41'.repeat(long / 3), []],
    ['replace', '\\'.repeat(long), ['\\', '\\\\']],
    ['number_with_delimiter', '1'.repeat(long), []],
    ['json_parse', '['.repeat(long), []],
    ['base64_decode', 'A'.repeat(long), []],
  ])('%s', (name, input, args) => {
    const start = cpuTime();
    apply(name, input, ...args);
    expect(cpuTime() - start).toBeLessThan(1000);
  });
});
