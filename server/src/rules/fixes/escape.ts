import type { Filter, FilteredExpression } from '../../template/expressions.ts';
import type { Span } from '../../template/span.ts';
import type { Template } from '../../template/tree.ts';
import type { Edit, Fix } from '../engine/finding.ts';
import { filtersOnTheWay } from '../shared/definitions.ts';
import { dropFilter, printedAt } from './filters.ts';
import { addFilter, filterEdit, unquote } from './output.ts';

/**
 * Escapes what an output prints into a text. One filter for that is enough: where there is one already it is moved to the end, escapes written by
 * hand give way to it, and what prints JSON loses its quotes.
 */
export function escapeFix(output: Span, kind: Fix['kind'], template: Template): Fix[] {
  const { source } = template;
  const printed = printedAt(output, template);
  if (printed === undefined) return addFilter(output, 'json_escape', kind, source);
  if (printed.filters.some(({ name }) => PRINTING_JSON.has(name))) return withoutQuotes(output, printed, source);
  const escapes = printed.filters.filter(({ name }) => name === 'json_escape');
  if (escapes.length > 0) {
    return replaced('Move `json_escape` to the end', escapes, output, source);
  }
  const byHand = filtersOnTheWay(printed, template).filter(escapesByHand);
  if (byHand.length > 0) return replaced('Use `json_escape` instead of `replace`', byHand, output, source);
  return addFilter(output, 'json_escape', kind, source);
}

/** Filters whose result is JSON already, with its own quotes. */
const PRINTING_JSON: ReadonlySet<string> = new Set(['as_json_string', 'json']);

/** Drops the quotes around what prints its own; none where anything else stands between them. */
function withoutQuotes(output: Span, { filters }: FilteredExpression, source: string): Fix[] {
  const last = filters.at(-1);
  const quotes = unquote(output, source);
  if (quotes === undefined || last === undefined || !PRINTING_JSON.has(last.name)) return [];
  return [{ title: `Drop the quotes: \`${last.name}\` prints its own`, kind: 'suggestion', edits: quotes }];
}

function replaced(title: string, old: readonly Filter[], output: Span, source: string): Fix[] {
  const edit = filterEdit(output, 'json_escape', source);
  if (edit === undefined) return [];
  return [{ title, kind: 'suggestion', edits: inOrder([...old.map((filter) => dropFilter(filter, source)), edit]) }];
}

function inOrder(edits: readonly Edit[]): readonly Edit[] {
  return edits.toSorted((one, other) => one.start - other.start);
}

/** Where a `join` prints the quotes between items, which cannot be escaped before it: one string of the whole list. */
export function joinFix(output: Span, template: Template): Fix[] {
  const { source } = template;
  const filters = printedAt(output, template)?.filters ?? [];
  const separator = filters.find(joinsItems)?.arguments[0]?.value;
  const edit = filterEdit(output, 'json_escape', source);
  if (separator === undefined || edit === undefined || filters.length > 1 || unquote(output, source) === undefined)
    return [];
  const edits = [{ start: separator.start, end: separator.end, newText: "', '" }, edit];
  return [{ title: 'Join with commas into one string, and add `json_escape`', kind: 'suggestion', edits }];
}

export function joinsItems({ name, arguments: [separator] }: Filter): boolean {
  const value = separator?.value;
  return (
    name === 'join' && value?.type === 'literal' && value.literal.kind === 'string' && value.literal.value.includes('"')
  );
}

/** `replace: '"', '\\"'` and the like, on the output or where its variable is set. */
function escapesByHand({ name, arguments: args }: Filter): boolean {
  const texts = args.map(({ value }) =>
    value.type === 'literal' && value.literal.kind === 'string' ? value.literal.value : undefined,
  );
  const [from, to] = texts;
  if (name !== 'replace' || from === undefined || to === undefined) return false;
  return to === `\\${from}` || (to.startsWith('\\') && /^["\\\n\r\t]$/.test(from));
}
