import { findFilter } from '../catalog/filters/index.ts';
import type { FilterEntry } from '../catalog/types.ts';
import type { Argument, Filter } from '../template/expressions.ts';
import type { Span } from '../template/span.ts';
import type { Edit, Severity } from './engine/finding.ts';
import { defineRule } from './engine/rule.ts';
import { join, quote, slice } from './shared/words.ts';

interface Found extends Span {
  readonly message: string;
  readonly severity: Severity;
  readonly edit?: Edit;
}

/** Filters that print an error for a text that is no whole number; others take 0 for it. */
const WANTS_INTEGER = new Set(['slice', 'truncate', 'truncatewords']);

export default defineRule<Found>({
  code: 'filter-arguments',
  group: 'liquid',
  severity: 'error',
  title: 'Wrong arguments of a filter',
  documentation: {
    what: 'Looks for filters with too few or too many arguments, with a text where a number is due, and with keywords that they do not have.',
    why: 'Liquid prints `Liquid error: wrong number of arguments` in the place of the value, and sends that. For a text that is no number it takes 0.',
    do: 'Give the filter what it needs: a colon behind its name, and commas between the arguments.',
    bad: [
      {
        caption: 'No colon',
        body: '{"n": {{ ${random_bucket_number} | plus 1 }}}',
        at: 'plus 1',
        fixed: '{"n": {{ ${random_bucket_number} | plus: 1 }}}',
      },
      {
        caption: 'One too many',
        body: '{"n": {{ ${random_bucket_number} | plus: 1, 2 }}}',
        at: '2',
      },
      {
        caption: 'A text where a number is due',
        body: `{"n": {{ \${random_bucket_number} | plus: 'one' }}}`,
        at: "'one'",
      },
      {
        caption: 'A keyword that the filter does not have',
        body: `{"city": "{{ \${city} | default: 'none', allow_fales: true | json_escape }}"}`,
        at: 'allow_fales: true',
      },
    ],
    good: [
      {
        caption: 'As they should be',
        body: `{"city": "{{ \${city} | default: 'none', allow_false: true | json_escape }}", "n": {{ \${random_bucket_number} | plus: 1 }}}`,
      },
    ],
  },
  find: {
    *filter(filter, { template: { source } }) {
      const found = faultOf(filter, source);
      if (found !== undefined) yield found;
    },
  },
  say({ start, end, message, severity }) {
    return { start, end, message, severity };
  },
  fixes({ edit }) {
    return edit === undefined ? [] : [{ title: 'Insert the colon', kind: 'suggestion', edits: [edit] }];
  },
});

/** What is wrong with the arguments of a filter that Braze has. */
export function faultOf(filter: Filter, source: string): Found | undefined {
  const entry = findFilter(filter.name);
  if (entry === undefined || (entry.origin !== 'liquid' && entry.origin !== 'braze')) return undefined;
  return wrongKeyword(filter, entry) ?? wrongCount(filter, entry, source) ?? wrongType(filter, entry, source);
}

/** Ruby gives all keywords to the filter together, as one argument more. */
function wrongKeyword({ name, arguments: args }: Filter, { keywords = [] }: FilterEntry): Found | undefined {
  const wrong = args.find(({ keyword }) => keyword !== undefined && !keywords.includes(keyword));
  if (wrong?.keyword === undefined) return undefined;
  const { start, end, keyword } = wrong;
  if (keywords.length > 0) {
    const known = keywords.map((one) => `\`${one}\``);
    const message = `\`${name}\` has no keyword \`${keyword}\` and pays no heed to it. It knows ${join(known, 'and')}.`;
    return { start, end, message, severity: 'warning' };
  }
  const message = `\`${name}\` has no keywords: Liquid takes \`${keyword}\` with its value for one argument, which is printed as Ruby shows it or is one too many. Give the value alone.`;
  return { start, end, message, severity: 'error' };
}

function wrongCount(filter: Filter, entry: FilterEntry, source: string): Found | undefined {
  const { name, nameSpan, arguments: args } = filter;
  const least = entry.arguments.filter(({ required }) => required).length;
  const most = entry.arguments.length;
  const given = args.filter(({ keyword }) => keyword === undefined);
  if (given.length >= least && given.length <= most) return undefined;
  // How Braze counts the arguments of its own filters, no page says.
  const severity = entry.origin === 'liquid' ? 'error' : 'warning';
  const effect = 'Liquid prints `Liquid error: wrong number of arguments` in the place of the value.';
  if (given.length > most) {
    const [first] = given.slice(most);
    const { start, end } = { start: first?.start ?? filter.start, end: given.at(-1)?.end ?? filter.end };
    const takes = most === 0 ? 'no argument' : `${most} ${most === 1 ? 'argument' : 'arguments'} at most`;
    return {
      start,
      end,
      severity,
      message: `\`${name}\` takes ${takes}. ${effect} Remove ${quote(source.slice(start, end))}.`,
    };
  }
  const due = entry.arguments.slice(given.length).filter(({ required }) => required);
  const needs = join(
    due.map((one) => `\`${one.name}\``),
    'and',
  );
  const behind = args.length === 0 ? valueBehind(nameSpan.end, source) : undefined;
  const span = { start: nameSpan.start, end: behind ?? nameSpan.end };
  const advice = behind === undefined ? `Give it ${needs}.` : 'Put a colon behind the name.';
  const message = `\`${name}\` lacks ${needs}. ${effect} ${advice}`;
  const edit = { start: nameSpan.end, end: nameSpan.end, newText: ':' };
  return { ...span, severity, message, ...(behind !== undefined && { edit }) };
}

/** The end of what stands right behind a filter's name without a colon: it was meant as its argument. */
function valueBehind(nameEnd: number, source: string): number | undefined {
  const value = /^\s+(?:'[^'\n]*'|"[^"\n]*"|[\w.-]+(?:\$\{[^}|\n]*\})?|\$\{[^}|\n]*\})/.exec(
    source.slice(nameEnd, nameEnd + 200),
  );
  return value === null || /^\s+-$/.test(value[0]) ? undefined : nameEnd + value[0].length;
}

function wrongType({ name, arguments: args }: Filter, entry: FilterEntry, source: string): Found | undefined {
  const positional = args.filter(({ keyword }) => keyword === undefined);
  const index = positional.findIndex((arg, at) => entry.arguments[at]?.type === 'number' && isNoNumber(arg));
  const wrong = positional[index];
  if (wrong === undefined) return undefined;
  const isError = WANTS_INTEGER.has(name) || name === 'divided_by' || name === 'modulo';
  const effect = isError ? 'prints an error in the place of the value' : 'takes 0 for it';
  const { start, end } = wrong;
  const message = `\`${name}\` needs a number here, and ${quote(slice(source, wrong))} is none: Liquid ${effect}. Write a number, without quotes.`;
  return { start, end, message, severity: isError ? 'error' : 'warning' };
}

/** A text that holds no digits at its start: Liquid reads `'12'` as a number. */
function isNoNumber({ value }: Argument): boolean {
  return value.type === 'literal' && value.literal.kind === 'string' && !/^\s*-?\d/.test(value.literal.value);
}
