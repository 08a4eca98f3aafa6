import type { Gap } from '../proof/proof.ts';
import { caseOf } from './engine/case-in-message.ts';
import { defineRule } from './engine/rule.ts';

export default defineRule<Gap>({
  code: 'not-proved',
  group: 'json',
  severity: 'information',
  title: 'Part that could not be proved',
  documentation: {
    what: 'Reports where the proof could not follow the body.',
    why: 'The body may well be correct. But from this point on it is unknown whether every rendering is valid JSON, so an error may go unnoticed.',
    do: 'Simplify this part, or preview it with sample users that reach it.',
    bad: [
      {
        caption: 'Content from another service',
        body: '{"products": {{content_blocks.${products}}}}',
        at: '{{content_blocks.${products}}}',
      },
    ],
    good: [{ caption: 'Known content', body: '{"products": []}' }],
  },
  find: {
    *gap(gap, { placesTold }) {
      if (!placesTold().overlaps(gap)) yield gap;
    },
  },
  say({ start, end, reason, when }) {
    const message = `${reason}, so the JSON could not be proved valid from here on. Simplify this part, or preview it with sample users that reach it.`;
    return { start, end, message, ...caseOf(when) };
  },
});
