import { Float, type Value } from '../../semantics/values.ts';

const ISO_8601 = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** The years 1990 to 2100, in seconds: what a timestamp is in seconds or milliseconds. */
const [EARLIEST, LATEST] = [631_152_000, 4_102_444_800];

/** What may vary from one rendering to the next, written in place of a value. */
const STAND_INS: ReadonlyMap<string, (value: Value) => boolean> = new Map([
  ['$any', () => true],
  ['$string', (value) => typeof value === 'string'],
  ['$number', isNumber],
  ['$timestamp', (value) => isMoment(value)],
]);

export function isStandIn(expected: Value): expected is string {
  return typeof expected === 'string' && STAND_INS.has(expected);
}

export function standsFor(name: string, value: Value): boolean {
  return STAND_INS.get(name)?.(value) ?? false;
}

function isNumber(value: Value): boolean {
  return typeof value === 'bigint' || value instanceof Float;
}

/** Seconds or milliseconds, as a number or its digits, or a date in ISO 8601. */
function isMoment(value: Value): boolean {
  if (typeof value === 'string' && ISO_8601.test(value)) return !Number.isNaN(Date.parse(value.replace(' ', 'T')));
  const number = value instanceof Float ? value.value : typeof value === 'string' ? digits(value) : Number(value);
  const isIn = (seconds: number) => seconds >= EARLIEST && seconds <= LATEST;
  return (isNumber(value) || typeof value === 'string') && (isIn(number) || isIn(number / 1000));
}

function digits(text: string): number {
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
}
