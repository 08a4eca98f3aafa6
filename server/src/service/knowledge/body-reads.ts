import { findNamespace } from '../../catalog/namespaces.ts';
import type { Lookup, Step } from '../../template/expressions.ts';
import { nodesOf } from '../../template/nodes.ts';
import type { Span } from '../../template/span.ts';
import type { Template } from '../../template/tree.ts';
import { expressions } from '../../template/walk.ts';

/** The paths of what a body reads from namespaces: `event_properties`, `categories`, `[]`, `id`; each once.
 * @param isTyped whether the cursor is in it: what is being typed there is not known yet. */
export function readsOf(template: Template, isTyped: (span: Span) => boolean = () => false): string[][] {
  const found = new Map<string, string[]>();
  /** Loop variables by name, and what their items are. */
  const loops = new Map<string, string[]>();
  for (const node of nodesOf(template)) {
    for (const expression of expressions(node)) {
      const path = expression.type === 'lookup' && !isTyped(expression) ? pathOf(expression, loops) : undefined;
      if (path !== undefined) found.set(JSON.stringify(path), path);
    }
    if (node.type !== 'tag' || node.markup.kind !== 'loop') continue;
    const { variable, collection } = node.markup.loop;
    const path = collection?.type === 'lookup' ? pathOf(collection, loops) : undefined;
    if (variable !== undefined && path !== undefined) loops.set(variable.name, [...path, '[]']);
  }
  return [...found.values()];
}

function pathOf({ root, steps }: Lookup, loops: ReadonlyMap<string, string[]>): string[] | undefined {
  if (root.kind !== 'name') return undefined;
  const rest = steps.map(nameOf);
  const item = loops.get(root.name);
  if (item !== undefined) return [...item, ...rest];
  return findNamespace(root.name) === undefined || steps[0]?.kind !== 'attribute' ? undefined : [root.name, ...rest];
}

function nameOf(step: Step): string {
  if (step.kind !== 'index') return step.name;
  const { index } = step;
  return index.type === 'literal' && index.literal.kind === 'string' ? index.literal.value : '[]';
}
