import { findFilter } from '../catalog/filters/index.ts';
import type { FilterEntry } from '../catalog/types.ts';
import type { Argument, Filter } from '../template/expressions.ts';
import type { Span } from '../template/span.ts';
import type { Edit, Severity } from './engine/finding.ts';
import { defineRule } from './engine/rule.ts';
import { printsOfAssigned } from './shared/assigned-outputs.ts';
import { isClockSlip } from './shared/clock-slip.ts';
import { withDirectives } from './shared/date-format.ts';
import { outputAround, withDigits } from './shared/output-around.ts';
import { unclosedOutputs } from './shared/unclosed-output.ts';
import { join, quote, slice } from './shared/words.ts';
import { zoneFault, zoneInVariable } from './shared/zone-literals.ts';

interface Found extends Span {
  readonly message: string;
  readonly severity: Severity;
  readonly edit?: Edit;
}

/** Filters that print an error for a string that is not an integer; others use 0. */
const WANTS_INTEGER = new Set(['slice', 'truncate', 'truncatewords']);

export default defineRule<Found>({
  code: 'filter-arguments',
  group: 'liquid',
  severity: 'error',
  title: 'Wrong filter arguments',
  documentation: {
    what: 'Reports filters with too few or too many arguments, with a string where a number is expected, with a time zone that does not exist, with a format of `date` that has no `%`, or with a keyword they do not have.',
    why: 'Liquid prints `Liquid error: wrong number of arguments` instead of the value, and Braze sends that. A string that is not a number counts as 0.',
    do: 'Write a colon after the filter name and commas between the arguments, and pass only what the filter accepts.',
    bad: [
      {
        caption: 'A missing colon',
        body: '{"n": {{ ${random_bucket_number} | plus 1 }}}',
        at: 'plus 1',
        fixed: '{"n": {{ ${random_bucket_number} | plus: 1 }}}',
      },
      {
        caption: 'One argument too many',
        body: '{"n": {{ ${random_bucket_number} | plus: 1, 2 }}}',
        at: '2',
      },
      {
        caption: 'A string where a number is expected',
        body: `{"n": {{ \${random_bucket_number} | plus: 'one' }}}`,
        at: "'one'",
      },
      {
        caption: 'A time zone that does not exist',
        body: `{"hour": "{{ 'now' | time_zone: 'America/NewYork' | date: '%H' }}"}`,
        at: "'America/NewYork'",
        fixed: `{"hour": "{{ 'now' | time_zone: 'America/New_York' | date: '%H' }}"}`,
      },
      {
        caption: 'A format of another library',
        body: `{"day": "{{ 'now' | date: 'YYYY-MM-DD' }}"}`,
        at: "'YYYY-MM-DD'",
        fixed: `{"day": "{{ 'now' | date: '%Y-%m-%d' }}"}`,
      },
      {
        caption: 'An unknown keyword',
        body: `{"city": "{{ \${city} | default: 'none', allow_fales: true | json_escape }}"}`,
        at: 'allow_fales: true',
      },
    ],
    good: [
      {
        caption: 'Correct arguments',
        body: `{"city": "{{ \${city} | default: 'none', allow_false: true | json_escape }}", "n": {{ \${random_bucket_number} | plus: 1 }}}`,
      },
    ],
  },
  find: {
    *filter(filter, { template }) {
      if (isClockSlip(filter.start, template.source)) return;
      // What it seems to be given are further members.
      if (unclosedOutputs(template).some(({ start, end }) => start < filter.start && filter.start < end)) return;
      const found = faultOf(filter, template.source) ?? zoneInVariable(filter, template);
      if (found !== undefined) yield found;
    },
  },
  say({ start, end, message, severity, edit }, { template }) {
    const output = outputAround({ start, end }, template);
    const assigned = edit === undefined ? [] : printsOfAssigned({ start, end }, template);
    const outputs = output === undefined ? assigned : [output];
    const explains = severity === 'error' ? outputs.map((one) => withDigits(one, template.source)) : [];
    return { start, end, message, severity, ...(explains.length > 0 && { explains }) };
  },
  fixes({ edit }) {
    if (edit === undefined) return [];
    const title = edit.newText === ':' ? 'Insert the missing colon' : `Write \`${edit.newText.trim()}\``;
    return [{ title, kind: 'suggestion', edits: [edit] }];
  },
});

/** What is wrong with the arguments of a filter that Braze has. */
export function faultOf(filter: Filter, source: string): Found | undefined {
  const entry = findFilter(filter.name);
  if (entry === undefined || (entry.origin !== 'liquid' && entry.origin !== 'braze')) return undefined;
  return (
    unquotedFormat(filter, source) ??
    foreignFormat(filter) ??
    inBrackets(filter, entry, source) ??
    wrongKeyword(filter, entry) ??
    wrongCount(filter, entry, source) ??
    wrongType(filter, entry, source) ??
    zoneFault(filter)
  );
}

/** Ruby passes all keywords to the filter as one more argument, a hash. */
function wrongKeyword({ name, arguments: args }: Filter, { keywords = [] }: FilterEntry): Found | undefined {
  const wrong = args.find(({ keyword }) => keyword !== undefined && !keywords.includes(keyword));
  if (wrong?.keyword === undefined) return undefined;
  const { start, end, keyword } = wrong;
  if (keywords.length > 0) {
    const known = keywords.map((one) => `\`${one}\``);
    const message = `\`${name}\` has no keyword \`${keyword}\` and ignores it. It accepts ${join(known, 'and')}.`;
    return { start, end, message, severity: 'warning' };
  }
  const message = `\`${name}\` accepts no keywords: Liquid passes \`${keyword}\` on as one more argument, which prints an error or Ruby text. Pass only the value.`;
  return { start, end, message, severity: 'error' };
}

/** `date: %s`, of which Liquid reads the name of a variable. */
function unquotedFormat({ name, nameSpan: { end: at } }: Filter, source: string): Found | undefined {
  if (name !== 'date') return undefined;
  const [before, format] =
    /^\s*:?\s*(?=%)([^|'"{}\n]*?[^|'"{}\s])(?=\s*(?:\||-?\}\}|-?%\}))/.exec(source.slice(at, at + 200)) ?? [];
  if (before === undefined || format === undefined) return undefined;
  const end = at + before.length;
  const start = end - format.length;
  const message = `The format of \`date\` needs quotes: Liquid reads ${quote(format)} as a variable, and prints the date as it is.`;
  const colon = /^\s*:/.test(before) ? '' : ': ';
  const edit = { start: colon === '' ? start : at, end, newText: `${colon}'${format}'` };
  return { start, end, message, severity: 'error', edit };
}

/** `date: 'YYYY-MM-DD'`. A single letter in the place of the seconds is told with the timestamp. */
function foreignFormat({ name, arguments: [argument] }: Filter): Found | undefined {
  const literal = argument?.value.type === 'literal' ? argument.value.literal : undefined;
  if (name !== 'date' || argument === undefined || literal?.kind !== 'string' || !/^[^%]{2,}$/.test(literal.value))
    return undefined;
  const { start, end } = argument.value;
  const meant = withDirectives(literal.value);
  const newText = meant === undefined ? undefined : `${literal.quote}${meant}${literal.quote}`;
  const message = `This format has no \`%\`, so \`date\` prints it as it is, the same for every date. Write directives, as in ${quote(newText ?? "'%Y-%m-%d'")}.`;
  return { start, end, message, severity: 'error', ...(newText && { edit: { start, end, newText } }) };
}

const WRONG_COUNT = 'Liquid prints `Liquid error: wrong number of arguments` instead of the value.';

function wrongCount(filter: Filter, entry: FilterEntry, source: string): Found | undefined {
  const { name } = filter;
  const least = entry.arguments.filter(({ required }) => required).length;
  const most = entry.arguments.length;
  const given = filter.arguments.filter(({ keyword }) => keyword === undefined);
  if (given.length >= least && given.length <= most) return undefined;
  // Braze's pages do not say how it checks the arguments of its own filters.
  const severity = entry.origin === 'liquid' ? 'error' : 'warning';
  if (given.length < least) return tooFew(filter, entry.arguments.slice(given.length), severity, source);
  const [first] = given.slice(most);
  const { start, end } = { start: first?.start ?? filter.start, end: given.at(-1)?.end ?? filter.end };
  const takes = most === 0 ? 'no arguments' : `at most ${most} ${most === 1 ? 'argument' : 'arguments'}`;
  const message = `\`${name}\` takes ${takes}. ${WRONG_COUNT} Remove ${quote(source.slice(start, end))}.`;
  return { start, end, severity, message };
}

function tooFew(
  { name, nameSpan, arguments: args }: Filter,
  others: FilterEntry['arguments'],
  severity: Severity,
  source: string,
): Found {
  const due = others.filter(({ required }) => required);
  const needs = join(
    due.map((one) => `\`${one.name}\``),
    'and',
  );
  const behind = args.length === 0 ? valueBehind(nameSpan.end, source) : undefined;
  const span = { start: nameSpan.start, end: behind ?? nameSpan.end };
  const advice = behind === undefined ? `Pass ${needs}.` : 'Put a colon after the filter name.';
  const message = `\`${name}\` is missing its ${due.length > 1 ? 'arguments' : 'argument'} ${needs}. ${WRONG_COUNT} ${advice}`;
  const newText = behind !== undefined ? ':' : name === 'date' ? secondsFormat(nameSpan.end, source) : undefined;
  const equals = newText === ':' ? (/^\s*=/.exec(source.slice(nameSpan.end, nameSpan.end + NEAR))?.[0].length ?? 0) : 0;
  const edit = newText === undefined ? undefined : { start: nameSpan.end, end: nameSpan.end + equals, newText };
  return { ...span, severity, message, ...(edit !== undefined && { edit }) };
}

/** `date('%s')`, as functions of other languages are called. Where the filter works without arguments, `liquid-syntax` reports it. */
function inBrackets({ name, nameSpan }: Filter, entry: FilterEntry, source: string): Found | undefined {
  if (entry.arguments[0]?.required !== true) return undefined;
  const at = nameSpan.end;
  const [all, inner] = IN_BRACKETS.exec(source.slice(at, at + LONGEST)) ?? [];
  if (all === undefined || inner === undefined) return undefined;
  const end = at + all.length;
  const newText = `: ${inner}`;
  const message = `\`${name}\` takes its arguments after a colon, not in parentheses. ${WRONG_COUNT} Write ${quote(name + newText)}.`;
  return { start: nameSpan.start, end, severity: 'error', message, edit: { start: at, end, newText } };
}

const IN_BRACKETS = /^\(\s*(?=\S)((?:'[^'\n]*'|"[^"\n]*"|[^()'"|{}\n])+?)(?<!\s)\s*\)/;
/** What is longer is no value. */
const LONGEST = 200;

/** What `date` is given where three zeros make milliseconds of its seconds. */
function secondsFormat(nameEnd: number, source: string): string | undefined {
  const isMilliseconds = /^\s*:?\s*\}\}000\b/.test(source.slice(nameEnd, nameEnd + 40));
  return isMilliseconds ? ": '%s'" : undefined;
}

/** More than any space before a sign. */
const NEAR = 20;

/** The end of a value right after the filter's name, where only the colon is missing: `plus 1`. */
function valueBehind(nameEnd: number, source: string): number | undefined {
  const value = /^\s+(?:=\s*)?(?:'[^'\n]*'|"[^"\n]*"|[\w.-]+(?:\$\{[^}|\n]*\})?|\$\{[^}|\n]*\})/.exec(
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
  const effect = isError ? 'prints an error instead of the value' : 'uses 0';
  const { start, end } = wrong;
  const message = `\`${name}\` expects a number here, but ${quote(slice(source, wrong))} is not one: Liquid ${effect}. Write a number without quotes.`;
  return { start, end, message, severity: isError ? 'error' : 'warning' };
}

/** A string that does not start with digits: Liquid reads `'12'` as a number. */
function isNoNumber({ value }: Argument): boolean {
  return value.type === 'literal' && value.literal.kind === 'string' && !/^\s*-?\d/.test(value.literal.value);
}
