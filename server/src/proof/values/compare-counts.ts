import { compare, type Operand } from '../../semantics/compare.ts';
import { isError } from '../../semantics/errors.ts';
import type { AbstractValue, Counted, Relation } from './abstract-value.ts';
import type { Answer } from './compare.ts';

/** The same question the other way round. */
export const MIRRORED: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

export function settled(left: Operand, operator: string, right: Operand): Answer {
  const result = compare(left, operator, right);
  if (isError(result)) return 'error';
  return result ? 'yes' : 'no';
}

/** A count of which only the least is known. */
export function compareCount(count: Counted, operator: string, other: AbstractValue): Answer {
  if (other.kind === 'counted') return compareCounts(count, operator, other);
  const { least } = count;
  if (other.kind !== 'known') return 'open';
  const { value } = other;
  if (typeof value !== 'bigint')
    return operator === '==' ? 'no' : operator === '!=' || operator === '<>' ? 'yes' : 'open';
  switch (operator) {
    case '==':
      return value < least ? 'no' : 'open';
    case '!=':
    case '<>':
      return value < least ? 'yes' : 'open';
    case '>':
      return least > value ? 'yes' : 'open';
    case '>=':
      return least >= value ? 'yes' : 'open';
    case '<':
      return least >= value ? 'no' : 'open';
    case '<=':
      return least > value ? 'no' : 'open';
    default:
      return 'open';
  }
}

/** Two counts of one loop: where the iteration is, and how many there are. */
function compareCounts({ relation: one }: Counted, operator: string, { relation: other }: Counted): Answer {
  if (one === undefined || other === undefined || !isOfOneLoop(one, other)) return 'open';
  const difference = one.plus - other.plus;
  if (one.to === other.to) return settled(difference, operator, 0n);
  if (one.to === 'rest' || other.to === 'rest') return 'open';
  // An iteration in the middle is at least one before the last.
  const isBelow = one.to === 'middle' ? difference <= 0n : -difference <= 0n;
  if (!isBelow) return 'open';
  return one.to === 'middle' ? settled(0n, operator, 1n) : settled(1n, operator, 0n);
}

/** Also of a loop over all items of a list, and the size of that list; but two loops over one list are not equally far. */
function isOfOneLoop(one: Relation, other: Relation): boolean {
  if (one.loop !== undefined && one.loop === other.loop) return true;
  return one.list !== undefined && one.list === other.list && (one.to === 'length' || other.to === 'length');
}
