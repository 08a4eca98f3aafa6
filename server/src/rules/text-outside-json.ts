import type { PayloadProblem } from '../proof/proof.ts';
import { caseOf, inCase } from './engine/case-in-message.ts';
import { defineRule } from './engine/rule.ts';
import { commentFix } from './fixes/comment.ts';
import { isReportedByLiquid } from './shared/reported-by-liquid.ts';
import { LOST, quote } from './shared/words.ts';

export default defineRule<PayloadProblem>({
  code: 'text-outside-json',
  group: 'json',
  severity: 'error',
  title: 'Text outside the JSON',
  documentation: {
    what: 'Reports text before the first brace or after the last one: notes, `//` lines, leftovers.',
    why: 'Braze sends all text outside tags and outputs. With text around it the payload is not valid JSON: Movable Ink rejects it, and Braze does not retry.',
    do: 'Put notes in `{% comment %} … {% endcomment %}`, and remove the rest.',
    bad: [
      {
        caption: 'A note that is sent',
        body: '// Product viewed\n{"city": "{{${city} | json_escape}}"}',
        at: '// Product viewed',
        fixed: '{% comment %} Product viewed {% endcomment %}\n{"city": "{{${city} | json_escape}}"}',
      },
      {
        caption: 'Text after the payload',
        body: '{"city": "{{${city} | json_escape}}"}\nend',
        at: 'end',
      },
    ],
    good: [
      {
        caption: 'A note that is not sent',
        body: '{% comment %} Product viewed {% endcomment %}\n{"city": "{{${city} | json_escape}}"}',
      },
    ],
  },
  find: {
    *payloadProblem(problem, analysis) {
      const isLine = problem.found.startsWith('//');
      if (problem.kind === 'text-outside' && (isLine || !isReportedByLiquid(problem, analysis))) yield problem;
    },
  },
  say({ start, end, found, when, iteration }) {
    const what = found.startsWith('//')
      ? 'Liquid has no `//` comments, so this line is sent as text'
      : `${quote(found)} is text outside the JSON`;
    const message = `${what}${inCase(when, iteration)}: ${LOST}. Put it in a comment tag, or remove it.`;
    return { start, end, message, ...caseOf(when, iteration) };
  },
  fixes(problem, analysis) {
    return commentFix(problem, analysis);
  },
});
