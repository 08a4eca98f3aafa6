import { isArray } from '../../semantics/values.ts';
import type { Conditions, PathCondition } from '../conditions/conditions.ts';
import type { AbstractValue } from './abstract-value.ts';
import { placeOf } from './compare.ts';
import type { DecisionVariables } from './decision-variables.ts';
import { typeAt } from './place-types.ts';
import { printsOf } from './printed.ts';
import { canBeBlank } from './prints.ts';

/**
 * When a value prints nothing but white space. Told by what stands at its place, even where no test of the body asks for that;
 * where the value has no place, always if ever.
 */
export function blankCondition(
  value: AbstractValue,
  decisionVariables: DecisionVariables,
  conditions: Conditions,
): PathCondition {
  if (!mayBeBlank(value)) return conditions.never;
  const place = placeOf(value);
  if (place === undefined) return conditions.always;
  if (place.representative !== undefined) return isNever(place) ? conditions.never : conditions.always;
  return conditions.where(
    decisionVariables.classifiedPath(place.path),
    (representative) => !isNever(representative) && mayBeBlank(putIn(value, representative)),
  );
}

function mayBeBlank(value: AbstractValue): boolean {
  const prints = printsOf(value);
  return canBeBlank(prints) || prints.unknown;
}

/** What everybody has is never an empty text, and nobody has a list or an object of blanks. */
function isNever(value: AbstractValue): boolean {
  if (value.kind !== 'place' || value.representative === undefined) return false;
  if (value.representative.valueClass === 'object') return true;
  if (value.representative.valueClass === 'list' && isArray(value.representative.value))
    return value.representative.value.length > 0;
  if (typeAt(value.path).isNullable) return false;
  return value.representative.valueClass === 'empty' || value.representative.valueClass === 'blank';
}

/** The same filters on another value. */
function putIn(value: AbstractValue, input: AbstractValue): AbstractValue {
  if (value.kind !== 'filtered') return input;
  const { kind, id, depth, filter, args } = value;
  return { kind, id, depth, filter, args, input: putIn(value.input, input) };
}
