import { describe, expect, test } from 'vitest';
import { BlockFiles } from '../../server/src/blocks/block-files.ts';
import { fixInput, showFixes } from '../../server/src/cli/fix-input.ts';
import type { Input } from '../../server/src/cli/inputs.ts';
import { defaultConfig } from '../../server/src/config/config.ts';
import { nodeFiles } from '../../server/src/files/node-files.ts';
import { renderer } from '../check.ts';

const blockFiles = new BlockFiles(nodeFiles);

const input: Input = {
  path: 'a.webhook.liquid',
  place: '/a.webhook.liquid',
  kind: 'body',
  text: '{"type": "pages", "user_id": "a",}\n',
  mark: '',
};

/** A check that fails from its n-th time on, as long as it says. */
function failing(from: number, times: number) {
  let count = 0;
  const configOf = () => {
    count++;
    if (count >= from && count < from + times) throw new Error('too much');
    return defaultConfig;
  };
  return { configOf, renderer, blockFiles, shownFixes: 'all' } as const;
}

describe('a check that fails while a file is fixed', () => {
  const written: string[] = [];
  const files = {
    ...nodeFiles,
    async replace(_: string, { after }: { after: string }) {
      written.push(after);
      return undefined;
    },
  };

  test('the file is written where it does not', async () => {
    const outcome = await fixInput(input, failing(99, 1), files);
    expect([outcome.problem, outcome.checked?.report.findings]).toEqual([undefined, []]);
    expect(written.splice(0)).toEqual(['{"type": "pages", "user_id": "a"}\n']);
  });

  test.each([1, 2, 3])('at the %i. time: the file stays, and what it was is reported', async (time) => {
    const outcome = await fixInput(input, failing(time, 1), files);
    expect(written).toEqual([]);
    expect(outcome.problem).toMatch(/^was not fixed: .*too much$/);
    expect(outcome.checked?.text).toBe(input.text);
  });

  test('for good: the file stays, and the outcome says so', async () => {
    expect(await fixInput(input, failing(1, 99), files)).toEqual({ problem: expect.stringContaining('too much') });
    expect(await showFixes(input, failing(1, 99))).toEqual({ problem: expect.stringContaining('too much') });
    expect(written).toEqual([]);
  });
});

test('all fixes are applied where that is asked for, and what is left says why', async () => {
  const body = { ...input, place: undefined, text: '{"a": {{event_properties.${price}}} "b": "{{${city}}}"}' };
  const written: string[] = [];
  const files = { ...nodeFiles, replace: async (_: string, { after }: { after: string }) => void written.push(after) };
  const checking = { configOf: () => defaultConfig, renderer, blockFiles, shownFixes: 'all' } as const;
  const outcome = await fixInput({ ...body, place: '/a.webhook.liquid' }, checking, files, 'all');
  expect(written).toEqual([
    `{"a": {{event_properties.\${price} | as_json_string}}, "b": "{{\${city} | json_escape}}"}`,
  ]);
  expect(outcome.checked?.report).toMatchObject({ verdict: 'proved', findings: [] });
});
