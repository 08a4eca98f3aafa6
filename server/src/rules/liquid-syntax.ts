import type { Problem, ProblemKind } from '../template/problems.ts';
import { defineRule } from './rule.ts';
import { quote, slice } from './words.ts';

const REFUSED = 'Braze cannot read the body then, and cancels every message.';

const MESSAGES: Record<ProblemKind, (problem: Problem) => string> = {
  'unclosed-output': () => `This output has no \`}}\`. ${REFUSED} Close it with \`}}\`.`,
  'unclosed-tag': () => `This tag has no \`%}\`. ${REFUSED} Close it with \`%}\`.`,
  'brace-in-output': () =>
    `Liquid ends an output at the first \`}\`, even in a quoted text. ${REFUSED} Put the text into a variable with \`capture\` and print that.`,
  'unclosed-string': () => 'A quote is opened here and never closed, so Liquid skips it. Close it with the same quote.',
  'missing-end': ({ name, expected }) =>
    `\`${name}\` has no \`{% ${expected} %}\`. ${REFUSED} Close it where it should end.`,
  'unexpected-end': ({ name }) =>
    `\`${name}\` ends nothing: no such block is open here. ${REFUSED} Remove it, or open its block before it.`,
  'mismatched-end': ({ name, expected }) =>
    `\`${name}\` stands where \`${expected}\` is due. ${REFUSED} Close the block with \`{% ${expected} %}\`.`,
  'unexpected-branch': ({ name, expected }) =>
    expected === undefined
      ? `\`${name}\` stands outside any block. ${REFUSED} Remove it, or open its block before it.`
      : `\`${name}\` does not belong into this block, which ends with \`${expected}\`. ${REFUSED} Close the inner block before it.`,
  'tag-syntax': ({ name, expected }) => `\`${name}\` needs ${needs(expected)}. ${REFUSED} Write what is missing.`,
  'empty-tag': () => `This tag has no name. ${REFUSED} Remove it, or write the tag that you meant.`,
};

function needs(expected = ''): string {
  return expected.startsWith('a ') ? expected : `the form \`{% ${expected} %}\``;
}

export default defineRule<Problem>({
  code: 'liquid-syntax',
  group: 'liquid',
  severity: 'error',
  title: 'Liquid that cannot be read',
  documentation: {
    what: 'Looks for Liquid that Ruby Liquid refuses: outputs, tags and blocks that are not closed, end tags without a block, tags that lack a part.',
    why: 'Braze cancels every message whose body cannot be read (`template_parse_error`), so no event arrives at all.',
    do: 'Close what is open. Each finding says what is missing and where.',
    bad: [
      {
        caption: 'An output without its closing braces',
        body: '{"bucket": {{${random_bucket_number}\n}',
        at: '{{${random_bucket_number}',
        fixed: '{"bucket": {{${random_bucket_number}}}\n}',
      },
      {
        caption: 'A block without its end',
        body: '{"plan": "gold"}{% if ${city} %}',
        at: '{% if ${city} %}',
        fixed: '{"plan": "gold"}{% if ${city} %}{% endif %}',
      },
      {
        caption: 'A brace in a quoted text',
        body: `{"plan": "{{ custom_attribute.\${plan} | default: '}' }}"}`,
        at: '}',
      },
    ],
    good: [{ caption: 'Closed', body: '{"plan": "{% if ${city} %}gold{% else %}none{% endif %}"}' }],
  },
  find: {
    *problem(problem) {
      yield problem;
    },
  },
  say(problem, { template }) {
    const { start, end, kind, related } = problem;
    const message = MESSAGES[kind](problem);
    if (related === undefined) return { start, end, message };
    const note = `${quote(slice(template.source, related))} is open here.`;
    return { start, end, message, related: [{ start: related.start, end: related.end, message: note }] };
  },
  fixes({ repair }) {
    if (repair === undefined) return [];
    const { at, newText } = repair;
    const title =
      newText === ''
        ? 'Remove the tag'
        : at.start === at.end
          ? `Insert \`${newText.trim()}\``
          : `Change it to \`${newText}\``;
    return [{ title, kind: 'suggestion', edits: [{ start: at.start, end: at.end, newText }] }];
  },
});
