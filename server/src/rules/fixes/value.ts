import { findFilter } from '../../catalog/filters/index.ts';
import { isNumberOr } from '../../proof/prepare/observed-literals.ts';
import type { Filter } from '../../template/expressions.ts';
import type { Span } from '../../template/span.ts';
import type { Template } from '../../template/tree.ts';
import type { Edit, Fix } from '../engine/finding.ts';
import { filtersOnTheWay } from '../shared/definitions.ts';
import type { OutputAssumption } from '../shared/output-assumption.ts';
import { quote, slice } from '../shared/words.ts';
import { dropFilter, printedAt } from './filters.ts';
import { addFilter, filterEdit } from './output.ts';

/**
 * Makes a JSON value of what an output prints without quotes; the filters on the way decide how. No arithmetic is put behind `money`, of whose
 * `1,234.50` it would read `1`, nor behind a date, where a blank one would become a time in 1970.
 */
export function valueFix(found: Span & { readonly isNumber: boolean }, template: Template): Fix[] {
  const { source } = template;
  const printed = printedAt(found, template);
  const way = printed === undefined ? [] : filtersOnTheWay(printed, template);
  const escapes = droppedFrom(way, (name) => name === 'json_escape', source);
  const [forPeople] = way.filter(({ name }) => NUMBERS_FOR_PEOPLE.has(name));
  if (forPeople !== undefined)
    return way.every((one) => isPlain(one) || isNumberOr(one)) ? [asNumber(forPeople, escapes, source)] : [];
  if (way.some(isDate)) return [];
  const [nothing] = printed?.filters.slice(-1).filter(printsNull) ?? [];
  const orNull = nothing === undefined ? [] : asJsonOrNull(found, nothing, source);
  if (found.isNumber && escapes.length === 0) return [...addFilter(found, 'plus: 0', 'suggestion', source), ...orNull];
  if (nothing !== undefined) return orNull;
  // A number that went through `strip` is a string, so that it would get quotes.
  const strips = droppedFrom(printed?.filters ?? [], (name) => STRIPPING.has(name), source);
  if (escapes.length + strips.length === 0) return addFilter(found, 'as_json_string', 'suggestion', source);
  const added = filterEdit(found, 'as_json_string', source);
  const title = `Change \`${escapes.length > 0 ? 'json_escape' : 'strip'}\` to \`as_json_string\``;
  return added === undefined ? [] : [suggestion(title, [...escapes, ...strips, added])];
}

/** Filters that take white space from a string, and make a string of all else. */
const STRIPPING: ReadonlySet<string> = new Set(['strip', 'lstrip', 'rstrip', 'strip_newlines']);

function droppedFrom(way: readonly Filter[], isOne: (name: string) => boolean, source: string): readonly Edit[] {
  return way.filter(({ name }) => isOne(name)).map((filter) => dropFilter(filter, source));
}

export function suggestion(title: string, edits: readonly Edit[]): Fix {
  return { title, kind: 'suggestion', edits: edits.toSorted((one, other) => one.start - other.start) };
}

function asNumber(filter: Filter, escapes: readonly Edit[], source: string): Fix {
  const { name, start, end } = filter;
  const newText = NUMBERS_FOR_PEOPLE.get(name);
  if (newText === undefined) return suggestion(`Remove \`${name}\``, [dropFilter(filter, source), ...escapes]);
  return suggestion(`Change \`${name}\` to \`${newText}\``, [{ start, end, newText }, ...escapes]);
}

/** Filters beside which a number stays one. */
function isPlain({ name }: Filter): boolean {
  return NUMBERS_FOR_PEOPLE.has(name) || name === 'json_escape' || findFilter(name)?.group === 'math';
}

/** Prints `null` for what is blank, but any other value as it is. */
function printsNull({ name, arguments: [argument, ...others] }: Filter): boolean {
  const value = argument?.value;
  const isNull = value?.type === 'literal' && value.literal.kind === 'string' && value.literal.value === 'null';
  return name === 'default' && isNull && others.length === 0;
}

/** For what is blank it goes on to print `null`, and not `"null"`. */
function asJsonOrNull(found: Span, { start, end }: Filter, source: string): Fix[] {
  const added = filterEdit(found, 'as_json_string', source);
  const title = "Change `default: 'null'` to `default: nil | as_json_string`";
  return added === undefined ? [] : [suggestion(title, [{ start, end, newText: 'default: nil' }, added])];
}

export function isDate({ name }: Filter): boolean {
  return name === 'date';
}

/** Numbers with commas, of which arithmetic would read the first digits only, and what leaves them a number. */
const NUMBERS_FOR_PEOPLE: ReadonlyMap<string, string | undefined> = new Map([
  ['money', 'plus: 0 | round: 2'],
  ['number_with_delimiter', undefined],
]);

/** Prints `null` where there is no value; a number that was sent stays the number. */
export function nullFix(found: OutputAssumption, template: Template): Fix[] {
  const printed = printedAt(found, template);
  const way = printed === undefined ? [] : filtersOnTheWay(printed, template);
  if (!way.every((filter) => isDate(filter) || isPlain(filter)) || isFollowed(found, template.source)) return [];
  return addFilter(found, "strip | default: 'null'", 'suggestion', template.source);
}

/** More of the same value stands right behind the output, as in `{{ seconds }}000`. */
function isFollowed({ end }: Span, source: string): boolean {
  return !/^(?:\s|[,}\]]|\{%)/.test(source.slice(end, end + 2));
}

/** Stops the message right before the output where its value is blank. */
export function stopFix(found: OutputAssumption, template: Template): Fix[] {
  const { source } = template;
  const value = printedAt(found, template)?.value;
  if (found.place !== 'value' || value?.type !== 'lookup' || !source.startsWith('{{', found.start)) return [];
  const name = slice(source, value).replace(/^\{\{\s*|(?<!\s)\s*\}\}$/g, '');
  if (!/^[\w.${}[\]]+$/.test(name)) return [];
  const test = name.includes('${') ? `{{${name}}}` : name;
  const newText = `{% if ${test} == blank %}{% abort_message('no ${name.replace(/[^\w.]/g, '')}') %}{% endif %}`;
  const { start } = found;
  return [suggestion(`Stop the message when ${quote(name)} is blank`, [{ start, end: start, newText }])];
}
