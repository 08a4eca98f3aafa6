import { SUM_FILTERS } from '../catalog/foreign-operators.ts';
import { bareMatches } from '../template/bare-text.ts';
import type { FilteredExpression } from '../template/expressions.ts';
import { lastFrom, type Span, spanOf } from '../template/span.ts';
import { defineRule } from './engine/rule.ts';
import { choiceFix } from './shared/choice.ts';
import { outputAround } from './shared/output-around.ts';
import { quote, slice } from './shared/words.ts';

interface Found extends Span {
  readonly operator: string;
  /** The part of the expression that Liquid uses; absent where it reads a variable that nothing sets. */
  readonly taken?: string;
  /** The second value, where there is nothing else. */
  readonly operand?: string;
  /** Filters that do what was meant, where they are others than those of a sum. */
  readonly replacement?: string;
}

/** An operator after a value, where only a filter may follow. */
export const OPERATOR = /^(?:[=!<>]=?=?|<>|&&?|\|\||\?\??|[-+*/%]|(?:and|or|not|contains)\b)/i;
/** The same within a word, where Liquid reads the sign as the end of a step: `a+b` is `a.b`. */
const GLUED = /[=<>&*/%+]+|!/g;
/** A value after `||` or between two `+`. */
const VALUE = String.raw`'[^'\n]*'|"[^"\n]*"|[\w.-]*\$\{[^}|\n]*\}|[\w.-]+`;
const FALLBACK = new RegExp(`^\\|\\|\\s*(${VALUE})`);
const SUM = new RegExp(`^(?:\\s*\\+\\s*(?:${VALUE}))+\\s*$`);
/** What is a text for sure: `plus` would make 0 of it. */
const TEXT = /['"]|\$\{(?:first_name|last_name|city|country|language|gender|email_address|user_id)\}/;
const OPERAND = /^\s*([\w.-]+(?:\$\{[^}|\n]*\})?|\$\{[^}|\n]*\})\s*$/;

export default defineRule<Found>({
  code: 'misplaced-operator',
  group: 'liquid',
  severity: 'error',
  title: 'Operator outside a condition',
  documentation: {
    what: 'Reports comparisons and arithmetic in outputs and in `assign`: `{{ price + 1 }}`, `{% assign isLarge = price > 10 %}`.',
    why: 'Liquid has operators only in conditions. Elsewhere it uses the value before the operator and silently skips the rest.',
    do: 'Calculate with filters (`plus`, `minus`, `times`, `divided_by`, `modulo`), and compare with `if`.',
    bad: [
      {
        caption: 'A sum',
        body: '{"next": {{ ${random_bucket_number} + 1 }}}',
        at: '+ 1',
        fixed: '{"next": {{ ${random_bucket_number} | plus: 1 }}}',
      },
      {
        caption: 'A comparison in `assign`',
        body: '{% assign isLow = ${random_bucket_number} < 5000 %}{"low": {{isLow}}}',
        at: '< 5000',
      },
    ],
    good: [
      { caption: 'A filter', body: '{"next": {{ ${random_bucket_number} | plus: 1 }}}' },
      {
        caption: 'A comparison in a condition',
        body: '{"low": {% if ${random_bucket_number} < 5000 %}true{% else %}false{% endif %}}',
      },
    ],
  },
  find: {
    *filtered(expression, { template: { source } }) {
      const found =
        behindValue(expression, source) ?? inValue(expression, source) ?? behindArgument(expression, source);
      if (found !== undefined) yield found;
    },
  },
  say({ start, end, operator, taken, replacement }, { template }) {
    const effect =
      taken === undefined
        ? 'prints nothing for this expression'
        : `uses only ${quote(taken)} and silently skips the rest`;
    const filter = replacement === undefined ? SUM_FILTERS.get(operator) : /\w+/.exec(replacement)?.[0];
    const advice = filter
      ? `Use the \`${filter}\` filter.`
      : 'Compare with `if`, and set or print a value in each branch.';
    const message = `\`${operator}\` does not work outside a condition: Liquid ${effect}. ${advice}`;
    const output = outputAround({ start, end }, template);
    return { start, end, message, explains: output === undefined ? [] : [{ ...spanOf(output), only: 'json' }] };
  },
  fixes({ start, end, operator, operand, replacement }, { template }) {
    const choice = choiceFix({ start, end }, template);
    if (choice.length > 0) return choice;
    const filter = SUM_FILTERS.get(operator);
    const sum = filter === undefined || operand === undefined ? undefined : `| ${filter}: ${operand}`;
    const newText = replacement ?? sum;
    if (newText === undefined) return [];
    return [{ title: `Change to \`${newText}\``, kind: 'suggestion', edits: [{ start, end, newText }] }];
  },
});

/** What is longer is no value. */
const LONGEST = 300;

/** `a + b`: what follows the value is junk or, after `||`, looks like a filter. */
function behindValue({ value, junk, filters, end }: FilteredExpression, source: string): Found | undefined {
  const [first] = junk;
  if (value === undefined) return undefined;
  const taken = slice(source, value);
  const [filter] = filters;
  const or = source.slice(value.end, filter?.start ?? end).indexOf('||');
  if (or >= 0 && (first === undefined || first.start > value.end + or)) {
    const [all, other] = FALLBACK.exec(source.slice(value.end + or, value.end + or + LONGEST)) ?? [];
    const start = value.end + or;
    if (all !== undefined)
      return { start, end: start + all.length, operator: '||', taken, replacement: `| default: ${other}` };
    return { start, end: filter?.end ?? end, operator: '||', taken };
  }
  if (first === undefined || first.start >= (filter?.start ?? end)) return undefined;
  const text = slice(source, first);
  const operator = OPERATOR.exec(text)?.[0];
  if (operator === undefined) return undefined;
  if (operator === '+' && SUM.test(text) && TEXT.test(`${taken}${text}`)) {
    const parts = text.match(new RegExp(VALUE, 'g')) ?? [];
    return { ...first, operator, taken, replacement: parts.map((part) => `| append: ${part}`).join(' ') };
  }
  const operand = OPERAND.exec(text.slice(operator.length))?.[1];
  return { ...first, operator, taken, ...(operand !== undefined && { operand }) };
}

/** `a+b`, `!a`: Liquid reads it as one name. */
function inValue({ value }: FilteredExpression, source: string): Found | undefined {
  if (value?.type !== 'lookup' || source.charAt(value.start) === '{') return undefined;
  const [sign] = bareMatches(source, value, GLUED);
  if (sign === undefined) return undefined;
  const operator = slice(source, sign);
  const isNegation = operator === '!' && sign.start === value.start;
  return { start: value.start, end: value.end, operator, ...(isNegation && { taken: slice(source, value).slice(1) }) };
}

/** `append: ' ' + name`. */
function behindArgument({ filters, junk }: FilteredExpression, source: string): Found | undefined {
  for (const one of junk) {
    const operator = OPERATOR.exec(slice(source, one))?.[0];
    const filter = lastFrom(filters, one.start);
    const argument = filter?.arguments.findLast(({ end }) => end <= one.start);
    if (operator !== undefined && argument !== undefined) return { ...one, operator, taken: slice(source, argument) };
  }
  return undefined;
}
