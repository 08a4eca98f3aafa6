import type { PayloadProblem } from '../proof/proof.ts';
import { caseOf, inCase } from './engine/case-in-message.ts';
import { defineRule } from './engine/rule.ts';
import { LOST } from './shared/words.ts';

export default defineRule<PayloadProblem>({
  code: 'unbalanced-loop',
  group: 'json',
  severity: 'error',
  title: 'Unbalanced loop',
  documentation: {
    what: 'Reports loops in which an iteration opens more braces, brackets or quotes than it closes, or the reverse.',
    why: 'How many stay open depends on the number of items, so the JSON is valid for at most one number of items. For all others Braze would send invalid JSON, and the event would be lost.',
    do: 'Open and close in the same iteration, or do both outside the loop.',
    bad: [
      {
        caption: 'Each iteration opens an object',
        body: '{"ids": [{% for product in {{event_properties.${products}}} %}{"id": {% endfor %}1}]}',
        at: '{% for product in {{event_properties.${products}}} %}',
      },
    ],
    good: [
      {
        caption: 'Opened and closed in each iteration',
        body: '{"ids": [{% for product in {{event_properties.${products}}} %}{"id": 1}{% unless forloop.last %},{% endunless %}{% endfor %}]}',
      },
    ],
  },
  find: {
    *payloadProblem(problem) {
      if (problem.kind === 'unbalanced-loop') yield problem;
    },
  },
  say({ start, end, when, iteration }) {
    const message = `This loop opens more than it closes in an iteration, or the reverse${inCase(when, iteration)}: ${LOST}. Open and close in the same iteration.`;
    return { start, end, message, ...caseOf(when, iteration) };
  },
});
