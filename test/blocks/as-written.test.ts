import { expect, test } from 'vitest';
import { findingsInFiles } from '../../server/src/service/findings-in-files.ts';
import { assumptionsInWords } from '../../server/src/service/verdict.ts';
import { checkForTest } from '../check.ts';
import { blocksOf } from './blocks.ts';

/** What is said of the body, up to what follows from it. */
function said(body: string, files: Readonly<Record<string, string>>): string[] {
  const found = findingsInFiles(checkForTest(body, undefined, blocksOf(files)));
  const all = [...found.body, ...found.blocks.map(({ finding }) => finding)];
  return all.map(({ message }) => message.replace(/: Braze would send.*/, ''));
}

test.each([
  ['an empty block', '{"a": {{content_blocks.${x}}}}', '', 'This Content Block prints nothing, so a value is missing'],
  [
    'a block that prints nothing in one case',
    '{"a": {{content_blocks.${x}}}}',
    '{% if ${city} != blank %}1{% endif %}',
    '`{% if ${city} != blank %}1{% endif %}` prints nothing, so a value is missing in some cases',
  ],
  [
    'a block at the edge of what is wrong',
    '{"a": {{content_blocks.${x}}}}',
    'yes it is',
    'JSON strings need double quotes, and `yes it is` has none. Add them. Braze would send invalid JSON and the event would be lost.',
  ],
  ['a comma in place of a value', '{"a": {{content_blocks.${x}}}}', ',', 'Missing value before `,`'],
  [
    'a block that filters change',
    '{"a": {{content_blocks.${x} | upcase}}}',
    'yes',
    '`{{content_blocks.${x} | upcase}}` prints `YES` and breaks the JSON',
  ],
])('%s is quoted as it is written', (_, body, block, message) => {
  expect(said(body, { x: block })).toContain(message);
});

test('conditions name a block that is a value as it is written', () => {
  const { proof } = checkForTest(
    '{"a": {{content_blocks.${x} | upcase}}}',
    undefined,
    blocksOf({ x: '{{custom_attribute.${list}}}' }),
  );
  expect(assumptionsInWords(proof)).toEqual([
    'content_blocks.${x} is not blank',
    'content_blocks.${x} is a number or a boolean',
  ]);
});
