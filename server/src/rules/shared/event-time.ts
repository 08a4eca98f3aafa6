import { isEventTimeName } from '../../catalog/movable-ink/time-names.ts';
import { nodesOf } from '../../template/nodes.ts';
import type { Template } from '../../template/tree.ts';
import { expressions } from '../../template/walk.ts';

/** The first event property that a body reads and whose name suggests a time. */
export function eventTimeIn(template: Template): string | undefined {
  for (const node of nodesOf(template)) {
    for (const expression of expressions(node)) {
      if (expression.type !== 'lookup' || expression.root.kind !== 'name') continue;
      const [step, ...others] = expression.steps;
      const isProperty = expression.root.name === 'event_properties' && others.length === 0;
      if (isProperty && step?.kind === 'attribute' && isEventTimeName(step.name)) {
        return `event_properties.\${${step.name}}`;
      }
    }
  }
  return undefined;
}
