import { bareMatches } from '../template/bare-text.ts';
import { skipSpaceBack } from '../template/characters.ts';
import type { Condition, FilteredExpression } from '../template/expressions.ts';
import { skipBlanks } from '../template/fragments.ts';
import type { Span } from '../template/span.ts';
import type { Tag } from '../template/tree.ts';
import { defineRule } from './engine/rule.ts';
import { assignFirst } from './fixes/assign.ts';
import { escapedTwice } from './shared/escaped-twice.ts';
import { quote, slice } from './shared/words.ts';

interface Found extends Span {
  readonly where: keyof typeof EFFECTS | 'twice';
  /** What to remove. */
  readonly twice?: Span;
  /** The value that is filtered, and the tag before which it can be assigned. */
  readonly first?: { readonly value: Span; readonly tag: Tag };
}

const EFFECTS = {
  condition: (text: string) => `in a condition: Liquid silently skips ${text} and only tests what comes before it`,
  loop: (text: string) => `in \`for\`: Liquid skips ${text} and loops over the unfiltered array`,
  case: (text: string) => `in \`case\`: Liquid skips ${text} and compares the unfiltered value`,
  when: (text: string) => `in \`when\`: Liquid skips ${text} and all values after it`,
  index: (text: string) =>
    `inside an index: Liquid applies ${text} to the item that it finds with the unfiltered index`,
  argument: (text: string) => `inside an argument: Liquid applies ${text} to the result of the whole expression`,
};

/** A single pipe: two of them are meant as an operator. */
const PIPE = /(?<!\|)\|(?!\|)/g;
const BRACES = /\{\{|\}\}/g;

export default defineRule<Found>({
  code: 'misplaced-filter',
  group: 'liquid',
  severity: 'error',
  title: 'Misplaced filter',
  documentation: {
    what: 'Reports filters in `if`, `elsif`, `unless`, `case`, `when` and `for`, in the brackets of an index, and inside braces in an argument of another filter. A value that is escaped twice is a *warning*.',
    why: 'Liquid applies filters only in outputs and in `assign`. Elsewhere it skips them, often together with the comparison after them, so the condition means something else.',
    do: 'Assign the filtered value to a variable first, and use that.',
    bad: [
      {
        caption: 'A filter in a condition',
        body: `{"gold": {% if custom_attribute.\${plan} | downcase == 'gold' %}true{% else %}false{% endif %}}`,
        at: "| downcase == 'gold'",
        fixed: `{"gold": {% assign value = custom_attribute.\${plan} | downcase %}{% if value == 'gold' %}true{% else %}false{% endif %}}`,
      },
      {
        caption: 'A filter in a loop',
        body: '{"n": [{% for i in (1..3) | reverse %}{{i}}{% unless forloop.last %},{% endunless %}{% endfor %}]}',
        at: '| reverse',
        fixed:
          '{"n": [{% assign value = (1..3) | reverse %}{% for i in value %}{{i}}{% unless forloop.last %},{% endunless %}{% endfor %}]}',
      },
    ],
    good: [
      {
        caption: 'Assigned first',
        body: `{% assign plan = custom_attribute.\${plan} | downcase %}{"gold": {% if plan == 'gold' %}true{% else %}false{% endif %}}`,
      },
      {
        caption: 'In nested braces of an `assign`',
        body: '{% assign id = {{${user_id} | md5}} %}{"id": "{{id}}"}',
      },
    ],
  },
  find: {
    *tag(tag, { template: { source } }) {
      yield* inTag(tag, source);
    },
    *filtered(expression, { template }) {
      yield* inIndex(expression, template.source);
      yield* inArguments(expression, template.source);
      const twice = escapedTwice(expression, template);
      if (twice !== undefined) yield { ...twice, where: 'twice' };
    },
  },
  say({ start, end, where }, { template: { source } }) {
    if (where === 'twice') return { start, end, message: TWICE, severity: 'warning' };
    const effect = EFFECTS[where](quote(slice(source, { start, end })));
    const message = `Filters don't work ${effect}. Assign the filtered value to a variable first, and use that here.`;
    return { start, end, message };
  },
  fixes({ start, first, twice }, analysis) {
    if (twice !== undefined)
      return [{ title: 'Escape it once', kind: 'suggestion', edits: [{ ...twice, newText: '' }] }];
    return first === undefined ? [] : assignFirst(first.value, start, first.tag, analysis);
  },
});

const TWICE =
  'This escapes a value that is escaped already: `6" Wipes` would arrive with a backslash in it. Escape it once.';

function* inTag(tag: Tag, source: string): Generator<Found> {
  const { markup } = tag;
  if (markup.kind === 'condition') yield* inCondition(markup.condition, tag, source);
  if (markup.kind !== 'loop' && markup.kind !== 'case' && markup.kind !== 'when') return;
  const [pipe] = bareMatches(source, markup, PIPE);
  if (pipe === undefined) return;
  const found = { start: pipe.start, end: skipSpaceBack(source, pipe.end, markup.end) };
  if (markup.kind === 'when') yield { ...found, where: 'when' };
  else {
    const value = markup.kind === 'loop' ? markup.loop.collection : markup.value;
    const isNext = value !== undefined && skipBlanks(source, value.end, pipe.end) === pipe.start;
    yield { ...found, where: markup.kind, ...(isNext && { first: { value, tag } }) };
  }
}

function* inCondition({ terms, junk }: Condition, tag: Tag, source: string): Generator<Found> {
  const [first] = terms;
  for (const one of junk) {
    if (source.charAt(one.start) !== '|' || source.charAt(one.start + 1) === '|') continue;
    const isNext = first?.operator === undefined && first?.end !== undefined;
    const isFirst = isNext && skipBlanks(source, first.end, one.end) === one.start && tag.name !== 'elsif';
    yield { ...one, where: 'condition', ...(isFirst && { first: { value: first, tag } }) };
  }
}

/** `list[i | minus: 1]`: Ruby cuts at the pipe, quotes or not. */
function* inIndex({ value, filters }: FilteredExpression, source: string): Generator<Found> {
  const [filter] = filters;
  if (value === undefined || filter === undefined) return;
  const name = slice(source, value);
  const close = slice(source, filter).indexOf(']');
  if (close < 0 || name.lastIndexOf('[') <= name.lastIndexOf(']')) return;
  yield { start: source.lastIndexOf('|', filter.start), end: filter.start + close, where: 'index' };
}

/** `a | plus: {{b | times: 2}}`. */
function* inArguments({ filters }: FilteredExpression, source: string): Generator<Found> {
  for (const [index, filter] of filters.entries()) {
    const next = filters[index + 1];
    if (next === undefined || filter.arguments.length === 0) continue;
    const braces = bareMatches(source, { start: filter.start, end: next.start }, BRACES);
    const depth = braces.reduce((open, brace) => open + (source.charAt(brace.start) === '{' ? 1 : -1), 0);
    if (depth > 0) yield { start: source.lastIndexOf('|', next.start), end: next.end, where: 'argument' };
  }
}
