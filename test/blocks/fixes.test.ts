import { expect, test } from 'vitest';
import { findingsInFiles } from '../../server/src/service/findings-in-files.ts';
import { tryFix } from '../../server/src/service/trial/try-fix.ts';
import { checkForTest, renderer } from '../check.ts';
import { blocksOf } from './blocks.ts';

const blocks = blocksOf({ title: '{{event_properties.${title}}}' });
const tools = { check: async (text: string) => checkForTest(text), renderer, goesOn: async () => true };

/** What comes of the fix that one body offers for the block. */
async function triedIn(other: string) {
  const first = checkForTest('{"title": "{{content_blocks.${title}}}"}', undefined, blocks);
  const fix = findingsInFiles(first).blocks[0]?.finding.fixes[0] ?? { title: '', kind: 'safe', edits: [] };
  expect(fix.title).toBe('Add `| json_escape`');
  const body = checkForTest(other, undefined, blocks);
  const edits = body.layout.everywhere('title.liquid', fix.edits);
  return tryFix([], { title: fix.title, kind: fix.kind, edits }, body, tools);
}

test('a fix in a block fits a body that it makes no worse', async () => {
  expect(await triedIn('{"a": "{{content_blocks.${title}}}", "b": ["{{content_blocks.${title}}}"]}')).toMatchObject({
    isOffered: true,
    after: { template: { source: expect.stringMatching(/json_escape.*json_escape/) } },
  });
});

test('and none that escapes the block itself', async () => {
  const escaped = '{% capture t %}{{content_blocks.${title}}}{% endcapture %}{"a": "{{t | json_escape}}"}';
  expect(await triedIn(escaped)).toMatchObject({ isOffered: false, reason: expect.stringContaining('right today') });
});

test('and none that the fix makes less sure', async () => {
  const known = '{% assign t = {{content_blocks.${title}}} | size %}{"a": {{t}}}';
  expect(await triedIn(known)).toMatchObject({ isOffered: false });
});
