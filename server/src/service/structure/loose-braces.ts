import { nodesOf } from '../../template/nodes.ts';
import type { Template } from '../../template/tree.ts';
import { stateAt } from '../cursor/json-walk.ts';

/** How many braces close more than the texts of a body open. What follows fresh braces on their line is a text that they have swallowed. */
export function surplusBraces(template: Template): number {
  let count = 0;
  for (const node of nodesOf(template)) {
    const isOpen = (node.type === 'tag' || node.type === 'output') && !node.closed;
    if (node.type !== 'text' && !isOpen) continue;
    const start = isOpen ? node.start + 2 : node.start;
    for (const [sign] of template.source.slice(start, node.end).matchAll(/"(?:[^"\\\n]|\\.)*"|[{}]/g))
      count += sign === '}' ? 1 : sign === '{' ? -1 : 0;
  }
  return count;
}

/** Whether the JSON is within quotes there. */
export function isInString(template: Template, offset: number): boolean {
  const state = stateAt(template, offset);
  return state?.inside !== undefined && state.inside.kind !== 'word';
}
