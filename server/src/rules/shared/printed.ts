import { nodesOf } from '../../template/nodes.ts';
import type { Span } from '../../template/span.ts';
import type { Template } from '../../template/tree.ts';
import { slice } from './words.ts';

/** Filters that print something for an empty string: a fallback, `""`, the number 0, the hash of nothing. */
const NEVER_EMPTY =
  /^(?:default|as_json_string|plus|minus|times|divided_by|modulo|abs|ceil|floor|round|at_least|at_most|size|md5|sha\d+|hmac_\w+|append|prepend)$/;

/** Where attributes are printed so that nothing is printed for an empty string, by their text. */
export function printedIn(template: Template): ReadonlyMap<string, readonly Span[]> {
  const places = new Map<string, Span[]>();
  for (const node of nodesOf(template)) {
    if (node.type !== 'output' || node.expression.value === undefined) continue;
    if (node.expression.filters.some(({ name }) => NEVER_EMPTY.test(name))) continue;
    const name = slice(template.source, node.expression.value);
    const list = places.get(name);
    if (list === undefined) places.set(name, [node]);
    else list.push(node);
  }
  return places;
}
