import { operatorInstead } from '../catalog/foreign-operators.ts';
import { OPERATORS } from '../catalog/operators.ts';
import { bareMatches } from '../template/bare-text.ts';
import type { Comparison, Condition } from '../template/expressions.ts';
import { lastFrom, type Span, spanOf } from '../template/span.ts';
import type { Analysis } from './engine/analysis.ts';
import type { Explained } from './engine/explained.ts';
import type { Edit } from './engine/finding.ts';
import { defineRule } from './engine/rule.ts';
import { mismatchOf } from './shared/compared-types.ts';
import { loopsIn } from './shared/loop-brackets.ts';
import { oppositeOf } from './shared/opposite.ts';
import { unknownOperator } from './shared/unknown-operator.ts';
import { quote, slice } from './shared/words.ts';

interface Found extends Span {
  /** What Liquid does, and what to write. */
  readonly message: string;
  readonly severity?: 'warning';
  readonly edit?: Edit;
}

const CURLY = /[“”„‟‘’‚‛]/g;
const GLUED = /[=!<>&]+/g;
const BRACKETS = /[()]/g;
const ELSE_IF = /^if\b\s*/;

export default defineRule<Found>({
  code: 'invalid-condition',
  group: 'liquid',
  severity: 'error',
  title: 'Condition that Liquid misreads',
  documentation: {
    what: 'Reports conditions that Liquid reads differently than they look: parentheses, `&&`, `||`, `!`, `=`, operators without spaces, `else if`, an operator in `when`, a bare string after `or`, `blank` and `nil` in quotes, and comparisons of types that are never equal.',
    why: 'Liquid skips what it does not understand and tests the rest: `a && b` tests only `a`. For an unknown operator it prints an error into the payload.',
    do: 'Use `and`, `or`, `==`, `!=` and `contains` with spaces around them, and nested `if` tags instead of parentheses.',
    bad: [
      {
        caption: 'An operator from another language',
        body: "{\"gold\": {% if ${language} == 'en' && ${country} == 'US' %}true{% else %}false{% endif %}}",
        at: "&& ${country} == 'US'",
        fixed: "{\"gold\": {% if ${language} == 'en' and ${country} == 'US' %}true{% else %}false{% endif %}}",
      },
      {
        caption: 'A single equals sign',
        body: '{"english": {% if ${language} = \'en\' %}true{% else %}false{% endif %}}',
        at: '=',
        fixed: '{"english": {% if ${language} == \'en\' %}true{% else %}false{% endif %}}',
      },
      {
        caption: 'Parentheses',
        body: "{\"english\": {% if (${country} == 'US' or ${country} == 'GB') and ${language} == 'en' %}true{% else %}false{% endif %}}",
        at: "(${country} == 'US' or ${country} == 'GB')",
      },
      {
        caption: 'No spaces',
        body: '{"english": {% if ${language}==\'en\' %}true{% else %}false{% endif %}}',
        at: "${language}=='en'",
        fixed: '{"english": {% if ${language} == \'en\' %}true{% else %}false{% endif %}}',
      },
      {
        caption: 'A bare string, which is always true',
        body: "{\"english\": {% if ${country} == 'US' or 'GB' %}true{% else %}false{% endif %}}",
        at: "'GB'",
      },
      {
        caption: 'A number compared with a string',
        body: '{"first": {% if ${random_bucket_number} == \'0\' %}true{% else %}false{% endif %}}',
        at: "'0'",
        fixed: '{"first": {% if ${random_bucket_number} == 0 %}true{% else %}false{% endif %}}',
      },
      {
        caption: '`else if`',
        body: "{\"n\": {% if ${country} == 'US' %}1{% else if ${country} == 'GB' %}2{% else %}0{% endif %}}",
        at: 'else if',
      },
    ],
    good: [
      {
        caption: 'Valid Liquid',
        body: "{\"english\": {% if ${country} == 'US' or ${country} == 'GB' %}true{% else %}false{% endif %}}",
      },
    ],
  },
  find: {
    *condition(condition, analysis) {
      yield* inCondition(condition, analysis);
    },
    *tag({ name, nameSpan, markup }, { template: { source } }) {
      if (name === 'when') yield* operatorOfWhen(markup, source);
      const rest = name === 'else' ? ELSE_IF.exec(slice(source, markup)) : null;
      if (rest === null) return;
      const span = { start: nameSpan.start, end: markup.start + rest[0].trimEnd().length };
      const edit = { ...span, newText: 'elsif' };
      yield {
        ...span,
        edit,
        message:
          'Liquid reads `else if` as `else` and skips the test, so the branch runs in all other cases. Write `elsif`.',
      };
    },
  },
  say({ start, end, message, severity }, { template }) {
    // Where it tests the place in a loop, the commas depend on it.
    const loop = slice(template.source, { start, end }).includes('forloop.')
      ? lastFrom(loopsIn(template), start)
      : undefined;
    const explains: Explained[] = loop === undefined ? [] : [{ start: loop.start, end: loop.end + 1, only: 'json' }];
    return { start, end, message, ...(severity && { severity }), ...(loop && { explains }) };
  },
  fixes({ edit }) {
    if (edit === undefined) return [];
    const title = edit.newText === '' ? 'Remove it' : `Change to ${quote(edit.newText)}`;
    return [{ title, kind: 'suggestion', edits: [edit] }];
  },
});

/** `{% when == 'en' %}` */
function* operatorOfWhen(markup: Span, source: string): Generator<Found> {
  const text = slice(source, markup);
  const [written = '', sign] = /^\s*([=!]==?|=|<=?|>=?)\s*/.exec(text) ?? [];
  if (sign === undefined) return;
  const start = markup.start + written.indexOf(sign);
  const isEquality = /^={1,3}$/.test(sign);
  const advice = isEquality ? 'Write only the value.' : 'Use `if` and `elsif` for other comparisons.';
  const message = `\`when\` already tests for equality, and Liquid does not read \`${sign}\` in it. ${advice}`;
  const edit = { start, end: markup.start + written.length, newText: '' };
  yield { start, end: start + sign.length, message, ...(isEquality && { edit }) };
}

function* inCondition(condition: Condition, { template: { source }, settings }: Analysis): Generator<Found> {
  const { terms, junk } = condition;
  const ranges = terms
    .flatMap(({ left, right }) => [left, ...(right ? [right] : [])])
    .filter(({ type }) => type === 'range');
  const brackets = bareMatches(source, condition, BRACKETS).filter(
    (one) => (lastFrom(ranges, one.start)?.end ?? 0) < one.end,
  );
  const [opening] = brackets;
  const closing = brackets.at(-1);
  if (opening !== undefined && closing !== undefined) {
    const inner = innerOf(condition, opening, closing, brackets.length, source);
    yield {
      start: opening.start,
      end: closing.end,
      ...(inner !== undefined && { edit: { start: opening.start, end: closing.end, newText: inner } }),
      message:
        "Liquid has no parentheses in conditions: it drops them, sometimes with a value, and Braze says such tags don't work. Nest one `if` in another, or store part of the test in a variable.",
    };
    return;
  }
  const isCurly = bareMatches(source, condition, CURLY).length > 0;
  for (const [index, term] of terms.entries()) {
    const found = inTerm(term, terms.length, condition, source) ?? mismatchOf(term, source, settings);
    if (found !== undefined) yield found;
    const next = terms[index + 1]?.start ?? condition.end;
    const last = lastFrom(junk, next - 1);
    const skipped = last !== undefined && last.start >= term.start ? last : undefined;
    const rest = found === undefined ? behind(term, skipped, source, isCurly) : undefined;
    if (rest !== undefined) yield rest;
  }
}

/** Where one pair of parentheses is around the whole condition, it says the same without them. */
function innerOf(
  { start, end }: Span,
  opening: Span,
  closing: Span,
  count: number,
  source: string,
): string | undefined {
  const isAround =
    source.slice(start, opening.start).trim() === '' &&
    source
      .slice(closing.end, end)
      .replace(/-?%\}$/, '')
      .trim() === '';
  return count === 2 && isAround ? source.slice(opening.end, closing.start).trim() : undefined;
}

function inTerm(
  { left, operator, right, end }: Comparison,
  count: number,
  condition: Span,
  source: string,
): Found | undefined {
  const [sign] = left.type === 'lookup' ? bareMatches(source, left, GLUED) : [];
  if (sign !== undefined) return signInName(left, sign, operator === undefined ? end : left.end, source);
  if (slice(source, left) === 'not' && (operator !== undefined || right !== undefined))
    return { ...negation(left, operator), ...oppositeOf(left, { start: left.end, end: condition.end }, source) };
  if (operator !== undefined && !OPERATORS.has(operator.text)) return unknownOperator(operator, left, right, source);
  if (operator !== undefined && right === undefined) {
    const message = `Nothing follows \`${operator.text}\`, so Liquid compares with nil. Add a value to compare with.`;
    return { ...spanOf(operator), message, severity: 'warning' };
  }
  if (operator !== undefined || count === 1 || left.type !== 'literal') return undefined;
  if (left.literal.kind !== 'string' && left.literal.kind !== 'integer' && left.literal.kind !== 'float')
    return undefined;
  const message = `${quote(slice(source, left))} on its own is always true, so this part of the condition tests nothing. Repeat the comparison: \`or value == ${slice(source, left)}\`.`;
  return { ...spanOf(left), message, severity: 'warning' };
}

/** `!a`, and operators without spaces around them: Liquid reads all of it as one name. */
function signInName(left: Span, sign: Span, end: number, source: string): Found {
  const text = slice(source, sign);
  if (sign.start === left.start) {
    const message = `Liquid has no \`${text}\` before a value and skips it: the condition tests the opposite of what you mean. Use \`unless\`, or compare with \`== false\`, \`== nil\` or \`== blank\`.`;
    const isAlone = text === '!' && source.slice(left.end, end).trim() === '';
    const opposite = isAlone ? oppositeOf(left, { start: sign.end, end: left.end }, source) : {};
    return { ...spanOf(left), message, ...opposite };
  }
  const operator = OPERATORS.has(text) ? text : operatorInstead(text);
  const message = `Liquid needs a space before \`${text}\`: without one it reads ${quote(source.slice(left.start, end))} as a name or tests only the first value, and never compares. Put spaces around it.`;
  if (operator === undefined) return { start: left.start, end, message };
  const newText = `${source.slice(left.start, sign.start)} ${operator} ${source.slice(sign.end, end).trim()}`;
  return { start: left.start, end, message, edit: { start: left.start, end, newText } };
}

function negation(left: Span, operator: (Span & { readonly text: string }) | undefined): Found {
  const effect =
    operator === undefined
      ? 'reads it as a variable, which is nil, so the condition is never true'
      : `prints \`Liquid error: Unknown operator ${operator.text}\` instead of the block`;
  const message = `Liquid has no \`not\` and ${effect}. Use \`unless\`, or compare with \`!=\`.`;
  return { ...spanOf(left), message };
}

/** What follows a comparison and is skipped. Filters and curly quotes have rules of their own. */
function behind(term: Comparison, junk: Span | undefined, source: string, isCurly: boolean): Found | undefined {
  const { left, operator, right } = term;
  const isSkipped = operator === undefined && right !== undefined;
  const start = isSkipped ? right.start : junk?.start;
  if (start === undefined || start < left.end) return undefined;
  const end = junk?.end ?? term.end;
  const text = source.slice(start, end);
  const sign = /^(?:&&?|\|\||(?:and|or)\b)/i.exec(text)?.[0];
  const instead = sign === undefined ? undefined : operatorInstead(sign);
  if (sign !== undefined && instead !== undefined) {
    const message = `Liquid has no \`${sign}\`: it only tests ${quote(source.slice(left.start, start))} and silently skips the rest. Write \`${instead}\`.`;
    return { start, end, message, edit: { start, end: start + sign.length, newText: instead } };
  }
  if (text.startsWith('|') || isCurly) return undefined;
  if (/^[:;,.{}]+$/.test(text.trim())) {
    const message = `Liquid silently skips ${quote(text)} after the condition. Remove it.`;
    return { start, end, message, severity: 'warning', edit: { start, end, newText: '' } };
  }
  const message = `Liquid silently skips ${quote(text)} and only tests what comes before it. Put strings in quotes, and \`and\` or \`or\` between two tests.`;
  return { start, end, message, severity: 'warning' };
}
