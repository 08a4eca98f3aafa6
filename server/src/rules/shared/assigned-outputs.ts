import { nodesOf } from '../../template/nodes.ts';
import { lastFrom, type Span } from '../../template/span.ts';
import type { Output, Tag, Template } from '../../template/tree.ts';

interface Assigned {
  /** In the order of the body. */
  readonly tags: readonly Tag[];
  /** The outputs that print a variable, by its name. */
  readonly outputs: ReadonlyMap<string, readonly Output[]>;
}

const known = new WeakMap<Template, Assigned>();

/** So many outputs of one variable are looked at: a slip need not be explained at more places. */
const MOST_OUTPUTS = 20;

/** The outputs that print the variable of the `assign` that a part of it lies in. */
export function printsOfAssigned({ start, end }: Span, template: Template): readonly Output[] {
  const { tags, outputs } = known.get(template) ?? gather(template);
  const tag = lastFrom(tags, start);
  if (tag === undefined || tag.end < end || tag.markup.kind !== 'assign') return [];
  return outputs.get(tag.markup.target?.name ?? '') ?? [];
}

function gather(template: Template): Assigned {
  const tags: Tag[] = [];
  const outputs = new Map<string, Output[]>();
  for (const node of nodesOf(template)) {
    if (node.type === 'tag' && node.markup.kind === 'assign') tags.push(node);
    const value = node.type === 'output' ? node.expression.value : undefined;
    if (node.type !== 'output' || value?.type !== 'lookup' || value.root.kind !== 'name') continue;
    const others = outputs.get(value.root.name) ?? [];
    outputs.set(value.root.name, others);
    if (others.length < MOST_OUTPUTS) others.push(node);
  }
  const found = { tags, outputs };
  known.set(template, found);
  return found;
}
