import { findFilter } from '../../catalog/filters/index.ts';
import type { Expression, Filter } from '../../template/expressions.ts';
import { nodesOf } from '../../template/nodes.ts';
import type { Template } from '../../template/tree.ts';
import { filteredExpressions } from '../../template/walk.ts';

/** Where a body hashes a value. */
export interface HashPlace {
  readonly value: Expression;
  readonly filter: Filter;
}

/** All of them, in the order of the body. */
export function hashPlaces(template: Template): readonly HashPlace[] {
  return [...findHashes(template)];
}

function* findHashes(template: Template): Generator<HashPlace> {
  for (const node of nodesOf(template)) {
    for (const { value, filters } of filteredExpressions(node)) {
      const filter = filters.find(({ name }) => findFilter(name)?.group === 'hash');
      if (value !== undefined && filter !== undefined) yield { value, filter };
    }
  }
}
