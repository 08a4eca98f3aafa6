import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addAnswer, renamed } from '../../server/src/samples/add-answer.ts';
import { builtInSampleUsers } from '../../server/src/samples/built-in.ts';
import { readSampleUser } from '../../server/src/samples/read.ts';
import { writeSampleUser } from '../../server/src/samples/write.ts';
import { applySafeFixes } from '../../server/src/service/apply-fixes.ts';
import { checkSampleUser } from '../../server/src/service/check-sample-user.ts';
import { cpuTime } from '../cpu-time.ts';

import { mutated } from '../mutated-text.ts';

/** A rule that fails is left out elsewhere; here it must not. */
function check(text: string) {
  return checkSampleUser(text, {
    onRuleFailure: (code, error) => {
      throw new Error(`${code}: ${error}`);
    },
  });
}

describe('any text as a sample user', () => {
  test('is read or told of, within the text; and what is read can be written', () => {
    fc.assert(
      fc.property(mutated([...builtInSampleUsers.map(({ text }) => text), '{"name": "x"}']), (text) => {
        const { sampleUser, problems } = readSampleUser(text);
        expect(sampleUser === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
        for (const { start, end } of check(text)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length + 1);
        }
        if (sampleUser === undefined) return;
        expect(
          readSampleUser(writeSampleUser(sampleUser)).problems.filter(({ severity }) => severity === 'error'),
        ).toEqual([]);
        expect(addAnswer(text, ['promotions', 'a'])).toHaveProperty('text');
      }),
      { numRuns: 2_000 },
    );
  }, 60_000);

  const many = (count: number, item: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => item(index)).join(',');

  const LARGE: [name: string, text: string][] = [
    ['200,000 items', `{"name":"x","context":{"a":[${many(200_000, String)}]}}`],
    ['200,000 unknown members', `{"name":"x",${many(200_000, (index) => `"contxt${index}":1`)}}`],
    ['a member 200,000 times', `{${many(200_000, () => '"name":"x"')}}`],
    ['20,000 wrong answers', `{"name":"x","connected_content":{${many(20_000, (index) => `"c${index}":1`)}}}`],
    [
      '20,000 catalogs with unknown members',
      `{"name":"x","catalogs":{${many(20_000, (index) => `"c${index}":{"itms":{}}`)}}}`,
    ],
    [
      '20,000 addresses of persons',
      `{"name":"x","context":{${many(20_000, (index) => `"a${index}":{"email":"bob${index}@acme.com"}`)}}}`,
    ],
    ['one address 20,000 times', `{"name":"x","context":{"a":[${many(20_000, () => '"bob@acme.com"')}]}}`],
    ['brackets', '['.repeat(200_000)],
    ['brackets behind a text that its line ends', `["\n${'['.repeat(200_000)}`],
    ['a number', `{"name":"x","context":{"a":${'9'.repeat(1_000_000)}}}`],
    ['numbers', `{"name":"x","context":{"a":[${many(3_000, () => '9'.repeat(300))}]}}`],
    ['escapes', `{"name":"${'\\ud800'.repeat(200_000)}"}`],
    ['junk', `[${'x '.repeat(500_000)}`],
  ];

  test.each(LARGE)('%s', (_, text) => {
    const start = cpuTime();
    const { sampleUser, problems } = readSampleUser(text);
    check(text);
    addAnswer(text, ['promotions', 'a']);
    if (sampleUser !== undefined) writeSampleUser(sampleUser);
    expect(cpuTime() - start).toBeLessThan(30_000);
    expect(problems.length).toBeLessThanOrEqual(3_000);
  });

  test('an answer is added to a file of one long line, which stays one', () => {
    const text = `{"name":"x","context":{"a":[${many(2_000, String)}]}}`;
    const result = addAnswer(text, ['promotions', 'spring']);
    if ('problem' in result) throw new Error(result.problem);
    expect(result.text.slice(result.answer.start, result.answer.end)).toBe('"CODE"');
    expect(JSON.parse(result.text)).toEqual({ ...JSON.parse(text), promotions: { spring: 'CODE' } });
    expect(JSON.parse(renamed(text, 'y')).name).toBe('y');
  });

  test('fixes end, however many there are', async () => {
    const text = `{"name":"x","context":{${many(1_000, (index) => `"a${index}":{"email":"bob${index}@acme.com"}`)}}}`;
    const fixed = await applySafeFixes(text, async (one) => check(one));
    expect(fixed.text).not.toContain('acme');
  });
});
