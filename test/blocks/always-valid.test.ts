import { expect, test } from 'vitest';
import { makeAlwaysValid } from '../../server/src/service/always-valid.ts';
import { checkForTest, renderer } from '../check.ts';
import { blocksOf } from './blocks.ts';

/** Files, and what becomes of the body, which alone may be changed. */
function made(body: string, files: Readonly<Record<string, string>>) {
  const blocks = blocksOf(files);
  const check = async (text: string) => checkForTest(text, undefined, blocks);
  return makeAlwaysValid(body, { check, renderer, goesOn: async () => true });
}

test.each([
  [
    'a slip of the body beside a block',
    '{"plan": {{custom_attribute.${plan}}} {{content_blocks.${rest}}}}',
    { rest: '"a": 1' },
    '{"plan": {{custom_attribute.${plan} | as_json_string}}, {{content_blocks.${rest}}}}',
  ],
  [
    'a variable that a block sets',
    '{{content_blocks.${ids}}}{"a": {{id}}}',
    { ids: '{% assign id = custom_attribute.${plan} %}' },
    '{{content_blocks.${ids}}}{"a": {{id | as_json_string}}}',
  ],
])('%s is mended in the body', async (_, body, files, fixed) => {
  expect(await made(body, files)).toMatchObject({ text: fixed, verdict: 'proved', left: [] });
});

test('what lies in a block is left for its own file', async () => {
  const body = '{"a": {{content_blocks.${item}}}}';
  expect(await made(body, { item: '{"b": [1,]}' })).toMatchObject({
    text: body,
    verdict: 'refuted',
    applied: 0,
    left: [{ reason: 'It is in the Content Block `item`: correct it there.' }],
  });
});
