import type { PayloadProblem } from '../proof/proof.ts';
import { defineRule } from './engine/rule.ts';
import { caseOf, lostWithInvalidJson } from './shared/words.ts';

export default defineRule<PayloadProblem>({
  code: 'unbalanced-loop',
  group: 'json',
  severity: 'error',
  title: 'Loop that does not close what it opens',
  documentation: {
    what: 'Looks for loops whose turns open more braces, brackets or quotes than they close, or the reverse.',
    why: 'How much stays open then depends on the number of turns, so the payload is JSON for one number of turns at the most. For all others Braze would send invalid JSON and the event is lost.',
    do: 'Open and close in the same turn, or both outside the loop.',
    bad: [
      {
        caption: 'Each turn opens an object',
        body: '{"ids": [{% for product in {{event_properties.${products}}} %}{"id": {% endfor %}1}]}',
        at: '{% for product in {{event_properties.${products}}} %}',
      },
    ],
    good: [
      {
        caption: 'Opened and closed in each turn',
        body: '{"ids": [{% for product in {{event_properties.${products}}} %}{"id": 1}{% unless forloop.last %},{% endunless %}{% endfor %}]}',
      },
    ],
  },
  find: {
    *payloadProblem(problem) {
      if (problem.kind === 'unbalanced-loop') yield problem;
    },
  },
  say({ start, end, when, iteration: turn }) {
    const message = `A turn of this loop does not close what it opens, or closes what it did not open: ${lostWithInvalidJson(when, turn)} Open and close in the same turn.`;
    return { start, end, message, ...caseOf(when) };
  },
});
