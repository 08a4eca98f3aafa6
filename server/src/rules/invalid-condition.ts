import { operatorInstead } from '../catalog/foreign-operators.ts';
import { OPERATORS } from '../catalog/operators.ts';
import { bareMatches } from '../template/bare-text.ts';
import type { Comparison, Condition } from '../template/expressions.ts';
import { lastFrom, type Span } from '../template/span.ts';
import type { Edit } from './engine/finding.ts';
import { type Analysis, defineRule } from './engine/rule.ts';
import { mismatchOf } from './shared/compared-types.ts';
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
  title: 'Condition that means something else',
  documentation: {
    what: 'Looks for conditions that Liquid reads otherwise than they look: parentheses, `&&`, `||`, `!`, `=`, operators without blanks around them, `else if`, a text alone behind `or`, and comparisons of two types that are never equal.',
    why: 'Liquid skips what it does not know, and tests what is left: `a && b` tests `a` alone. For an operator that it does not know it prints an error into the payload.',
    do: 'Write `and`, `or`, `==`, `!=`, `contains`, with blanks around them, and nested `if` tags in the place of parentheses.',
    bad: [
      {
        caption: 'An operator of other languages',
        body: "{\"gold\": {% if ${language} == 'en' && ${country} == 'US' %}true{% else %}false{% endif %}}",
        at: "&& ${country} == 'US'",
        fixed: "{\"gold\": {% if ${language} == 'en' and ${country} == 'US' %}true{% else %}false{% endif %}}",
      },
      {
        caption: 'One sign',
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
        caption: 'No blanks',
        body: '{"english": {% if ${language}==\'en\' %}true{% else %}false{% endif %}}',
        at: "${language}=='en'",
        fixed: '{"english": {% if ${language} == \'en\' %}true{% else %}false{% endif %}}',
      },
      {
        caption: 'A text alone, which is always true',
        body: "{\"english\": {% if ${country} == 'US' or 'GB' %}true{% else %}false{% endif %}}",
        at: "'GB'",
      },
      {
        caption: 'A number that is compared with a text',
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
        caption: 'As Liquid has it',
        body: "{\"english\": {% if ${country} == 'US' or ${country} == 'GB' %}true{% else %}false{% endif %}}",
      },
    ],
  },
  find: {
    *condition(condition, analysis) {
      yield* inCondition(condition, analysis);
    },
    *tag({ name, nameSpan, markup }, { template: { source } }) {
      const rest = name === 'else' ? ELSE_IF.exec(slice(source, markup)) : null;
      if (rest === null) return;
      const span = { start: nameSpan.start, end: markup.start + rest[0].trimEnd().length };
      const edit = { ...span, newText: 'elsif' };
      yield {
        ...span,
        edit,
        message: 'Liquid takes this for `else` and skips the test: the branch is for all the rest. Write `elsif`.',
      };
    },
  },
  say({ start, end, message, severity }) {
    return { start, end, message, ...(severity && { severity }) };
  },
  fixes({ edit }) {
    if (edit === undefined) return [];
    return [{ title: `Change it to ${quote(edit.newText)}`, kind: 'suggestion', edits: [edit] }];
  },
});

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
    yield {
      start: opening.start,
      end: closing.end,
      message:
        'Liquid has no parentheses in conditions: it loses them, sometimes with the value beside them, and Braze says that such tags do not work. Put one `if` into another, or keep a part of the test in a variable.',
    };
    return;
  }
  const isCurly = bareMatches(source, condition, CURLY).length > 0;
  for (const [index, term] of terms.entries()) {
    const found = inTerm(term, terms.length, source) ?? mismatchOf(term, source, settings);
    if (found !== undefined) yield found;
    const next = terms[index + 1]?.start ?? condition.end;
    const last = lastFrom(junk, next - 1);
    const skipped = last !== undefined && last.start >= term.start ? last : undefined;
    const rest = found === undefined ? behind(term, skipped, source, isCurly) : undefined;
    if (rest !== undefined) yield rest;
  }
}

function inTerm({ left, operator, right, end }: Comparison, count: number, source: string): Found | undefined {
  const [sign] = left.type === 'lookup' ? bareMatches(source, left, GLUED) : [];
  if (sign !== undefined) return signInName(left, sign, operator === undefined ? end : left.end, source);
  if (slice(source, left) === 'not' && (operator !== undefined || right !== undefined)) return negation(left, operator);
  if (operator !== undefined && !OPERATORS.has(operator.text)) return unknownOperator(operator);
  if (operator !== undefined && right === undefined) {
    const message = `Nothing stands behind \`${operator.text}\`, and Liquid compares with no value at all. Write what to compare with.`;
    return { ...spanOf(operator), message, severity: 'warning' };
  }
  if (operator !== undefined || count === 1 || left.type !== 'literal') return undefined;
  if (left.literal.kind !== 'string' && left.literal.kind !== 'integer' && left.literal.kind !== 'float')
    return undefined;
  const message = `${quote(slice(source, left))} alone is always true, so this part of the condition tests nothing. Repeat what it is compared with: \`or value == ${slice(source, left)}\`.`;
  return { ...spanOf(left), message, severity: 'warning' };
}

/** `!a`, and operators without blanks around them: Liquid takes all of it for one name. */
function signInName(left: Span, sign: Span, end: number, source: string): Found {
  const text = slice(source, sign);
  if (sign.start === left.start) {
    const message = `Liquid knows no \`${text}\` before a value and skips it: the condition is the opposite of what is meant. Use \`unless\`, or compare with \`== false\`, \`== nil\` or \`== blank\`.`;
    return { ...spanOf(left), message };
  }
  const operator = OPERATORS.has(text) ? text : operatorInstead(text);
  const message = `Liquid needs a blank before \`${text}\`: without one it takes ${quote(source.slice(left.start, end))} for a name or tests the first value alone, and never compares. Write blanks around it.`;
  if (operator === undefined) return { start: left.start, end, message };
  const newText = `${source.slice(left.start, sign.start)} ${operator} ${source.slice(sign.end, end).trim()}`;
  return { start: left.start, end, message, edit: { start: left.start, end, newText } };
}

function negation(left: Span, operator: (Span & { readonly text: string }) | undefined): Found {
  const effect =
    operator === undefined
      ? 'takes it for a variable, which is empty, so that the condition never holds'
      : `prints \`Liquid error: Unknown operator ${operator.text}\` in the place of the block`;
  const message = `Liquid has no \`not\` and ${effect}. Use \`unless\`, or compare with \`!=\`.`;
  return { ...spanOf(left), message };
}

function unknownOperator(operator: Span & { readonly text: string }): Found {
  const { text } = operator;
  const instead = operatorInstead(text);
  const advice =
    instead === undefined ? 'Use `==`, `!=`, `<`, `>`, `<=`, `>=` or `contains`.' : `Write \`${instead}\`.`;
  const message = `Liquid has no operator \`${text}\` and prints \`Liquid error: Unknown operator ${text}\` in the place of the block. ${advice}`;
  const span = spanOf(operator);
  return { ...span, message, ...(instead !== undefined && { edit: { ...span, newText: instead } }) };
}

/** What stands behind a comparison and is skipped; filters have a finding of their own, and so have curly quotes. */
function behind(term: Comparison, junk: Span | undefined, source: string, isCurly: boolean): Found | undefined {
  const { left, operator, right } = term;
  const isSkipped = operator === undefined && right !== undefined;
  const start = isSkipped ? right.start : junk?.start;
  if (start === undefined || start < left.end) return undefined;
  const end = junk?.end ?? term.end;
  const text = source.slice(start, end);
  if (ENTITY.test(text)) return entities({ start, end }, text);
  const sign = /^(?:&&?|\|\||(?:and|or)\b)/i.exec(text)?.[0];
  const instead = sign === undefined ? undefined : operatorInstead(sign);
  if (sign !== undefined && instead !== undefined) {
    const message = `Liquid has no \`${sign}\`: it tests ${quote(source.slice(left.start, start))} alone and skips the rest without a word. Write \`${instead}\`.`;
    return { start, end, message, edit: { start, end: start + sign.length, newText: instead } };
  }
  if (text.startsWith('|') || isCurly) return undefined;
  const message = `Liquid skips ${quote(text)} without a word and tests what stands before it alone. Put a text into quotes, and \`and\` or \`or\` between two tests.`;
  return { start, end, message, severity: 'warning' };
}

/** What a page shows as `<`, copied as it is written in its source. */
const ENTITY = /^&(?:lt|gt|amp|quot|apos|#39);/;
const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['#39', "'"],
  ['nbsp', ' '],
]);

function entities(span: Span, text: string): Found {
  const newText = text
    .replace(/&(#?\w+);/g, (entity, name: string) => CHARACTERS.get(name) ?? entity)
    .replaceAll('&&', 'and');
  const message = `Liquid does not know the HTML entities in ${quote(text)} and skips them with what follows. Write ${quote(newText)}.`;
  return { ...span, message, edit: { ...span, newText } };
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
