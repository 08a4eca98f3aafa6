import { type Groups, type Search, setMonthAndDay } from './date-search.ts';
import { readDigits } from './digit-runs.ts';

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const era = String.raw`(c(?:e|\.e\.)|b(?:ce|\.c\.e\.)|a(?:d|\.d\.)|b(?:c|\.c\.))`;

export interface Shape {
  readonly pattern: RegExp;
  /** Not tried where this fits. */
  readonly unless?: RegExp;
  readonly read: (groups: Groups, search: Search) => void;
}

/** In the order in which they are tried. */
export const shapes: readonly Shape[] = [
  {
    // 3rd Feb 2001 AD
    pattern: new RegExp(
      String.raw`('?\d+)[^-\d\s]*\s*(${months})[^-\d\s']*(?:\s*${era}?\s*('?-?\d+(?:(?:st|nd|rd|th)\b)?))?`,
      'i',
    ),
    read: ([, day, month, christ, year], search) => readNamed(search, year, month, day, christ),
  },
  {
    // Feb 3rd, 2001 AD
    pattern: new RegExp(String.raw`\b(${months})[^-\d\s']*\s*('?\d+)[^-\d\s']*(?:\s*,?\s*${era}?\s*('?-?\d+))?`, 'i'),
    read: ([, month, day, christ, year], search) => readNamed(search, year, month, day, christ),
  },
  {
    // 2001-02-03
    pattern: /('?[-+]?(?<!\d)\d+)-(\d+)-('?-?\d+)/,
    read: ([, year, month, day], search) => sortOut(search, year, month, day),
  },
  {
    // H13.02.03, of Japan
    pattern: /\b([mtsh])(\d+)\.(\d+)\.(\d+)/i,
    read: ([, reign = '', year = '', month, day], { parts }) => {
      parts.year = BigInt(year) + (reigns[reign.toLowerCase()] ?? 0n);
      setMonthAndDay(parts, month, day);
    },
  },
  {
    // 3-Feb-2001
    pattern: new RegExp(String.raw`('?-?\d+)-(${months})[^-/.]*-('?-?\d+)`, 'i'),
    read: ([, day, month, year], search) => readNamed(search, year, month, day, undefined),
  },
  {
    // Feb-3-2001
    pattern: new RegExp(String.raw`\b(${months})[^-/.]*-('?-?\d+)(?:-('?-?\d+))?`, 'i'),
    read: ([, month, day, year], search) => readNamed(search, year, month, day, undefined),
  },
  {
    // 2001/02/03
    pattern: /('?-?(?<!\d)\d+)\/\s*('?\d+)(?:\D\s*('?-?\d+))?/,
    read: ([, year, month, day], search) => sortOut(search, year, month, day),
  },
  {
    // 2001.02.03
    pattern: /('?-?(?<!\d)\d+)\.\s*('?\d+)\.\s*('?-?\d+)/,
    read: ([, year, month, day], search) => sortOut(search, year, month, day),
  },
  // 2001-W05-6, -W-6: weeks are of no use to Time.parse
  { pattern: /\b(?:\d{2}|\d{4})?-?w\d{2}(?:-?\d)?\b/i, read: () => {} },
  { pattern: /-w-\d\b/i, read: () => {} },
  {
    // --02-03
    pattern: /--(\d{2})?-(\d{2})\b/,
    read: ([, month, day], { parts }) => setMonthAndDay(parts, month, day),
  },
  {
    // --0203
    pattern: /--(\d{2})(\d{2})?\b/,
    read: ([, month, day], { parts }) => setMonthAndDay(parts, month, day),
  },
  {
    // 2001-034
    pattern: /\b(\d{2}|\d{4})-(\d{3})\b/,
    unless: /[,.](?:\d{2}|\d{4})-\d{3}\b/,
    read: ([, year = '', yearDay], { parts }) => {
      parts.year = BigInt(year);
      parts.yearDay = Number(yearDay);
    },
  },
  {
    // -034
    pattern: /\b-(\d{3})\b/,
    unless: /\d-\d{3}\b/,
    read: ([, yearDay], { parts }) => {
      parts.yearDay = Number(yearDay);
    },
  },
  {
    // '01
    pattern: /'(\d+)\b/,
    read: ([, year = ''], { parts }) => {
      parts.year = BigInt(year);
    },
  },
  {
    pattern: new RegExp(String.raw`\b(${months})\S*`, 'i'),
    read: ([, month], { parts }) => {
      parts.month = monthNumber(month);
    },
  },
  {
    pattern: /(?<!\d)(\d+)(?:st|nd|rd|th)\b/i,
    read: ([, day], { parts }) => {
      parts.day = Number(day);
    },
  },
  {
    // 20010203T040506.789Z, and every shorter run of digits
    pattern: /([-+]?)(\d{2,14})(?:\s*(?:t\s*)?(\d{2,6})?(?:[,.](\d*))?)?(?:\s*(z\b|[-+]\d{1,4}\b|\[[-+]?\d[^\]]*\]))?/i,
    read: readDigits,
  },
];

const reigns: Readonly<Record<string, bigint>> = { m: 1867n, t: 1911n, s: 1925n, h: 1988n };

function monthNumber(name: string | undefined): number {
  return name === undefined ? 0 : months.split('|').indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function readNamed(search: Search, year: Part, month: Part, day: Part, christ: Part): void {
  sortOut(search, year, String(monthNumber(month)), day);
  if (christ?.toLowerCase().startsWith('b')) search.beforeChrist = true;
}

type Part = string | undefined;

/** Of three numbers, a long one or one with an apostrophe is the year, whatever its place. */
function sortOut(search: Search, first: Part, second: Part, third: Part): void {
  let [year, month, day] = [first, second, third];
  if (year !== undefined && month !== undefined && day === undefined) [year, month, day] = [undefined, year, month];
  if (year === undefined && looksLikeYear(day)) [year, day] = [day, undefined];
  const leading = year === undefined ? null : /[-+]?\d+/.exec(year);
  if (year !== undefined && leading && leading.index + leading[0].length < year.length) [year, day] = [day, leading[0]];
  if (looksLikeYear(month)) [year, month, day] = [month, day, year];
  if (looksLikeYear(day)) [year, day] = [day, year];
  setDate(search, year, month, day);
}

function looksLikeYear(part: Part): boolean {
  return part !== undefined && (part.startsWith("'") || part.length > 2);
}

function setDate(search: Search, year: Part, month: Part, day: Part): void {
  const written = year === undefined ? null : /([-+]?)(\d*)/.exec(year.replace(/^[^-+\d]*/, ''));
  if (written?.[0]) {
    const [, sign = '', digits = ''] = written;
    search.parts.year = BigInt(digits || '0') * (sign === '-' ? -1n : 1n);
    if (sign !== '' || digits.length > 2) search.completeYear = false;
  }
  setMonthAndDay(search.parts, /\d+/.exec(month ?? '')?.[0], /\d+/.exec(day ?? '')?.[0]);
}
