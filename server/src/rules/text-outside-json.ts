import type { PayloadProblem } from '../proof/proof.ts';
import { defineRule } from './engine/rule.ts';
import { commentFix } from './fixes/comment.ts';
import { isReportedByLiquid } from './shared/reported-by-liquid.ts';
import { caseOf, lostWithInvalidJson, quote } from './shared/words.ts';

export default defineRule<PayloadProblem>({
  code: 'text-outside-json',
  group: 'json',
  severity: 'error',
  title: 'Text outside the JSON',
  documentation: {
    what: 'Looks for text before the first brace and behind the last one: notes, `//` lines, leftovers.',
    why: 'Everything outside tags and outputs is sent. With text around it the payload is no JSON, the request is refused, and Braze does not send it again.',
    do: 'Put notes into `{% comment %} … {% endcomment %}`, and remove the rest.',
    bad: [
      {
        caption: 'A note that is sent',
        body: '// Product viewed\n{"city": "{{${city} | json_escape}}"}',
        at: '// Product viewed',
        fixed: '{% comment %} Product viewed {% endcomment %}\n{"city": "{{${city} | json_escape}}"}',
      },
      {
        caption: 'Text behind the payload',
        body: '{"city": "{{${city} | json_escape}}"}\nend',
        at: 'end',
      },
    ],
    good: [
      {
        caption: 'A note that stays at home',
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
  say({ start, end, found, when, turn }) {
    const what = found.startsWith('//')
      ? 'This line is no comment to Liquid, but text that is sent'
      : `${quote(found)} is text outside the JSON`;
    const message = `${what}: ${lostWithInvalidJson(when, turn)} Put it into a comment tag, or remove it.`;
    return { start, end, message, ...caseOf(when) };
  },
  fixes(problem, analysis) {
    return commentFix(problem, analysis);
  },
});
