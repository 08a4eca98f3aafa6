import type { Assumption } from '../proof/proof.ts';
import { read } from '../template/read.ts';
import type { Analysis } from './engine/analysis.ts';
import type { Fix } from './engine/finding.ts';
import { defineRule } from './engine/rule.ts';
import { isReadOtherwise } from './shared/captured.ts';

export default defineRule<Assumption>({
  code: 'html-comment',
  group: 'json',
  severity: 'warning',
  title: 'HTML comment',
  documentation: {
    what: 'Looks for HTML comments, `<!-- … -->`, between the parts of the payload. In strings they are text.',
    why: 'Braze removes HTML comments from messages, but no page says that it does so in webhooks. Where it does not, the comment is sent and the payload is not JSON.',
    do: 'Use a Liquid comment, `{% comment %} … {% endcomment %}`, which is never sent.',
    bad: [
      {
        caption: 'A note before the payload',
        body: '<!-- Product viewed -->\n{"city": "{{${city} | json_escape}}"}',
        at: '<!-- Product viewed -->',
        fixed: '{% comment %} Product viewed {% endcomment %}\n{"city": "{{${city} | json_escape}}"}',
      },
    ],
    good: [
      {
        caption: 'A Liquid comment',
        body: '{% comment %} Product viewed {% endcomment %}\n{"city": "{{${city} | json_escape}}"}',
      },
      { caption: 'In a string', body: '{"title": "Salt <!-- and pepper -->"}' },
    ],
  },
  find: {
    *assumption(assumption) {
      if (assumption.kind === 'html-comment') yield assumption;
    },
  },
  say({ start, end }) {
    const message =
      'This comment may be sent and make the JSON invalid: Braze does not say that it removes HTML comments from webhooks. Use a Liquid comment.';
    return { start, end, message, explains: [{ start, end }] };
  },
  fixes(found, analysis) {
    return liquidComment(found, analysis);
  },
});

const OPENING = '<!--';
const CLOSING = '-->';

/** None where the comment holds the half of a block, or the end of a Liquid comment. */
function liquidComment({ start, end }: Assumption, analysis: Analysis): Fix[] {
  const { source } = analysis.template;
  const content = source.slice(start + OPENING.length, end - CLOSING.length).trim();
  if (/\{%-?\s*(?:end)?(?:comment|raw)\b/.test(content) || read(content).problems.length > 0) return [];
  // Two braces in a row would open an output.
  const space = source.charAt(start - 1) === '{' ? ' ' : '';
  const text = content === '' ? ' ' : ` ${content} `;
  const edit = { start, end, newText: `${space}{% comment %}${text}{% endcomment %}` };
  const isSafe = !content.includes('{%') && !isReadOtherwise(edit, analysis);
  return [{ title: 'Convert it to a Liquid comment', kind: isSafe ? 'safe' : 'suggestion', edits: [edit] }];
}
