import type { BlockProblem } from '../blocks/expand.ts';
import { defineRule } from './engine/rule.ts';

export default defineRule<BlockProblem>({
  code: 'nested-content-block',
  group: 'liquid',
  severity: 'warning',
  title: 'Content Block nested too deeply',
  documentation: {
    what: 'Reports a Content Block in a Content Block in a Content Block, and blocks that print themselves.',
    why: 'Braze prints a block in a block, and silently removes any deeper one: its text is missing from the payload. The proof and the preview do the same.',
    do: 'Print the block in the body, or in the first block.',
    blocks: { item: '{"id": {{content_blocks.${id}}}}', id: '1{{content_blocks.${digits}}}', digits: '23' },
    bad: [
      {
        caption: 'A third level',
        body: '{"user_id": "a", "item": {{content_blocks.${item}}}}',
        at: '{{content_blocks.${item}}}',
      },
    ],
    good: [{ caption: 'Two levels', body: '{"user_id": "a", "id": {{content_blocks.${id}}}}' }],
  },
  find: {
    *blockProblem(problem) {
      if (problem.kind === 'too-deep' || problem.kind === 'circle') yield problem;
    },
  },
  say({ start, end, name, kind, detail }) {
    const message =
      kind === 'circle'
        ? `${circleInWords(name, detail)}. Braze silently removes \`${name}\` here, so nothing is printed. Remove this output.`
        : `\`${name}\` is a third level of Content Blocks, so Braze silently removes it. Print it in the body, or in the first block.`;
    return { start, end, message };
  },
});

/** @param detail the blocks of the circle, each leading to the next. */
function circleInWords(name: string, detail: string | undefined): string {
  const isItself = detail === `\`${name}\` → \`${name}\``;
  return isItself
    ? `The Content Block \`${name}\` prints itself`
    : `The Content Blocks ${detail} print each other in a circle`;
}
