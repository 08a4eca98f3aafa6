import { isBlank } from '../../semantics/compare.ts';
import { print } from '../../semantics/print.ts';
import { Float, isArray, isHash, type Value } from '../../semantics/values.ts';
import type { Observed, ScalarKind } from './shape.ts';

export type Kind = 'text' | 'number' | 'boolean' | 'array' | 'object' | 'null';

export function kindOf(value: Value): Kind {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'boolean';
  if (isNumber(value)) return 'number';
  if (isArray(value)) return 'array';
  return isHash(value) ? 'object' : 'text';
}

/** The kind that all of them have; `undefined` if they differ or there are none. */
export function kindOfAll(values: Observed): Kind | undefined {
  const kinds = new Set(values.filter((value) => value !== undefined).map(kindOf));
  return kinds.size === 1 ? [...kinds][0] : undefined;
}

export function isNumber(value: Value | undefined): value is bigint | Float {
  return typeof value === 'bigint' || value instanceof Float;
}

export function numberOf(value: bigint | Float): number {
  return typeof value === 'bigint' ? Number(value) : value.value;
}

/** Equal as JSON: `1` and `1.0` are one number. */
export function isSame(one: Value, other: Value): boolean {
  if (isNumber(one) && isNumber(other)) return numberOf(one) === numberOf(other);
  if (isArray(one) && isArray(other))
    return one.length === other.length && one.every((item, at) => isSame(item, other[at] ?? null));
  if (isHash(one) && isHash(other)) {
    return (
      one.size === other.size &&
      [...one].every(([key, value]) => other.has(key) && isSame(value, other.get(key) ?? null))
    );
  }
  return one === other;
}

/** Without the members that are null, which nobody sends. */
export function withoutNulls(value: Value): Value {
  if (isArray(value)) return value.map(withoutNulls);
  if (!isHash(value)) return value;
  return new Map(
    [...value].filter(([, member]) => member !== null).map(([key, member]) => [key, withoutNulls(member)]),
  );
}

/** How a value has to be printed to become the wanted one; `undefined` if nothing makes it that. */
export function printedAs(given: Value, wanted: Value): ScalarKind | undefined {
  switch (kindOf(wanted)) {
    case 'text':
      return isScalar(given) && given !== null && print(given) === wanted ? 'text' : undefined;
    case 'number':
      return isSame(numberIn(given), wanted) ? 'number' : undefined;
    case 'boolean':
      return given === wanted ? 'boolean' : undefined;
    case 'null':
      return given === null ? 'json' : undefined;
    default:
      return isSame(given, wanted) ? 'json' : undefined;
  }
}

function isScalar(value: Value): boolean {
  return !isArray(value) && !isHash(value);
}

/** What `plus: 0` makes of a number or the digits of one. */
function numberIn(value: Value): Value {
  return typeof value === 'string' && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(value) ? new Float(Number(value)) : value;
}

/** The weakest test that the observed values pass, so that a value that this event has is never left out. */
export function presenceTest(observed: Observed): '!= blank' | '!= nil' {
  return observed.some((value) => value !== undefined && value !== null && isBlank(value)) ? '!= nil' : '!= blank';
}
