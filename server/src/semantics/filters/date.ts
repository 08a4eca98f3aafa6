import { type Moment, momentOfMilliseconds, momentOfTime, timeOfMoment } from '../calendar.ts';
import { parseTime } from '../date-text.ts';
import { isError, LiquidError } from '../errors.ts';
import { toText } from '../print.ts';
import { strftime } from '../strftime.ts';
import { lowerCase } from '../text.ts';
import { Float, Time, type Value } from '../values.ts';
import { zoneAt } from '../zones.ts';
import { type FilterEnvironment, type FilterTable, unary } from './filter.ts';

export const dateFilters: FilterTable = {
  date: unary((input, format, environment) => {
    const moment = toText(format) === '' ? undefined : momentOf(input, environment);
    return moment === undefined || isError(moment) ? (moment ?? input) : formatted(moment, format);
  }),
  time_zone: unary((input, zone, environment) => {
    const moment = momentOf(input, environment);
    if (moment === undefined || isError(moment)) return moment ?? input;
    return inZone(timeOfMoment(moment).milliseconds, zone);
  }),
};

/** What `date` prints of a moment. */
export function formatted(moment: Moment, format: Value): string | LiquidError {
  return strftime(moment, toText(format));
}

/** A time, seconds since 1970, `now`, `today` or a date in words; undefined for what Ruby leaves as it is. */
export function momentOf(input: Value, { now }: FilterEnvironment): Moment | LiquidError | undefined {
  if (input instanceof Time) return momentOfTime(input);
  if (typeof input === 'bigint') return { ...momentOfMilliseconds(0), seconds: input };
  if (typeof input !== 'string' || input === '') return undefined;
  const text = lowerCase(input);
  if (text === 'now' || text === 'today') return momentOfMilliseconds(now);
  if (/^[0-9]+$/.test(text)) return { ...momentOfMilliseconds(0), seconds: BigInt(text) };
  return parseTime(text, now);
}

/** An IANA name, or hours east of UTC; nil leaves the time in UTC. */
function inZone(milliseconds: number, zone: Value): Value | LiquidError {
  if (zone === null || zone === '') return new Time(milliseconds, 0, 'UTC');
  const hours = hoursOf(zone);
  if (hours !== undefined) return new Time(milliseconds, hours * 60, hours === 0 ? 'UTC' : undefined);
  const found = zoneAt(toText(zone), milliseconds);
  if (!found) return new LiquidError(`Invalid Timezone: ${toText(zone)}`);
  return new Time(milliseconds, found.offsetMinutes, found.abbreviation);
}

function hoursOf(zone: Value): number | undefined {
  const hours = zone instanceof Float ? zone.value : typeof zone === 'bigint' ? Number(zone) : undefined;
  return hours !== undefined && Math.abs(hours) <= 14 ? hours : undefined;
}
