import type { Span } from '../../template/span.ts';
import type { Template } from '../../template/tree.ts';
import type { Fix } from '../engine/finding.ts';
import { filtersOnTheWay } from '../shared/definitions.ts';
import { slice } from '../shared/words.ts';
import { printedAt } from './filters.ts';
import { filterEdit } from './output.ts';
import { isDate, suggestion } from './value.ts';

/** A date that is no number belongs in quotes; what is no date is printed as it is, and has to be escaped. */
export function quoteDateFix(found: Span, template: Template): Fix[] {
  const { source } = template;
  const printed = printedAt(found, template);
  const way = printed === undefined ? [] : filtersOnTheWay(printed, template);
  if (!way.some(isDate) || !source.startsWith('{{', found.start)) return [];
  const isClock = printed?.value?.type === 'literal';
  const escaping = isClock ? undefined : filterEdit(found, 'json_escape', source);
  const edits = [found.start, found.end].map((at) => ({ start: at, end: at, newText: '"' }));
  const title = escaping === undefined ? 'Put it in double quotes' : 'Put it in double quotes, and add `json_escape`';
  return [suggestion(title, escaping === undefined ? edits : [...edits, escaping])];
}

/** A part of a date that begins with a zero or a space, such as `%m`, at the beginning of a format. */
const PADDED = /^(['"])%([mdHIMSjyUVWekl])/;
/** What the same part is called without them. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ['e', 'd'],
  ['k', 'H'],
  ['l', 'I'],
]);

/** Prints the number of a month or an hour without its zero; the number stays the same. */
export function unpaddedFix(found: Span, template: Template): Fix[] {
  const printed = printedAt(found, template);
  const [date, ...others] = printed === undefined ? [] : filtersOnTheWay(printed, template).filter(isDate);
  const format = date?.arguments[0]?.value;
  if (others.length > 0 || format?.type !== 'literal') return [];
  const [, , part] = PADDED.exec(slice(template.source, format)) ?? [];
  if (part === undefined) return [];
  const start = format.start + 1;
  const newText = `%-${PLAIN.get(part) ?? part}`;
  return [suggestion(`Change \`%${part}\` to \`${newText}\``, [{ start, end: start + 2, newText }])];
}
