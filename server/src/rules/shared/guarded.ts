import type { Case } from '../../proof/proof.ts';
import type { Comparison } from '../../template/expressions.ts';
import { nodesOf } from '../../template/nodes.ts';
import { once } from '../../template/once.ts';
import type { Span } from '../../template/span.ts';
import type { Template } from '../../template/tree.ts';
import { outputsWithin } from './output-around.ts';
import { slice } from './words.ts';

/**
 * Whether the body has tested before what it prints there, and there are no values with which that is blank all the same: of a value made of
 * two attributes, `${user_id} | default: custom_attribute.${id}`, the proof does not follow such a test.
 */
export function isGuarded(value: Span, when: Case, template: Template): boolean {
  const outputs = outputsWithin(value, template);
  const names = outputs.flatMap(({ expression }) => (expression.value ? slice(template.source, expression.value) : []));
  const isTested = names.length > 0 && names.every((name) => (testedIn(template).get(name) ?? value.end) < value.start);
  return isTested && !when.isAlways && when.solve() === undefined;
}

/** Where a name is first compared with nothing. */
const testedIn = once((template: Template): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const node of nodesOf(template)) {
    if (node.type !== 'tag' || node.markup.kind !== 'condition') continue;
    for (const term of node.markup.condition.terms) {
      const name = slice(template.source, term.left);
      if (isBlankTest(term) && !found.has(name)) found.set(name, node.start);
    }
  }
  return found;
});

function isBlankTest({ operator, right }: Comparison): boolean {
  if (right?.type !== 'literal' || (operator?.text !== '==' && operator?.text !== '!=')) return false;
  const { literal } = right;
  return literal.kind === 'blank' || literal.kind === 'empty' || (literal.kind === 'string' && literal.value === '');
}
