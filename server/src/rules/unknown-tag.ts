import { didYouMean } from '../catalog/did-you-mean.ts';
import { findTag, tags } from '../catalog/tags.ts';
import type { Tag } from '../template/tree.ts';
import { defineRule } from './engine/rule.ts';
import { renameFix, suggest } from './fixes/rename.ts';

const tagNames = tags.map(({ name }) => name);

/** End tags are parsed with their block; `liquid-syntax` reports those left over. */
function isKnown({ name }: Tag): boolean {
  return name === '' || name.startsWith('end') || findTag(name) !== undefined;
}

export default defineRule<Tag>({
  code: 'unknown-tag',
  group: 'liquid',
  severity: 'error',
  title: 'Unknown tag',
  documentation: {
    what: 'Reports tags that neither Liquid nor Braze has.',
    why: 'Braze cannot parse a body with an unknown tag, and cancels every message (`template_parse_error`).',
    do: 'Check the spelling: tag names are lower case.',
    bad: [
      {
        caption: 'A misspelled tag',
        body: '{"roll": {% randm 6 %}}',
        at: 'randm',
        fixed: '{"roll": {% random 6 %}}',
      },
    ],
    good: [{ caption: 'An existing tag', body: '{% assign x = 1 %}{"plan": {{x}}}' }],
  },
  find: {
    *tag(tag) {
      if (!isKnown(tag)) yield tag;
    },
  },
  say({ name, nameSpan }) {
    const hint = suggest(didYouMean(name, tagNames));
    const message = `Unknown tag \`${name}\`: Braze rejects the body and cancels every message. ${hint}`;
    return { start: nameSpan.start, end: nameSpan.end, message };
  },
  fixes({ name, nameSpan }) {
    return renameFix(nameSpan, didYouMean(name, tagNames));
  },
});
