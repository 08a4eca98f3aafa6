import type { FilteredExpression } from '../../template/expressions.ts';
import { nodesOf } from '../../template/nodes.ts';
import { contains, type Span } from '../../template/span.ts';
import type { Node, Tag, Template } from '../../template/tree.ts';
import { expressions, filteredExpressions } from '../../template/walk.ts';
import type { Part } from './part.ts';
import { structureOf } from './structure.ts';

/** What a place lies in, inner first, each larger than the one before: a word, an expression, an output, a string, a member, a branch … */
export function selectionsAt(template: Template, offset: number): Span[] {
  const { source } = template;
  const around = [
    ...wordAt(source, offset),
    ...nodesOf(template).flatMap((node) => (contains(node, offset) ? spansOfNode(node, source) : [])),
    ...jsonSpans(template, offset),
    { start: 0, end: source.length },
  ].filter((span) => contains(span, offset) && span.start < span.end);
  const all = nested(around.sort((one, other) => one.end - one.start - (other.end - other.start)));
  return all.length <= MOST ? all : [...all.slice(0, MOST - 1), ...all.slice(-1)];
}

/** A path of thousands of steps has as many: each range holds the next one, and a message that nests so deep cannot be written. */
const MOST = 200;

function nested(spans: readonly Span[]): Span[] {
  const chosen: Span[] = [];
  for (const { start, end } of spans) {
    const last = chosen.at(-1);
    const isLarger = last === undefined || end - start > last.end - last.start;
    if (isLarger && (last === undefined || (start <= last.start && last.end <= end))) chosen.push({ start, end });
  }
  return chosen;
}

function wordAt(source: string, offset: number): Span[] {
  const [before = ''] = /(?<![\w-])[\w-]*$/.exec(source.slice(Math.max(0, offset - 200), offset)) ?? [];
  const [after = ''] = /^[\w-]*/.exec(source.slice(offset, offset + 200)) ?? [];
  return [{ start: offset - before.length, end: offset + after.length }];
}

function spansOfNode(node: Node, source: string): Span[] {
  if (node.type === 'block')
    return [node, ...node.branches.flatMap((one) => [one, { start: one.tag.end, end: one.end }])];
  if (node.type === 'comment' || node.type === 'raw')
    return [node, node.content, trimmed(node.content, source), node.opening, ...(node.closing ? [node.closing] : [])];
  if (node.type === 'text') return [];
  const inner = { start: node.start + 2, end: node.closed ? node.end - 2 : node.end };
  return [node, trimmed(inner, source), ...ofTag(node, source), ...valuesIn(node)];
}

function ofTag(node: Node, source: string): Span[] {
  return node.type === 'tag' ? [node.nameSpan, trimmed(node.markup, source), ...termsOf(node)] : [];
}

function termsOf({ markup }: Tag): readonly Span[] {
  return markup.kind === 'condition' ? markup.condition.terms : [];
}

function valuesIn(node: Node): Span[] {
  const steps = expressions(node).flatMap((one): Span[] =>
    one.type !== 'lookup' ? [one] : [one, ...[one.root, ...one.steps].map((step) => upTo(one.start, step))],
  );
  return [...steps, ...filteredExpressions(node).flatMap(filterSpans)];
}

/** A lookup as far as one of its steps: `event_properties.${list}` of `event_properties.${list}[0].id`. */
function upTo(start: number, { end }: Span): Span {
  return { start, end };
}

/** Filters, and the value with each of them. */
function filterSpans({ value, filters }: FilteredExpression): Span[] {
  return filters.flatMap((filter) => [
    filter,
    ...filter.arguments,
    ...(value === undefined ? [] : [{ start: value.start, end: filter.end }]),
  ]);
}

function jsonSpans(template: Template, offset: number): Span[] {
  const { parts, brackets, strings } = structureOf(template);
  const inner = ({ start, end }: Span) => ({ start: start + 1, end: end - 1 });
  const around = (spans: readonly Span[]) => spans.filter((span) => contains(span, offset));
  return [
    ...around(strings).flatMap((span) => [span, inner(span)]),
    ...around(brackets).flatMap((span) => [span, trimmed(inner(span), template.source)]),
    ...membersAround(parts, offset),
  ];
}

function membersAround(parts: readonly Part[], offset: number): Span[] {
  return parts
    .filter((part) => contains(part, offset))
    .flatMap((part) => [...(part.kind === 'member' ? [part] : []), ...membersAround(part.children, offset)]);
}

function trimmed({ start, end }: Span, source: string): Span {
  const text = source.slice(start, end);
  const from = start + text.length - text.trimStart().length;
  return { start: from, end: Math.max(from, start + text.trimEnd().length) };
}
