import type { Template } from '../../template/tree.ts';
import { variablesOf } from '../../template/variables.ts';
import { walk } from '../../template/walk.ts';
import { counterKey, counterOf, type HidingCounters, type VariableKey } from '../values/variable-key.ts';

/** Counters that may be hidden in a body by variables of their names. */
export function hidingCounters(template: Template): HidingCounters {
  const counters = countersOf(template);
  const assigned = new Set<string>();
  const others = new Set<string>();
  if (counters.size > 0)
    for (const [name, definitions] of variablesOf(template).definitions) {
      if (!counters.has(counterKey(name))) continue;
      const isOwn = definitions.every(({ tag }) => tag.name === 'assign' || tag.name === 'capture');
      (isOwn ? assigned : others).add(name);
    }
  return { assigned, others };
}

function countersOf(template: Template): ReadonlySet<VariableKey> {
  const counters = new Set<VariableKey>();
  for (const node of walk(template)) {
    const isCounter = node.type === 'tag' && (node.name === 'increment' || node.name === 'decrement');
    if (isCounter) counters.add(counterOf(node, template.source));
  }
  return counters;
}
