import type { Filter, FilteredExpression } from '../../template/expressions.ts';
import { definedNames } from '../../template/names.ts';
import type { Span } from '../../template/span.ts';
import type { Template } from '../../template/tree.ts';
import type { Fix } from '../engine/finding.ts';
import { slice } from '../shared/words.ts';
import { printedAt } from './filters.ts';
import { filterEdit } from './output.ts';

/** Where a `join` prints quotes or commas between items, which cannot be escaped before it: the items one by one in an array, or one string of all. */
export function joinFix(output: Span, template: Template): Fix[] {
  const { source } = template;
  const printed = printedAt(output, template);
  const separator = printed === undefined ? undefined : separatorOf(printed);
  if (printed === undefined || separator === undefined || !source.startsWith('{{', output.start)) return [];
  const inLoop = inArray(output, separator.text, printed, template);
  if (inLoop !== undefined) return [inLoop];
  const edit = filterEdit(output, 'json_escape', source);
  if (edit === undefined || !separator.text.includes('"') || printed.filters.at(-1)?.name !== 'join') return [];
  const edits = [{ start: separator.start, end: separator.end, newText: "', '" }, edit];
  return [{ title: 'Join with commas into one string, and add `json_escape`', kind: 'suggestion', edits }];
}

/** Of what prints more than one JSON value: quotes and commas, or commas alone. */
export function joinsItems(filter: Filter): boolean {
  return /[",]/.test(separatorIn(filter)?.text ?? '');
}

interface Separator extends Span {
  readonly text: string;
}

function separatorOf({ filters }: FilteredExpression): Separator | undefined {
  const join = filters.find(joinsItems);
  return join && separatorIn(join);
}

function separatorIn({ name, arguments: [separator] }: Filter): Separator | undefined {
  const value = separator?.value;
  if (name !== 'join' || value?.type !== 'literal' || value.literal.kind !== 'string') return undefined;
  return { start: value.start, end: value.end, text: value.literal.value };
}

/** Between the brackets of an array, and nothing else: with quotes around items, or without. */
const [QUOTED, PLAIN] = [/^"\s*,\s*"$/, /^\s*,\s*$/];
/** More than any white space between brackets and an output. */
const NEAR = 200;

function inArray(output: Span, separator: string, printed: FilteredExpression, template: Template): Fix | undefined {
  const { source } = template;
  const quote = QUOTED.test(separator) ? '"' : PLAIN.test(separator) ? '' : undefined;
  const { value, filters } = printed;
  if (quote === undefined || value?.type !== 'lookup' || filters.at(-1)?.name !== 'join') return undefined;
  const [start, end] = [output.start - quote.length, output.end + quote.length];
  const isAlone =
    slice(source, { start, end: output.start }) === quote &&
    slice(source, { start: output.end, end }) === quote &&
    /\[\s*$/.test(source.slice(Math.max(0, start - NEAR), start)) &&
    /^\s*\]/.test(source.slice(end, end + NEAR));
  if (!isAlone) return undefined;
  const before = filters.slice(0, -1);
  const list = slice(source, { start: value.start, end: before.at(-1)?.end ?? value.end });
  const [items, item] = [freeName('items', template), freeName('item', template)];
  const assign = before.length === 0 ? '' : `{% assign ${items} = ${list} %}`;
  const each = quote === '' ? `{{ ${item} | as_json_string }}` : `"{{ ${item} | json_escape }}"`;
  const loop = `{% for ${item} in ${assign === '' ? list : items} %}${each}{% unless forloop.last %},{% endunless %}{% endfor %}`;
  return {
    title: 'Print the items in a loop',
    kind: 'suggestion',
    edits: [{ start, end, newText: `${assign}${loop}` }],
  };
}

function freeName(wanted: string, template: Template): string {
  const taken = definedNames(template);
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}_${number}`;
  return name;
}
