import type { BlockProblem } from '../blocks/expand.ts';
import { didYouMean } from '../catalog/did-you-mean.ts';
import { defineRule } from './engine/rule.ts';
import { renameFix } from './fixes/rename.ts';
import { slice } from './shared/words.ts';

/** So many names are listed where none is nearest. */
const MOST_NAMES = 5;

export default defineRule<BlockProblem>({
  code: 'unknown-content-block',
  group: 'liquid',
  severity: 'warning',
  title: 'Unknown Content Block',
  documentation: {
    what: 'Reports outputs of a Content Block that has no file, if the workspace has a folder `content_blocks`. Without that folder nothing is known about your Content Blocks, and nothing is reported.',
    why: 'Braze has no such block to print, so its text is missing from the payload, and nothing can be proved about it.',
    do: 'Correct the name, or add the file `content_blocks/NAME.liquid`, as braze-sync writes it.',
    blocks: {
      mi_ids: "{% assign anonymous = ${email_address} | default: '' | downcase | md5 %}",
      mi_item: '{"id": 1}',
    },
    bad: [
      {
        caption: 'A misspelled name',
        body: '{"user_id": "a", "item": {{content_blocks.${mi_itm}}}}',
        at: '{{content_blocks.${mi_itm}}}',
        fixed: '{"user_id": "a", "item": {{content_blocks.${mi_item}}}}',
      },
    ],
    good: [{ caption: 'A block with a file', body: '{"user_id": "a", "item": {{content_blocks.${mi_item}}}}' }],
  },
  find: {
    *blockProblem(problem) {
      if (problem.kind === 'missing') yield problem;
    },
  },
  say({ start, end, name }, { blocks: { names } }) {
    const near = didYouMean(name, names);
    const listed = names.slice(0, MOST_NAMES).map((one) => `\`${one}\``);
    const rest = names.length > MOST_NAMES ? [...listed, '…'] : listed;
    const there = rest.length === 0 ? 'The folder `content_blocks` is empty.' : `It has ${rest.join(', ')}.`;
    const hint = near === undefined ? there : `Did you mean \`${near}\`?`;
    const message = `There is no Content Block \`${name}\` in \`content_blocks\`, so nothing can be proved about what it prints. ${hint}`;
    return { start, end, explains: [{ start, end }], message };
  },
  fixes({ start, end, name }, { template: { source }, blocks: { names } }) {
    const at = start + slice(source, { start, end }).indexOf(name);
    return renameFix({ start: at, end: at + name.length }, didYouMean(name, names));
  },
});
