import type { PayloadProblem } from '../proof/proof.ts';
import { firstFrom, type Span } from '../template/span.ts';
import { caseOf, inCase } from './engine/case-in-message.ts';
import type { Explained } from './engine/explained.ts';
import { defineRule } from './engine/rule.ts';
import { blockAt, endOfNext, type LoneBracket, loneBracketIn } from './shared/loop-brackets.ts';
import { LOST } from './shared/words.ts';

interface Found extends PayloadProblem {
  readonly loop?: Span;
  /** What an iteration leaves open, if it is one bracket. */
  readonly bracket?: LoneBracket;
}

export default defineRule<Found>({
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
    *payloadProblem(problem, { template, quoteSlips }) {
      if (problem.kind !== 'unbalanced-loop') return;
      const loop = blockAt(problem.start, template);
      const { covers } = quoteSlips();
      const slip = covers[firstFrom(problem.start, covers)];
      if (slip !== undefined && slip.start < (loop?.end ?? 0)) return;
      const bracket = loop && loneBracketIn(loop, template);
      yield { ...problem, ...(loop && { loop }), ...(bracket && { bracket }) };
    },
  },
  say({ start, end, when, iteration, loop, bracket }, { template }) {
    const explains: Explained[] =
      loop === undefined ? [] : [{ start: loop.start, end: endOfNext(loop, template.source), only: 'json' }];
    const cased = { explains, ...caseOf(when, iteration) };
    if (bracket !== undefined) {
      const message = `${bracket.wrong}${inCase(when, iteration)}: ${LOST}. ${bracket.advice}`;
      return { start: bracket.start, end: bracket.end, message, shownAt: { start, end }, ...cased };
    }
    const message = `An iteration of this loop does not close exactly what it opens${inCase(when, iteration)}: ${LOST}. Open and close in the same iteration.`;
    return { start, end, message, ...cased };
  },
  fixes({ bracket }) {
    return bracket === undefined ? [] : [bracket.fix];
  },
});
