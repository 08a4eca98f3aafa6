import type { FilteredExpression } from '../template/expressions.ts';
import { nodesOf } from '../template/nodes.ts';
import type { Output, Template } from '../template/tree.ts';

/** An output that prints a Content Block. */
export interface PrintedBlock {
  readonly name: string;
  readonly output: Output;
}

/** What Braze's dashboard adds to a block: it changes nothing. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set(['id', 'lid']);

/** The outputs that print a block as it is, in order; not those in other tags, and not what filters change. */
export function printedBlocks(template: Template): PrintedBlock[] {
  return nodesOf(template).flatMap((node) => {
    if (node.type !== 'output' || !node.closed || !template.source.startsWith('{{', node.start)) return [];
    const name = blockNameIn(node.expression);
    return name === undefined ? [] : [{ name, output: node }];
  });
}

function blockNameIn({ value, filters }: FilteredExpression): string | undefined {
  if (value?.type !== 'lookup' || value.root.kind !== 'name' || value.root.name !== 'content_blocks') return undefined;
  const [step] = value.steps;
  if (value.steps.length !== 1 || step === undefined || step.kind === 'index') return undefined;
  return filters.every((filter) => WITHOUT_EFFECT.has(filter.name)) ? step.name.trim() : undefined;
}
