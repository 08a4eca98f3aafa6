import type { Case, Gap } from '../proof/proof.ts';
import { defineRule } from './engine/rule.ts';
import { caseOf, inCase } from './shared/words.ts';

export default defineRule<Gap>({
  code: 'not-proved',
  group: 'json',
  severity: 'information',
  title: 'Beyond what can be proved',
  documentation: {
    what: 'Tells where the proof could not follow the body.',
    why: 'The body may well be right. But whether every rendering of it is JSON is not known from there on, so a slip may go unnoticed.',
    do: 'Preview the body for sample users that come this way, or write this part in a simpler way.',
    bad: [
      {
        caption: 'Text that another service delivers',
        body: '{"products": {{content_blocks.${products}}}}',
        at: '{{content_blocks.${products}}}',
      },
    ],
    good: [{ caption: 'Text that is known', body: '{"products": []}' }],
  },
  find: {
    *gap(gap, { proof }) {
      const others = [...proof.problems, ...proof.assumptions];
      const isTold = others.some(({ start, end }) => start < gap.end && gap.start < end);
      if (!isTold) yield gap;
    },
  },
  say({ start, end, reason, when }) {
    const message = `${reason}, so whether the payload is JSON is not known from here on, ${isEverywhere(when) ? '' : 'such as '}${inCase(when)}. Preview it for sample users that come this way, or write it in a simpler way.`;
    return { start, end, message, ...caseOf(when) };
  },
});

/** Else the words are one way of several to come here. */
function isEverywhere(when: Case): boolean {
  return when.isAlways || (when.explain()?.words ?? []).length === 0;
}
