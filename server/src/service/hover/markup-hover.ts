import { findFilter } from '../../catalog/filters/index.ts';
import { findTag } from '../../catalog/tags.ts';
import type { Filter } from '../../template/expressions.ts';
import { givenNames } from '../../template/names.ts';
import { contains } from '../../template/span.ts';
import type { Output, Tag } from '../../template/tree.ts';
import { expressions, filteredExpressions } from '../../template/walk.ts';
import { filterWords, tagWords } from './entry-words.ts';
import type { Hover, HoverRequest } from './hover.ts';
import { markupAt, stepAt, stepInText } from './lookup-at.ts';
import { rootWords, stepWords } from './step-words.ts';

/** Of tags, filters, attributes and variables; of an output itself, what it prints. */
export function markupHover(request: HoverRequest): Hover | undefined {
  const { template, offset } = request;
  const node = markupAt(template, offset);
  if (node === undefined) return undefined;
  const found = ofTag(node, offset) ?? ofFilter(node, request) ?? ofDefinition(node, request) ?? ofName(node, request);
  if (node.type !== 'output') return found;
  const output = { start: node.start, end: node.end };
  return found === undefined ? { ...output, text: '', output } : { ...found, output };
}

function ofTag(node: Output | Tag, offset: number): Hover | undefined {
  if (node.type !== 'tag' || !contains(node.nameSpan, offset)) return undefined;
  const { start, end } = node.nameSpan;
  const entry = findTag(node.name) ?? findTag(node.name.replace(/^end/, ''));
  return entry === undefined ? undefined : { start, end, text: tagWords(entry) };
}

/** Where a variable is set, it is what it is where it is read. */
function ofDefinition(node: Output | Tag, request: HoverRequest): Hover | undefined {
  const given = givenNames(node, request.template.source).find((name) => contains(name, request.offset));
  const text = given && rootWords(given.name, request);
  return given === undefined || text === undefined ? undefined : { start: given.start, end: given.end, text };
}

function ofFilter(node: Output | Tag, { offset, now }: HoverRequest): Hover | undefined {
  const filters = filteredExpressions(node).flatMap((one) => one.filters);
  const filter = filters.findLast(({ nameSpan }) => contains(nameSpan, offset));
  const entry = filter === undefined ? undefined : findFilter(filter.name);
  if (filter === undefined || entry === undefined) return undefined;
  const { start, end } = filter.nameSpan;
  return { start, end, text: filterWords(entry, formatOf(filter), now) };
}

function formatOf({ name, arguments: [format] }: Filter): string | undefined {
  if (name !== 'date' || format?.value.type !== 'literal') return undefined;
  const { literal } = format.value;
  return literal.kind === 'string' ? literal.value : undefined;
}

/** Nothing of the tag could be read. */
function isLost(node: Output | Tag): boolean {
  return node.type === 'tag' && node.markup.kind !== 'raw' && expressions(node).length === 0;
}

function ofName(node: Output | Tag, request: HoverRequest): Hover | undefined {
  const { template, offset } = request;
  const found = stepAt(node, offset) ?? (isLost(node) ? stepInText(template, node, offset) : undefined);
  if (found === undefined) return undefined;
  const text = stepWords(found, request);
  return text === undefined ? undefined : { start: found.start, end: found.end, text };
}
