import { Float, isArray, type Value } from '../../semantics/values.ts';
import type { Representative } from '../values/representatives.ts';
import type { Like, NumberRange } from './find-model.ts';

/** What a value stands for that no test of the body tells from others of its kind. */
export function likeOf(representative: Representative | undefined): Like | undefined {
  if (representative === undefined || representative.isExact) return undefined;
  if (representative.isDate) return 'date';
  if (representative.valueClass === 'list')
    return representative.isOrLonger && representative.holds === undefined ? 'list' : undefined;
  return representative.valueClass === 'number' ? 'number' : undefined;
}

/** Any number between the same numbers that the body asks for answers its tests alike. */
export function rangeOf(value: Value, representatives: readonly Representative[]): NumberRange {
  if (isArray(value)) return { above: value.length - 1, below: Number.POSITIVE_INFINITY };
  const own = numberOf(value) ?? 0;
  const asked = representatives.flatMap((one) => (one.isExact ? (numberOf(one.value) ?? []) : []));
  return {
    above: Math.max(Number.NEGATIVE_INFINITY, ...asked.filter((number) => number < own)),
    below: Math.min(Number.POSITIVE_INFINITY, ...asked.filter((number) => number > own)),
  };
}

function numberOf(value: Value): number | undefined {
  if (typeof value === 'bigint') return Number(value);
  return value instanceof Float ? value.value : undefined;
}
