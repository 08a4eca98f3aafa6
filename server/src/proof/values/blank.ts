import { isArray } from '../../semantics/values.ts';
import type { Condition, Conditions } from '../conditions/conditions.ts';
import type { Abstract } from './abstract-value.ts';
import { placeOf } from './compare.ts';
import type { Subjects } from './decision-variables.ts';
import { printsOf, typeAt } from './printed.ts';
import { canBeBlank } from './prints.ts';

/**
 * When a value prints nothing but white space. Told by what stands at its place, even where no test of the body asks for that;
 * where the value has no place, always if ever.
 */
export function blankCondition(value: Abstract, subjects: Subjects, conditions: Conditions): Condition {
  if (!mayBeBlank(value)) return conditions.never;
  const place = placeOf(value);
  if (place === undefined) return conditions.always;
  if (place.sort !== undefined) return isNever(place) ? conditions.never : conditions.always;
  return conditions.where(subjects.sortedPlace(place.path), (sort) => !isNever(sort) && mayBeBlank(putIn(value, sort)));
}

function mayBeBlank(value: Abstract): boolean {
  const prints = printsOf(value);
  return canBeBlank(prints) || prints.unknown;
}

/** What everybody has is never an empty text, and nobody has a list or an object of blanks. */
function isNever(value: Abstract): boolean {
  if (value.kind !== 'place' || value.sort === undefined) return false;
  if (value.sort.sort === 'object') return true;
  if (value.sort.sort === 'list' && isArray(value.sort.value)) return value.sort.value.length > 0;
  if (typeAt(value.path).isNullable) return false;
  return value.sort.sort === 'empty' || value.sort.sort === 'blank';
}

/** The same filters on another value. */
function putIn(value: Abstract, input: Abstract): Abstract {
  if (value.kind !== 'filtered') return input;
  const { kind, id, depth, filter, args } = value;
  return { kind, id, depth, filter, args, input: putIn(value.input, input) };
}
