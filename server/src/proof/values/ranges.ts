import { leadingIntegerOf } from '../../semantics/numbers.ts';
import { Range } from '../../semantics/values.ts';
import type { AbstractValue } from './abstract-value.ts';
import type { AbstractValues } from './abstract-values.ts';
import { isExact } from './exact.ts';
import { MAKES_TEXTS } from './filter-kinds.ts';
import { sampleOf } from './filters.ts';
import { larger, magnitudeOf, within } from './magnitude.ts';
import { isWhole } from './whole.ts';

/** `(from..to)`. */
export function rangeOf(from: AbstractValue, to: AbstractValue, abstractValues: AbstractValues): AbstractValue {
  const [first, last] = [endOf(from), endOf(to)];
  if (typeof first === 'bigint' && typeof last === 'bigint') return abstractValues.known(new Range(first, last));
  const most = within(larger(magnitudeOf(from), magnitudeOf(to)));
  if (first !== undefined && last !== undefined)
    return abstractValues.anything('a range whose ends are not known', { range: 'of whole numbers', ...most });
  return abstractValues.anything('a range whose ends may not be integers', {
    range: 'of anything',
    canFail: true,
    ...most,
  });
}

/** What a range takes as an end: of a text its leading digits, else 0. Undefined where it may be neither, which is an error. */
function endOf(end: AbstractValue): bigint | 'whole' | undefined {
  const value = isExact(end) ? sampleOf(end) : undefined;
  if (typeof value === 'bigint') return value;
  if (value === null) return 0n;
  if (typeof value === 'string') return leadingIntegerOf(value);
  const isText = end.kind === 'joined' || (end.kind === 'filtered' && MAKES_TEXTS.has(end.filter));
  return isWhole(end) || isText || typeof sampleOf(end) === 'string' ? 'whole' : undefined;
}
