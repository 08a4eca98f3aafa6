import { momentOfTime } from './calendar.ts';
import { strftime } from './strftime.ts';
import type { Time } from './values.ts';

/** `2023-12-06 18:20:45 UTC`, `2023-12-06 19:20:45 +0100`. */
export function timeToText(time: Time): string {
  const text = strftime(momentOfTime(time), time.zone === 'UTC' ? '%F %T UTC' : '%F %T %z');
  return typeof text === 'string' ? text : '';
}
