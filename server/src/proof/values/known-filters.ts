import { isError, type LiquidError } from '../../semantics/errors.ts';
import type { FilterEnvironment } from '../../semantics/filters/filter.ts';
import { applyFilter } from '../../semantics/filters/index.ts';
import { workOfCall } from '../../semantics/filters/work.ts';
import { isArray, isHash, Range, type Value } from '../../semantics/values.ts';
import type { Meter } from '../conditions/meter.ts';

/**
 * What the proof works out of known values, far below what a rendering may build (`semantics/limits.ts`): it does so for each filter,
 * on each keystroke. In UTF-16 units of a text, items of a list with all that is in them, and digits of an integer.
 */
const LONGEST_TEXT = 10_000;
const MOST_ITEMS = 1000;
const LONGEST_INTEGER = 10n ** 1000n;
/** What `join`, `replace` and their like may build: the product of what they are given. */
const MOST_BUILT = 100_000;
/** Units of text that take as long as one step, and steps that an item of a list takes. */
const UNITS_PER_STEP = 160;
const STEPS_PER_ITEM = 2;
/** Filters for which the runtime copies no text, and how many units take as long as one step there. */
const JOINING: ReadonlySet<string> = new Set(['append', 'prepend']);
const UNITS_JOINED_PER_STEP = 5000;
const STEPS_PER_FILTER = 10;
/** Units of a filter's work, as renderings count it, that take as long as one step. */
const WORK_PER_STEP = 6;

/** Filters that look at the ends of a range, and do not spread it out. */
const TAKES_RANGES: ReadonlySet<string> = new Set(['size', 'first', 'last']);

/** Filters that put an argument into their input many times over. */
const MULTIPLIES: ReadonlySet<string> = new Set(['join', 'replace', 'concat']);

/** Their results are bytes to Ruby, which counts, compares and joins them in other ways than the texts that we make of them. */
const DECODES: ReadonlySet<string> = new Set(['base64_decode', 'base64_url_safe_decode']);
const BEYOND_ASCII = /[^\0-\x7f]/;

/** What a filter makes of values that are known; undefined where they are, or it is, too large to be worked out. */
export function filterKnown(
  filter: string,
  input: Value,
  args: readonly Value[],
  environment: FilterEnvironment,
  meter: Meter,
): Value | LiquidError | undefined {
  if (input instanceof Range && TAKES_RANGES.has(filter)) return applyFilter(filter, input, args, environment);
  const weights = [input, ...args].map(weightOf);
  const [own = 0, ...others] = weights;
  const ofCall = STEPS_PER_FILTER + Math.floor(workOfCall(filter) / WORK_PER_STEP);
  const units = JOINING.has(filter) ? UNITS_JOINED_PER_STEP : UNITS_PER_STEP;
  const steps = [input, ...args].map((one) => stepsOf(one, units)).reduce((sum, one) => sum + one, ofCall);
  meter.spend(steps);
  const isTooLarge = weights.some((weight) => weight > LONGEST_TEXT);
  const isTooMuch = MULTIPLIES.has(filter) && own * Math.max(1, ...others) > MOST_BUILT;
  if (isTooLarge || isTooMuch || args.some(isWideFormat)) return undefined;
  const result = applyFilter(filter, input, args, environment);
  if (DECODES.has(filter) && typeof result === 'string' && BEYOND_ASCII.test(result)) return undefined;
  return isError(result) || weightOf(result) <= LONGEST_TEXT ? result : undefined;
}

/** `%1000000d` fills a text with zeros. */
export function isWideFormat(format: Value): boolean {
  return typeof format === 'string' && (format.length > LONGEST_TEXT || /%[^a-zA-Z%]*\d{4}/.test(format));
}

function stepsOf(value: Value, unitsPerStep: number): number {
  if (typeof value === 'string') return Math.ceil(Math.min(value.length, LONGEST_TEXT) / unitsPerStep);
  if (value instanceof Range) return STEPS_PER_ITEM * Math.min(Number(value.size), MOST_ITEMS);
  if (isArray(value)) return STEPS_PER_ITEM * Math.min(value.length, MOST_ITEMS);
  return isHash(value) ? STEPS_PER_ITEM * Math.min(value.size, MOST_ITEMS) : 0;
}

/** As UTF-16 units; without end for what is too large in a way of its own. */
function weightOf(value: Value): number {
  if (typeof value === 'string') return value.length;
  if (typeof value === 'bigint')
    return value < LONGEST_INTEGER && -value < LONGEST_INTEGER ? 1 : Number.POSITIVE_INFINITY;
  if (value instanceof Range) return value.size > BigInt(MOST_ITEMS) ? Number.POSITIVE_INFINITY : Number(value.size);
  if (isArray(value)) return weightOfItems(value, value.length);
  return isHash(value) ? weightOfItems(value.values(), value.size) : 1;
}

function weightOfItems(items: Iterable<Value>, count: number): number {
  if (count > MOST_ITEMS) return Number.POSITIVE_INFINITY;
  let weight = count;
  for (const item of items) {
    weight += weightOf(item);
    if (weight > LONGEST_TEXT) break;
  }
  return weight;
}
