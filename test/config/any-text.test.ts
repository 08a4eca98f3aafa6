import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { configFor } from '../../server/src/config/config.ts';
import { readConfig } from '../../server/src/config/read-config.ts';
import { root } from '../cli/run.ts';
import { cpuTime } from '../cpu-time.ts';
import { mutated } from '../mutated-text.ts';

const [example = ''] =
  /(?<=```json\n)[\s\S]*?(?=```)/.exec(readFileSync(`${root}/docs/configuration.md`, 'utf8')) ?? [];

describe('any text as a configuration', () => {
  test('is read or told of, within the text', () => {
    expect(readConfig(example).problems).toEqual([]);
    fc.assert(
      fc.property(mutated([example, '{}', '{"overrides": [{"files": ["a/**", "{b,c}"]}]}']), (text) => {
        const read = readConfig(text);
        for (const { start, end } of read.problems) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length + 1);
        }
        configFor(read, 'legacy/a.webhook.liquid');
      }),
      { numRuns: 2_000 },
    );
  }, 60_000);

  /** Each in about a megabyte. */
  const LARGE: [name: string, text: string][] = [
    ['brackets', '['.repeat(200_000)],
    ['closed brackets', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['objects', '{"rules":'.repeat(100_000)],
    ['brackets behind a text that its line ends', `["\n${'['.repeat(200_000)}`],
    ['brackets behind a quote in a comment', `/*"*/${'['.repeat(200_000)}`],
    ['junk', `[${'x '.repeat(500_000)}`],
    ['unknown settings', `{${Array.from({ length: 50_000 }, (_, index) => `"sever${index}":1`).join(',')}}`],
    ['misspelt rules', `{"rules":{${Array.from({ length: 50_000 }, (_, index) => `"json-sintax${index}":"off"`)}}}`],
    [
      'overrides',
      `{"overrides":[${Array.from({ length: 9_000 }, (_, index) => `{"files":["**"],"types":{"\${a${index}}":"text"}}`)}]}`,
    ],
    ['patterns', `{"overrides":[{"files":[${'"**/a/**/a/**/a",'.repeat(50_000)}"a"]}]}`],
    ['braces', `{"overrides":[{"files":["${'{'.repeat(500_000)}${'}'.repeat(500_000)}"]}]}`],
    ['a long name', `{"types":{"${'event_properties.'.repeat(60_000)}":"text"}}`],
  ];

  test.each(LARGE)('%s without end', (_, text) => {
    const start = cpuTime();
    const read = readConfig(text);
    configFor(read, 'a/'.repeat(100));
    expect(cpuTime() - start).toBeLessThan(5_000);
    expect(read.problems.length).toBeLessThanOrEqual(1_000);
  });

  test('nested too deep says so at its place', () => {
    expect(readConfig('{"rules": '.repeat(20_000)).problems).toEqual([
      { start: 1000, end: 1001, message: 'The configuration is nested more than 100 levels deep.' },
    ]);
  });
});
