import type { FilteredExpression, Lookup } from '../template/expressions.ts';
import { nodesOf } from '../template/nodes.ts';
import type { Span } from '../template/span.ts';
import type { Output, Tag, Template } from '../template/tree.ts';

/** Where a body uses a Content Block. */
export type PrintedBlock = PrintedWhole | PrintedValue;

interface PrintedWhole {
  readonly name: string;
  /** The output that prints it as it is. */
  readonly node: Output;
}

/** Where the text of a block is a value: filters change it, or a variable keeps it. */
export interface PrintedValue {
  readonly name: string;
  readonly node: Output | Tag;
  /** The lookup: `content_blocks.${name}`. */
  readonly value: Span;
}

const NAMESPACE = 'content_blocks';

/** What Braze's dashboard adds to a block: it changes nothing. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set(['id', 'lid']);

/** Where a body uses a block in an output, an `assign` or an `echo`, in order. Braze fills a block in before other tags, where nothing is known of it here. */
export function printedBlocks(template: Template): PrintedBlock[] {
  if (!template.source.includes(NAMESPACE)) return [];
  return nodesOf(template).flatMap((node): PrintedBlock[] => {
    if (node.type === 'output') return node.closed && isAt(template, node, '{{') ? inOutput(node) : [];
    if (node.type !== 'tag' || !node.closed || !isAt(template, node, '{%')) return [];
    const { markup } = node;
    return markup.kind === 'assign' || markup.kind === 'expression' ? valueIn(node, markup.expression) : [];
  });
}

/** Lines of a `liquid` tag are nodes without braces of their own. */
function isAt({ source }: Template, { start }: Span, braces: string): boolean {
  return source.startsWith(braces, start);
}

function inOutput(node: Output): PrintedBlock[] {
  const { value, filters } = node.expression;
  const name = blockNameIn(value);
  if (name === undefined || !filters.every((filter) => WITHOUT_EFFECT.has(filter.name)))
    return valueIn(node, node.expression);
  return [{ name, node }];
}

function valueIn(node: Output | Tag, { value }: FilteredExpression): PrintedBlock[] {
  const name = blockNameIn(value);
  return name === undefined || value === undefined ? [] : [{ name, node, value }];
}

function blockNameIn(value: FilteredExpression['value']): string | undefined {
  return value?.type === 'lookup' ? nameOf(value) : undefined;
}

function nameOf({ root, steps }: Lookup): string | undefined {
  const [step] = steps;
  const isBlock = root.kind === 'name' && root.name === NAMESPACE && steps.length === 1;
  return isBlock && step?.kind === 'attribute' ? step.name.trim() : undefined;
}
