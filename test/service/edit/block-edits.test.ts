import { expect, test } from 'vitest';
import { checkBody } from '../../../server/src/service/check-body.ts';
import { afterEdit } from '../../../server/src/service/edit/after-edit.ts';
import { findingsInFiles } from '../../../server/src/service/findings-in-files.ts';
import { blocksOf } from '../../blocks/blocks.ts';

const BODY = '{"user_id": "{{${user_id} | json_escape}}", "item": {{content_blocks.${item}}}, "last": "{{${city}}}"}';
const ITEM = '---\nname: item\n---\n{"note": "One of man│y", "title": "{{event_properties.${title}}}"}';

/** What is told in both files after something was typed in the block, at `│`. */
function typing(typed: string, body = BODY, item = ITEM) {
  const before = checkBody(body, { blocks: blocksOf({ item: item.replace('│', '') }) });
  const after = item.replace('│', typed);
  const edit = afterEdit(before, body, blocksOf({ item: after }));
  if (edit === undefined) return undefined;
  const files = findingsInFiles(edit);
  const at = (text: string, all: readonly { start: number; end: number }[]) =>
    all.map(({ start, end }) => text.slice(start, end));
  return {
    body: at(body, files.body),
    item: at(
      after,
      files.blocks.map(({ finding }) => finding),
    ),
  };
}

test('a letter in a text of a block moves what is found behind it, in the file of the block alone', () => {
  expect(typing('x')).toEqual({ body: ['{{${city}}}'], item: ['{{event_properties.${title}}}'] });
});

test('so does a letter in the body behind the block', () => {
  const blocks = blocksOf({ item: ITEM.replace('│', '') });
  const before = checkBody(BODY.replace('"item"', '"note": "abc", "item"'), { blocks });
  const text = BODY.replace('"item"', '"note": "abcd", "item"');
  const edit = afterEdit(before, text, blocks);
  const found = edit && findingsInFiles(edit).body.map(({ start, end }) => text.slice(start, end));
  expect(found).toEqual(['{{${city}}}']);
});

test.each([
  ['a letter in the name of a member', ITEM.replace('│', '').replace('"note"', '"no│te"'), 'x'],
  ['a quote', ITEM, '"'],
  ['a block in the block', ITEM, '{{content_blocks.${other}}}'],
  ['the front matter', ITEM.replace('│', '').replace('---\n{', '│---\n{'), 'x: 1\n'],
])('%s is checked', (_, item, typed) => {
  expect(typing(typed, BODY, item)).toBeUndefined();
});

test('and so is all that is in a block that is printed twice', () => {
  expect(typing('x', BODY.replace('"last"', '"again": {{content_blocks.${item}}}, "last"'))).toBeUndefined();
});
