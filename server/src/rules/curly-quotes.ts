import { bareMatches } from '../template/bare-text.ts';
import { expressionSpan } from '../template/markup.ts';
import type { Span } from '../template/span.ts';
import type { Output, Tag } from '../template/tree.ts';
import type { Analysis } from './engine/analysis.ts';
import type { Edit } from './engine/finding.ts';
import { defineRule } from './engine/rule.ts';
import { quote, slice } from './shared/words.ts';

/** A pair of curly quotes, or a single one without a partner. */
interface Found extends Span {
  readonly quotes: readonly Span[];
}

const CURLY = /[“”„‟‘’‚‛]/g;
const SINGLE = /[‘’‚‛]/;

export default defineRule<Found>({
  code: 'curly-quotes',
  group: 'liquid',
  severity: 'error',
  title: 'Curly quotes in Liquid',
  documentation: {
    what: 'Reports curly quotes in outputs and tags. Word processors and chat apps insert them in place of straight ones.',
    why: "Liquid doesn't treat them as quotes. It reads the words between them as the name of a variable that nothing sets: comparisons fail, and defaults are empty.",
    do: 'Use straight quotes, single or double. Curly quotes are fine in the text of the payload.',
    bad: [
      {
        caption: 'A comparison with curly quotes',
        body: '{"gold": {% if ${language} == “en” %}true{% else %}false{% endif %}}',
        at: '“en”',
        fixed: '{"gold": {% if ${language} == "en" %}true{% else %}false{% endif %}}',
      },
      {
        caption: 'Single curly quotes',
        body: '{"plan": "{% assign plan = ‘gold’ %}{{plan}}"}',
        at: '‘gold’',
        fixed: `{"plan": "{% assign plan = 'gold' %}{{plan}}"}`,
      },
    ],
    good: [
      { caption: 'In the payload', body: '{"title": "The “best” of all"}' },
      { caption: 'Inside straight quotes', body: `{"title": "{{ 'The “best”' }}"}` },
    ],
  },
  find: { output: findIn, tag: findIn },
  say(found, { template: { source } }) {
    const { start, end } = found;
    const message = `${quote(slice(source, found))} uses curly quotes, which Liquid doesn't treat as quotes: it looks for a variable of that name and finds nothing. Use straight quotes.`;
    return { start, end, message, explains: [{ start, end }] };
  },
  fixes({ quotes, start, end }, { template: { source } }) {
    const [first, last] = quotes;
    if (first === undefined || last === undefined) return [];
    const inner = quotes.length > 2 ? '' : source.slice(first.end, last.start);
    const [wanted, other] = SINGLE.test(slice(source, first)) ? ["'", '"'] : ['"', "'"];
    const straight = inner.includes(wanted) ? other : wanted;
    if (inner.includes(straight)) return [];
    const edits: Edit[] = quotes.map((span) => ({ start: span.start, end: span.end, newText: straight }));
    const title =
      quotes.length > 2
        ? 'Write straight quotes'
        : `Change to ${quote(`${straight}${source.slice(start + 1, end - 1)}${straight}`)}`;
    return [{ title, kind: 'suggestion', edits }];
  },
});

function* findIn(node: Output | Tag, { template: { source } }: Analysis): Generator<Found> {
  if (node.type === 'tag' && node.markup.kind === 'raw') yield* inArguments(node.markup, source);
  const span = expressionSpan(node);
  if (span === undefined) return;
  const quotes = bareMatches(source, span, CURLY);
  for (let index = 0; index < quotes.length; index += 2) {
    const pair = quotes.slice(index, index + 2);
    const [first] = pair;
    const last = pair.at(-1);
    if (first !== undefined && last !== undefined) yield { start: first.start, end: last.end, quotes: pair };
  }
}

/** Where a header, a body or a reason begins with one. Anywhere else it may be meant as a character of the text. */
const OPENS = /(?:[{,(:]\s*|^\s*)[“”„‟‘’‚‛]$/;

/** In the arguments of one tag, such as all headers of a request, they are one slip. */
function* inArguments(markup: Span, source: string): Generator<Found> {
  const quotes = bareMatches(source, markup, CURLY);
  const [first] = quotes;
  const last = quotes.at(-1);
  if (first === undefined || last === undefined || quotes.length % 2 !== 0) return;
  const before = source.slice(Math.max(markup.start, first.start - LONGEST_GAP), first.end);
  if (OPENS.test(before)) yield { start: first.start, end: last.end, quotes };
}

const LONGEST_GAP = 20;
