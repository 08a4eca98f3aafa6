import type { Argument, Expression, Filter, FilteredExpression } from '../../template/expressions.ts';
import type { Variables } from '../../template/variables.ts';

/** What a value can print: no quotes of the author's, as many that open as close, or nobody knows. Quotes in data are not counted: whoever prints them unescaped has a finding. */
export type Quotes = 'none' | 'paired' | 'unknown';

export type QuotesOf = ReadonlyMap<string, Quotes>;

export function worst(one: Quotes, other: Quotes): Quotes {
  if (one === 'unknown' || other === 'unknown') return 'unknown';
  return one === 'paired' ? one : other;
}

export function quotesIn(expression: FilteredExpression, variables: QuotesOf): Quotes {
  const value = expression.value === undefined ? 'none' : quotesOf(expression.value, variables);
  return expression.filters.reduce<Quotes>((before, filter) => afterFilter(before, filter, variables), value);
}

export function quotesOf(expression: Expression, variables: QuotesOf): Quotes {
  if (expression.type === 'range') return 'none';
  if (expression.type === 'literal') {
    return expression.literal.kind === 'string' ? paired(expression.literal.value) : 'none';
  }
  const { root, steps } = expression;
  if (root.kind !== 'name') return 'none';
  if (root.name === 'content_blocks') return 'unknown';
  const quotes = variables.get(root.name) ?? 'none';
  return quotes === 'none' || steps.length === 0 ? quotes : 'unknown';
}

function paired(text: string): Quotes {
  const count = text.split('"').length - 1;
  if (count === 0) return text.endsWith('\\') ? 'unknown' : 'none';
  return count % 2 === 0 && !text.includes('\\') ? 'paired' : 'unknown';
}

/** They leave a text whole, whatever they add to it. */
const WHOLE: ReadonlySet<string> = new Set(['append', 'prepend', 'default', 'strip', 'lstrip', 'rstrip']);
/** Their first argument is looked for, and never printed. */
const SEEKING: ReadonlySet<string> = new Set([
  'replace',
  'replace_first',
  'replace_last',
  'remove',
  'remove_first',
  'remove_last',
  'split',
]);

function afterFilter(before: Quotes, { name, arguments: given }: Filter, variables: QuotesOf): Quotes {
  if (before !== 'none' && !WHOLE.has(name)) return 'unknown';
  const [first, ...others] = given;
  const printed = SEEKING.has(name) ? (seeksQuote(first) ? [] : others) : given;
  return printed.reduce<Quotes>((quotes, { value }) => worst(quotes, quotesOf(value, variables)), before);
}

/** It acts on quotes of the data alone. */
function seeksQuote(argument: Argument | undefined): boolean {
  const value = argument?.value;
  return value?.type === 'literal' && value.literal.kind === 'string' && /["\\]/.test(value.literal.value);
}

/** Of the variables that tags other than `capture` set; `known` has those of captures. */
export function assignedQuotes({ definitions }: Variables, known: QuotesOf): QuotesOf {
  const found = new Map(known);
  for (const [name, all] of definitions) {
    for (const { tag, block } of all) {
      if (block !== undefined || tag.markup.kind !== 'assign') continue;
      found.set(name, worst(found.get(name) ?? 'none', quotesIn(tag.markup.expression, found)));
    }
  }
  return found;
}
