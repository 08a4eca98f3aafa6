import { dayOfDate, daysInMonth, type Moment, momentOfMilliseconds, partsOf } from './calendar.ts';
import { findDateParts, longestDateText } from './date-parts.ts';
import type { DateParts } from './date-search.ts';
import { internalError, isError, type LiquidError } from './errors.ts';

/**
 * Ruby's `Time.parse` in a process whose zone is UTC: what the text leaves out is taken from `now` (milliseconds since
 * 1970) down to the largest part that is given. Undefined where Ruby finds no time in the text, or no such time; an error where a
 * part is no number that it can look at.
 */
export function parseTime(text: string, now: number): Moment | LiquidError | undefined {
  if (text.length > longestDateText || new TextEncoder().encode(text).length > longestDateText) return undefined;
  const found = findDateParts(text);
  if (Object.keys(found).every((part) => part === 'zone')) return undefined;
  const offset = found.zone === undefined ? undefined : zoneOffset(found.zone);
  if (offset !== undefined && Math.abs(offset) >= 86_400) return undefined;
  const current = momentOfMilliseconds(now);
  const given = { ...found };
  if (given.yearDay !== undefined && !resolveYearDay(given, current, offset)) return undefined;
  return makeTime(given, current, offset);
}

function makeTime(given: DateParts, current: Moment, offset: number | undefined): Moment | LiquidError | undefined {
  const parts = complete(given, { ...current, offset: offset ?? 0 });
  const clock = offset ? inUtc(parts, offset) : parts;
  if (hasHugePart(clock)) return internalError;
  const { year, month, day, hour, minute, second } = clock;
  if (month < 1 || month > 12 || day < 1 || day > 31 || minute > 59 || second > 60) return undefined;
  if (hour > 24 || (hour === 24 && (minute > 0 || second > 0))) return undefined;
  const days = dayOfDate(year, month, 1) + BigInt(day - 1);
  const seconds = days * 86_400n + BigInt(hour * 3600 + minute * 60 + second);
  const nanoseconds = Number((given.fraction ?? '').slice(0, 9).padEnd(9, '0'));
  return { seconds, nanoseconds, offset: offset ?? 0, zone: offset ? '' : 'UTC' };
}

type Clock = ReturnType<typeof complete>;

/** How large the parts may be before Ruby refuses them, one after the other: as many bits as it keeps them in. */
const MOST = { month: 15, day: 31, hour: 31, minute: 63, second: 63 };

/** Ruby fails at a part beyond 31 bits, unless an earlier one is wrong in the plain way. */
function hasHugePart({ month, day, hour, minute, second }: Clock): boolean {
  const parts = { month, day, hour, minute, second };
  const names = ['month', 'day', 'hour', 'minute', 'second'] as const;
  const wrong = names.find((name) => parts[name] > MOST[name]);
  return wrong !== undefined && parts[wrong] >= 2 ** 31;
}

/**
 * Takes the offset off, part by part, before Ruby looks whether such a time exists: so `25:30+02:00` does, and a day beyond the
 * end of its month becomes the first of the next one, or the last of the one before.
 */
function inUtc(parts: Clock, offset: number): Clock {
  const sign = offset < 0 ? 1 : -1;
  const size = Math.abs(offset);
  const second = carry(parts.second, sign, size % 60, 60, Math.floor(size / 60));
  const minute = carry(parts.minute, sign, second.over % 60, 60, Math.floor(second.over / 60));
  const hour = carry(parts.hour, sign, minute.over % 24, 24, Math.floor(minute.over / 24));
  const utc = {
    ...parts,
    second: second.value,
    minute: minute.value,
    hour: hour.value,
    day: parts.day + sign * hour.over,
  };
  if (hour.over === 0) return utc;
  if (sign > 0 && utc.day > daysInMonth(utc.year, utc.month)) return firstOfNextMonth(utc);
  return sign < 0 && utc.day < 1 ? lastOfMonthBefore(utc) : utc;
}

/** Adds or takes `amount`; what is more than `base` is added to `over`, which the next part will add or take. */
function carry(
  value: number,
  sign: number,
  amount: number,
  base: number,
  over: number,
): { value: number; over: number } {
  if (amount === 0) return { value, over };
  const sum = value + sign * amount;
  return { value: ((sum % base) + base) % base, over: over + sign * Math.floor(sum / base) };
}

function firstOfNextMonth(parts: Clock): Clock {
  if (parts.month === 12) return { ...parts, year: parts.year + 1n, month: 1, day: 1 };
  return { ...parts, month: parts.month + 1, day: 1 };
}

function lastOfMonthBefore(parts: Clock): Clock {
  // The month may be 0, which only what follows would refuse.
  const year = parts.month <= 1 ? parts.year - 1n : parts.year;
  const month = parts.month <= 1 ? 12 : parts.month - 1;
  return { ...parts, year, month, day: daysInMonth(year, month) };
}

/** Parts above the largest given one come from now, those below are the smallest there are. */
function complete(given: DateParts, current: Moment) {
  const now = partsOf(current);
  const order = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;
  const largest = order.findIndex((part) => given[part] !== undefined);
  const fill = (part: Exclude<(typeof order)[number], 'year'>, least: number) =>
    given[part] ?? (largest < 0 || order.indexOf(part) < largest ? now[part] : least);
  return {
    year: given.year ?? now.year,
    month: fill('month', 1),
    day: fill('day', 1),
    hour: fill('hour', 0),
    minute: fill('minute', 0),
    second: fill('second', 0),
  };
}

/** Turns the day of the year into month and day, the way Ruby does: by a guess, and a step from there. */
function resolveYearDay(given: DateParts, current: Moment, offset: number | undefined): boolean {
  const yearDay = given.yearDay ?? 0;
  if (yearDay < 1 || yearDay > 366) return false;
  const year = given.year ?? partsOf(current).year;
  given.month = Math.floor((yearDay - 1) / 31) + 1;
  given.day = ((yearDay - 1) % 31) + 1;
  const guess = makeTime(given, current, offset);
  if (guess === undefined || isError(guess)) return false;
  const difference = yearDay - partsOf(guess).yearDay;
  if (difference === 0) return true;
  given.day += difference;
  const length = daysInMonth(year, given.month);
  if (given.day > 28 && given.day > length) {
    given.month += 1;
    given.day -= length;
  }
  return given.month <= 12;
}

const hoursOfZone: Readonly<Record<string, number>> = {
  ...{ UTC: 0, Z: 0, UT: 0, GMT: 0, EST: -5, EDT: -4, CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7 },
  ...{ A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, G: 7, H: 8, I: 9, K: 10, L: 11, M: 12 },
  ...{ N: -1, O: -2, P: -3, Q: -4, R: -5, S: -6, T: -7, U: -8, V: -9, W: -10, X: -11, Y: -12 },
};

/** Seconds east of UTC; undefined for a zone that Ruby does not know, whose times it takes for UTC. */
function zoneOffset(zone: string): number | undefined {
  const name = zone.toUpperCase();
  const digits = /^([+-])(\d\d)(?:(:?)(\d\d)(?:\3(\d\d))?)?$/.exec(name);
  if (digits) {
    const [, sign, hours, , minutes = '0', seconds = '0'] = digits;
    return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
  }
  const hours = Object.hasOwn(hoursOfZone, name) ? hoursOfZone[name] : undefined;
  return hours === undefined ? undefined : hours * 3600;
}
