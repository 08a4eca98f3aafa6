import { once } from '../template/once.ts';
import { floorDivide, floorModulo } from './decimal.ts';
import { Time } from './values.ts';

/** A moment as exactly as Ruby keeps it. `offset` is seconds east of UTC; `zone` its name, where it has one. */
export interface Moment {
  readonly seconds: bigint;
  readonly nanoseconds: number;
  readonly offset: number;
  readonly zone: string;
}

/** The parts of a moment as a calendar and a clock show them. `weekday` 0 is Sunday; `yearDay` counts from 1. */
export interface Parts {
  readonly year: bigint;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly weekday: number;
  readonly yearDay: number;
}

const secondsPerDay = 86_400n;

/** Worked out once for each moment: a format asks for it again for each format that it stands for. */
export const partsOf: (moment: Moment) => Parts = once(workOutParts);

function workOutParts(moment: Moment): Parts {
  const local = moment.seconds + BigInt(moment.offset);
  const days = floorDivide(local, secondsPerDay);
  const rest = Number(floorModulo(local, secondsPerDay));
  const date = dateOfDay(days);
  return {
    ...date,
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
    weekday: Number(floorModulo(days + 4n, 7n)),
    yearDay: Number(days - dayOfDate(date.year, 1, 1)) + 1,
  };
}

/** Days since 1970-01-01 in the Gregorian calendar; years count on below 1. */
export function dayOfDate(year: bigint, month: number, day: number): bigint {
  const y = month <= 2 ? year - 1n : year;
  const era = floorDivide(y, 400n);
  const yearOfEra = Number(y - era * 400n);
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097n + BigInt(dayOfEra) - 719_468n;
}

export function dateOfDay(days: bigint): { year: bigint; month: number; day: number } {
  const shifted = days + 719_468n;
  const era = floorDivide(shifted, 146_097n);
  const dayOfEra = Number(shifted - era * 146_097n);
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return { year: BigInt(yearOfEra) + era * 400n + (month <= 2 ? 1n : 0n), month, day };
}

export function daysInMonth(year: bigint, month: number): number {
  const next = month === 12 ? dayOfDate(year + 1n, 1, 1) : dayOfDate(year, month + 1, 1);
  return Number(next - dayOfDate(year, month, 1));
}

export function momentOfTime(time: Time): Moment {
  const seconds = Math.floor(time.milliseconds / 1000);
  const nanoseconds = (time.milliseconds - seconds * 1000) * 1_000_000;
  return { seconds: BigInt(seconds), nanoseconds, offset: time.offsetMinutes * 60, zone: time.zone ?? '' };
}

export function timeOfMoment(moment: Moment): Time {
  const milliseconds = Number(moment.seconds) * 1000 + Math.floor(moment.nanoseconds / 1_000_000);
  return new Time(milliseconds, moment.offset / 60, moment.zone === '' ? undefined : moment.zone);
}

/** In UTC, as Braze's servers see it. */
export function momentOfMilliseconds(milliseconds: number): Moment {
  return momentOfTime(new Time(milliseconds, 0, 'UTC'));
}
