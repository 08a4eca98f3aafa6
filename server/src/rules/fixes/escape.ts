import type { Filter, FilteredExpression } from '../../template/expressions.ts';
import type { Span } from '../../template/span.ts';
import type { Template } from '../../template/tree.ts';
import { variablesOf } from '../../template/variables.ts';
import type { Edit, Fix } from '../engine/finding.ts';
import { assignedOnly, filtersOnTheWay } from '../shared/definitions.ts';
import { dropFilter, printedAt } from './filters.ts';
import { jsonInQuotesFix } from './json-in-quotes.ts';
import { addFilter, filterEdit } from './output.ts';

/**
 * Escapes what an output prints into a text. One filter for that is enough: where there is one already it is moved to the end, escapes written by
 * hand give way to it, and what prints JSON loses its quotes.
 */
export function escapeFix(output: Span, kind: Fix['kind'], template: Template): Fix[] {
  const { source } = template;
  const printed = printedAt(output, template);
  if (printed === undefined) return addFilter(output, 'json_escape', kind, source);
  const ofJson = jsonInQuotesFix(output, printed, template);
  if (ofJson !== undefined) return ofJson;
  const escapes = escapesIn(printed, template);
  if (escapes.length > 0) {
    return replaced('Move `json_escape` to the end', escapes, output, source);
  }
  const byHand = filtersOnTheWay(printed, template).filter(escapesByHand);
  if (byHand.length > 0) return replaced('Use `json_escape` instead of `replace`', byHand, output, source);
  return addFilter(output, 'json_escape', kind, source);
}

/** On the output, or where its variable is set that is read nowhere else. */
function escapesIn({ value, filters }: FilteredExpression, template: Template): readonly Filter[] {
  const own = filters.filter(isEscape);
  if (own.length > 0 || filters.length === 0 || value?.type !== 'lookup' || value.root.kind !== 'name') return own;
  const assigned = readOnce(value.root.name, template) ? assignedOnly(value.root.name, template) : [];
  return assigned.flatMap((one) => one.filters.filter(isEscape));
}

function isEscape({ name }: Filter): boolean {
  return name === 'json_escape';
}

function readOnce(name: string, template: Template): boolean {
  return variablesOf(template).reads.get(name)?.length === 1;
}

function replaced(title: string, old: readonly Filter[], output: Span, source: string): Fix[] {
  const edit = filterEdit(output, 'json_escape', source);
  if (edit === undefined) return [];
  return [{ title, kind: 'suggestion', edits: inOrder([...old.map((filter) => dropFilter(filter, source)), edit]) }];
}

function inOrder(edits: readonly Edit[]): readonly Edit[] {
  return edits.toSorted((one, other) => one.start - other.start);
}

/** Where quotes are put around a value by hand, it has to be escaped before them. */
export function escapeBeforeFix(output: Span, template: Template): Fix[] {
  const filters = printedAt(output, template)?.filters ?? [];
  const at = filters.findIndex(addsQuotes);
  const first = filters[at];
  if (first === undefined || filters.slice(0, at).some(({ name }) => name === 'json_escape')) return [];
  const { start } = first;
  const edits = [{ start, end: start, newText: 'json_escape | ' }];
  return [{ title: `Add \`| json_escape\` before \`${first.name}\``, kind: 'suggestion', edits }];
}

function addsQuotes({ name, arguments: [text] }: Filter): boolean {
  const value = text?.value;
  const isText = value?.type === 'literal' && value.literal.kind === 'string';
  return (name === 'append' || name === 'prepend') && isText && value.literal.value.includes('"');
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
