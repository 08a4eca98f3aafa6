import { nodesOf } from '../../template/nodes.ts';
import type { Span } from '../../template/span.ts';
import type { Template } from '../../template/tree.ts';
import { slice } from './words.ts';

/** Where attributes are printed without a fallback, by their text. */
export function printedIn(template: Template): ReadonlyMap<string, readonly Span[]> {
  const places = new Map<string, Span[]>();
  for (const node of nodesOf(template)) {
    if (node.type !== 'output' || node.expression.value === undefined) continue;
    if (node.expression.filters.some(({ name }) => name === 'default' || name === 'as_json_string')) continue;
    const name = slice(template.source, node.expression.value);
    const list = places.get(name);
    if (list === undefined) places.set(name, [node]);
    else list.push(node);
  }
  return places;
}
