import { leadingIntegerOf } from '../../semantics/numbers.ts';
import { Range } from '../../semantics/values.ts';
import type { Abstract, Abstracts } from './abstract.ts';
import { KEEPS_WHOLE_NUMBERS, MAKES_WHOLE_NUMBERS } from './filter-kinds.ts';
import { isExact } from './filter-prints.ts';
import { sampleOf } from './filters.ts';
import type { Path } from './path.ts';

/** `(from..to)`. */
export function rangeOf(from: Abstract, to: Abstract, abstracts: Abstracts): Abstract {
  const [first, last] = [endOf(from), endOf(to)];
  if (typeof first === 'bigint' && typeof last === 'bigint') return abstracts.known(new Range(first, last));
  if (first !== undefined && last !== undefined)
    return abstracts.anything('a range whose ends are not known', { range: 'of whole numbers' });
  return abstracts.anything('a range whose ends may be no whole numbers', { range: 'of anything' });
}

/** What a range takes as an end: of a text its leading digits, else 0. Undefined where it may be neither, which is an error. */
function endOf(end: Abstract): bigint | 'whole' | undefined {
  const value = isExact(end) ? sampleOf(end) : undefined;
  if (typeof value === 'bigint') return value;
  if (value === null) return 0n;
  if (typeof value === 'string') return leadingIntegerOf(value);
  return isWhole(end) || typeof sampleOf(end) === 'string' ? 'whole' : undefined;
}

/** A number without a fraction, of which no more is known. */
function isWhole(one: Abstract): boolean {
  if (one.kind === 'counted' || (one.kind === 'place' && isSizeOf(one.path))) return true;
  if (one.kind !== 'filtered') return one.kind === 'known' && typeof one.value === 'bigint';
  if (MAKES_WHOLE_NUMBERS.has(one.filter)) return true;
  return KEEPS_WHOLE_NUMBERS.has(one.filter) && [one.input, ...one.args].every(isWhole);
}

function isSizeOf({ steps }: Path): boolean {
  const last = steps.at(-1);
  return last !== undefined && last.kind !== 'index' && last.name === 'size';
}
