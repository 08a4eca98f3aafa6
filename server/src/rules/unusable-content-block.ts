import type { BlockProblem } from '../blocks/expand.ts';
import { defineRule } from './engine/rule.ts';

export default defineRule<BlockProblem>({
  code: 'unusable-content-block',
  group: 'liquid',
  severity: 'error',
  title: 'Content Block that cannot be used',
  documentation: {
    what: 'Reports outputs of a Content Block whose file cannot be read, has more than 50 KB, or has a Liquid syntax error; and files whose name Braze does not accept, or whose front matter has another name or is not closed.',
    why: 'Braze does not accept such a block, or would print what is meant for your tools, and a tag that is not closed in a block breaks the whole message.',
    do: 'Open the file of the block and correct it.',
    blocks: { item: '{% if ${city} %}{"id": 1}' },
    bad: [
      {
        caption: 'A tag that the block does not close',
        body: '{"user_id": "a", "item": {{content_blocks.${item}}}}',
        at: '{{content_blocks.${item}}}',
      },
    ],
    good: [],
  },
  find: {
    *blockProblem(problem) {
      if (reasonOf(problem) !== undefined) yield problem;
    },
  },
  say(problem) {
    const { start, end, name } = problem;
    return { start, end, explains: [{ start, end }], message: `The Content Block \`${name}\` ${reasonOf(problem)}` };
  },
});

/** As the end of a sentence that begins with the block. */
function reasonOf({ kind, detail }: BlockProblem): string | undefined {
  if (kind === 'unreadable') return `${detail}, so nothing can be proved about what it prints.`;
  if (kind === 'too-large') return 'has more than 50 KB, which Braze does not accept. Shorten it, or split it.';
  if (kind === 'refused')
    return 'has a Liquid syntax error: Braze would send nothing. Open its file, and correct the error there.';
  return undefined;
}
