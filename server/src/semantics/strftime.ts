import { dayOfDate, type Moment, type Parts, partsOf } from './calendar.ts';
import { floorDivide, floorModulo } from './decimal.ts';
import { LimitError, LiquidError } from './errors.ts';
import { longestText } from './limits.ts';

const months = 'January February March April May June July August September October November December'.split(' ');
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** Formats that stand for others. Their width is filled with blanks where a time or date stands alone, as Ruby does. */
const composites: Readonly<Record<string, string>> = {
  c: '%a %b %e %H:%M:%S %Y',
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  r: '%I:%M:%S %p',
  R: '%H:%M',
  T: '%H:%M:%S',
  v: '%e-%^b-%4Y',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
};

/** Flags, width, `E`/`O` with what they may precede, colons before `z`, and the letter. */
const directive = /%([-0^#_]*)([0-9]*)(?:E(?=[cCxXyY])|O(?=[deHkIlmMSuUVwWy]))?(?:(:+)(?=z))?([\s\S]?)/gu;

interface Spec {
  readonly flags: string;
  readonly width: number | undefined;
  readonly colons: number;
}

/** Ruby's `Time#strftime`, with all its directives, flags and widths. What it does not know stays as written. */
export function strftime(moment: Moment, format: string): string | LiquidError {
  const parts = partsOf(moment);
  let failed = false;
  let filled = 0;
  const text = format.replace(directive, (written, flags: string, width: string, colons: string, letter: string) => {
    if (letter === '') failed = true;
    filled += Number(width);
    if (filled > longestText) return '';
    const spec = { flags, width: width === '' ? undefined : Number(width), colons: colons?.length ?? 0 };
    return expand(letter, spec, moment, parts) ?? written;
  });
  if (filled > longestText) return new LimitError('a date format produces too much text');
  return failed ? new LiquidError(`invalid format: ${format}`) : text;
}

function expand(letter: string, spec: Spec, moment: Moment, parts: Parts): string | undefined {
  const number = numberOf(letter, moment, parts);
  if (number) return padNumber(number.value, number.digits, number.pad ?? '0', spec);
  const word = wordOf(letter, moment, parts);
  if (word !== undefined) return padWord(changeCase(word, letter, spec.flags), spec);
  const composite = composites[letter];
  if (composite !== undefined) {
    const text = strftime(moment, composite);
    return typeof text === 'string' ? padWord(spec.flags.includes('^') ? text.toUpperCase() : text, spec) : undefined;
  }
  if (letter === 'N' || letter === 'L') return fraction(moment, spec.width ?? (letter === 'L' ? 3 : 9));
  return letter === 'z' ? zoneOffset(moment, spec) : undefined;
}

interface PaddedNumber {
  readonly value: bigint;
  readonly digits: number;
  readonly pad?: '0' | ' ';
}

function numberOf(letter: string, moment: Moment, parts: Parts): PaddedNumber | undefined {
  switch (letter) {
    case 'Y':
      return { value: parts.year, digits: yearDigits(parts.year) };
    case 'G':
      return { value: weekOf(parts).year, digits: yearDigits(weekOf(parts).year) };
    case 'C':
      return { value: floorDivide(parts.year, 100n), digits: 2 };
    case 's':
      return { value: moment.seconds, digits: 1 };
    case 'g':
      return { value: floorModulo(weekOf(parts).year, 100n), digits: 2 };
    case 'y':
      return { value: floorModulo(parts.year, 100n), digits: 2 };
    default:
      return smallNumberOf(letter, parts);
  }
}

function smallNumberOf(letter: string, parts: Parts): PaddedNumber | undefined {
  const small = (value: number, digits: number, pad: '0' | ' ' = '0') => ({ value: BigInt(value), digits, pad });
  const hour12 = parts.hour % 12 || 12;
  const mondayFirst = (parts.weekday + 6) % 7;
  switch (letter) {
    case 'd':
      return small(parts.day, 2);
    case 'e':
      return small(parts.day, 2, ' ');
    case 'H':
      return small(parts.hour, 2);
    case 'k':
      return small(parts.hour, 2, ' ');
    case 'I':
      return small(hour12, 2);
    case 'l':
      return small(hour12, 2, ' ');
    case 'j':
      return small(parts.yearDay, 3);
    case 'm':
      return small(parts.month, 2);
    case 'M':
      return small(parts.minute, 2);
    case 'S':
      return small(parts.second, 2);
    case 'u':
      return small(parts.weekday || 7, 1);
    case 'w':
      return small(parts.weekday, 1);
    case 'U':
      return small(Math.floor((parts.yearDay + 6 - parts.weekday) / 7), 2);
    case 'W':
      return small(Math.floor((parts.yearDay + 6 - mondayFirst) / 7), 2);
    case 'V':
      return small(weekOf(parts).week, 2);
    default:
      return undefined;
  }
}

function yearDigits(year: bigint): number {
  return year < 0n ? 5 : 4;
}

/** Year and number of the ISO 8601 week: that of its Thursday. */
function weekOf(parts: Parts): { year: bigint; week: number } {
  const thursday = parts.yearDay + 3 - ((parts.weekday + 6) % 7);
  const year = thursday < 1 ? parts.year - 1n : thursday > daysInYear(parts.year) ? parts.year + 1n : parts.year;
  const start = Number(dayOfDate(year, 1, 1) - dayOfDate(parts.year, 1, 1));
  return { year, week: Math.floor((thursday - start - 1) / 7) + 1 };
}

function daysInYear(year: bigint): number {
  return Number(dayOfDate(year + 1n, 1, 1) - dayOfDate(year, 1, 1));
}

function wordOf(letter: string, moment: Moment, parts: Parts): string | undefined {
  switch (letter) {
    case 'A':
      return weekdays[parts.weekday];
    case 'a':
      return weekdays[parts.weekday]?.slice(0, 3);
    case 'B':
      return months[parts.month - 1];
    case 'b':
    case 'h':
      return months[parts.month - 1]?.slice(0, 3);
    case 'p':
      return parts.hour < 12 ? 'AM' : 'PM';
    case 'P':
      return parts.hour < 12 ? 'am' : 'pm';
    case 'Z':
      return moment.zone;
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case '%':
      return '%';
    default:
      return undefined;
  }
}

/** `^` makes capitals; `#` too, but for `%p` and `%Z`, which it makes small. */
function changeCase(word: string, letter: string, flags: string): string {
  if (flags.includes('#') && (letter === 'p' || letter === 'Z')) return word.toLowerCase();
  return /[\^#]/.test(flags) ? word.toUpperCase() : word;
}

/** The last of the flags `-`, `0`, `_` says what fills the width; `fallback` where there is none. */
function padding(flags: string, fallback: '0' | ' '): '0' | ' ' | '' {
  for (let at = flags.length - 1; at >= 0; at--) {
    const flag = flags.charAt(at);
    if (flag === '-') return '';
    if (flag === '0') return '0';
    if (flag === '_') return ' ';
  }
  return fallback;
}

function padNumber(value: bigint, digits: number, fallback: '0' | ' ', spec: Spec): string {
  const pad = padding(spec.flags, fallback);
  if (pad === '') return String(value);
  const width = spec.width ?? digits;
  if (pad === ' ' || value >= 0n) return String(value).padStart(width, pad);
  return `-${String(-value).padStart(width - 1, '0')}`;
}

function padWord(word: string, spec: Spec): string {
  const pad = padding(spec.flags, ' ');
  return pad === '' ? word : word.padStart(spec.width ?? 0, pad);
}

function fraction(moment: Moment, digits: number): string {
  return String(moment.nanoseconds).padStart(9, '0').padEnd(digits, '0').slice(0, digits);
}

/** `+0100`, `%:z` `+01:00`, `%::z` `+01:00:00`, `%:::z` as short as can be. */
function zoneOffset(moment: Moment, spec: Spec): string {
  const size = Math.abs(moment.offset);
  const [hours, minutes, seconds] = [Math.floor(size / 3600), Math.floor(size / 60) % 60, size % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  const colon = spec.colons > 0 ? ':' : '';
  let rest = colon + two(minutes);
  if (spec.colons === 2 || (spec.colons === 3 && seconds > 0)) rest += `:${two(seconds)}`;
  else if (spec.colons === 3 && minutes === 0) rest = '';
  const sign = moment.offset < 0 || (spec.flags.includes('-') && moment.zone === 'UTC') ? '-' : '+';
  const width = Math.max(2, (spec.width ?? 0) - rest.length - 1);
  if (padding(spec.flags, '0') === ' ') return `${sign}${hours}`.padStart(width + 1, ' ') + rest;
  return sign + String(hours).padStart(width, '0') + rest;
}
