import { isNumberOr } from '../../proof/prepare/observed-literals.ts';
import type { Filter, FilteredExpression } from '../../template/expressions.ts';
import { nodesOf } from '../../template/nodes.ts';
import { once } from '../../template/once.ts';
import type { Span } from '../../template/span.ts';
import type { Template } from '../../template/tree.ts';
import type { Edit } from '../engine/finding.ts';

/** What an output, or a tag that prints, prints through which filters; `undefined` where nothing of the kind stands at the place. */
export function printedAt(place: Span, template: Template): FilteredExpression | undefined {
  return printedIn(template).get(keyOf(place));
}

const printedIn = once(gather);

function gather(template: Template): ReadonlyMap<string, FilteredExpression> {
  const found = new Map<string, FilteredExpression>();
  for (const node of nodesOf(template)) {
    if (node.type === 'output') found.set(keyOf(node), node.expression);
    else if (node.type === 'tag' && node.markup.kind === 'expression') found.set(keyOf(node), node.markup.expression);
  }
  return found;
}

function keyOf({ start, end }: Span): string {
  return `${start}-${end}`;
}

/** Whether an output prints a number or a boolean where it has no value: so it prints such values. */
export function fallsBackToWord(place: Span, template: Template): boolean {
  return printedAt(place, template)?.filters.slice(-1).some(isWordOr) ?? false;
}

/** `default: 0`, `default: false`. */
function isWordOr(filter: Filter): boolean {
  const { value } = filter.arguments[0] ?? {};
  const isBoolean = value?.type === 'literal' && value.literal.kind === 'boolean';
  return isNumberOr(filter) || (filter.name === 'default' && isBoolean);
}

/** Takes a filter out, with the pipe before it and the space before that. */
export function dropFilter(filter: Filter, source: string): Edit {
  const before = /\s*\|\s*$/.exec(source.slice(Math.max(0, filter.start - LONGEST), filter.start))?.[0] ?? '';
  return { start: filter.start - before.length, end: filter.end, newText: '' };
}

/** More than any white space around a pipe. */
const LONGEST = 200;
