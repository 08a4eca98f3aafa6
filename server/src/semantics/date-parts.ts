/**
 * Finds dates and times in free text as Ruby's `Date._parse` does: a list of shapes is tried in a fixed order, the first
 * that fits gives the date; week days, a time and an era are taken out before and after. Only what `Time.parse` reads is kept.
 */
export interface DateParts {
  year?: bigint;
  month?: number;
  day?: number;
  yearDay?: number;
  hour?: number;
  minute?: number;
  second?: number;
  /** Digits after the point of the seconds. */
  fraction?: string;
  zone?: string;
}

/** Longer texts are refused by Ruby, in bytes. */
export const longestDateText = 128;

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const era = String.raw`(c(?:e|\.e\.)|b(?:ce|\.c\.e\.)|a(?:d|\.d\.)|b(?:c|\.c\.))`;

const noise = /[^-+',./:@\p{Alphabetic}\p{Nd}[\]]+/gu;
const weekday = /\b(?:sun|mon|tue|wed|thu|fri|sat)[^-/\d\s]*/i;
const time = new RegExp(
  String.raw`((?:\d+\s*:\s*\d+(?:\s*:\s*\d+(?:[,.]\d*)?)?|\d+\s*h(?:\s*\d+m?(?:\s*\d+s?)?)?)(?:\s*[ap](?:m\b|\.m\.))?|\d+\s*[ap](?:m\b|\.m\.))` +
    String.raw`(?:\s*((?:gmt|utc?)?[-+]\d+(?:[,.:]\d+(?::\d+)?)?|[a-z_.\s]+(?:standard|daylight)\stime\b|[a-z_]+(?:\sdst)?\b))?`,
  'i',
);
const clock = /^(\d+)h?(?:\s*:?\s*(\d+)m?(?:\s*:?\s*(\d+)(?:[,.](\d+))?s?)?)?(?:\s*([ap])(?:m\b|\.m\.))?/i;
const beforeChrist = /\b(?:bc\b|bce\b|b\.c\.|b\.c\.e\.)/i;
const loneNumber = /^\s*(\d{1,2})\s*$/;

/** What is being found: the rest of the text, and the parts so far. */
interface Search {
  text: string;
  readonly parts: DateParts;
  /** Whether a year of two digits stands for 1969 to 2068. */
  completeYear: boolean;
  beforeChrist: boolean;
}

type Groups = readonly (string | undefined)[];

interface Shape {
  readonly pattern: RegExp;
  /** Not tried where this fits. */
  readonly unless?: RegExp;
  readonly read: (groups: Groups, search: Search) => void;
}

const shapes: readonly Shape[] = [
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
    pattern: /('?[-+]?\d+)-(\d+)-('?-?\d+)/,
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
    pattern: /('?-?\d+)\/\s*('?\d+)(?:\D\s*('?-?\d+))?/,
    read: ([, year, month, day], search) => sortOut(search, year, month, day),
  },
  {
    // 2001.02.03
    pattern: /('?-?\d+)\.\s*('?\d+)\.\s*('?-?\d+)/,
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
    pattern: /(\d+)(?:st|nd|rd|th)\b/i,
    read: ([, day], { parts }) => {
      parts.day = Number(day);
    },
  },
  {
    // 20010203T040506.789Z, and every shorter run of digits
    pattern: /([-+]?)(\d{2,14})(?:\s*t?\s*(\d{2,6})?(?:[,.](\d*))?)?(?:\s*(z\b|[-+]\d{1,4}\b|\[[-+]?\d[^\]]*\]))?/i,
    read: readDigits,
  },
];

const reigns: Readonly<Record<string, bigint>> = { m: 1867n, t: 1911n, s: 1925n, h: 1988n };

export function findDateParts(text: string): DateParts {
  // Letters of other scripts become `_`, which belongs to words as they do and is part of no name.
  const plain = text.replace(noise, ' ').replace(/[^\x20-\x7e]/gu, '_');
  const search: Search = { text: plain, parts: {}, completeYear: true, beforeChrist: false };
  take(search, weekday, () => {});
  take(search, time, readTime);
  shapes.some((shape) => !shape.unless?.test(search.text) && take(search, shape.pattern, shape.read));
  take(search, beforeChrist, () => {
    search.beforeChrist = true;
  });
  take(search, loneNumber, readLoneNumber);
  return finishYear(search);
}

/** Reads the first match and leaves a blank in its place. */
function take(search: Search, pattern: RegExp, read: (groups: Groups, search: Search) => void): boolean {
  const match = pattern.exec(search.text);
  if (!match) return false;
  search.text = `${search.text.slice(0, match.index)} ${search.text.slice(match.index + match[0].length)}`;
  read(match, search);
  return true;
}

function finishYear({ parts, completeYear, beforeChrist: before }: Search): DateParts {
  if (parts.year === undefined) return parts;
  if (before) parts.year = 1n - parts.year;
  if (completeYear && parts.year >= 0n && parts.year <= 99n) parts.year += parts.year >= 69n ? 1900n : 2000n;
  return parts;
}

function readTime([, written = '', zone]: Groups, { parts }: Search): void {
  if (zone !== undefined) parts.zone = zone;
  const match = clock.exec(written);
  if (!match) return;
  const [, hour, minute, second, fraction, half] = match;
  parts.hour = Number(hour);
  if (half !== undefined) parts.hour = (parts.hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  if (minute !== undefined) parts.minute = Number(minute);
  if (second !== undefined) parts.second = Number(second);
  if (fraction !== undefined) parts.fraction = fraction;
}

function readLoneNumber([, digits]: Groups, { parts }: Search): void {
  const number = Number(digits);
  if (parts.hour !== undefined && parts.day === undefined && number >= 1 && number <= 31) parts.day = number;
  if (parts.day !== undefined && parts.hour === undefined && number <= 24) parts.hour = number;
}

function setMonthAndDay(parts: DateParts, month: string | undefined, day: string | undefined): void {
  if (month !== undefined) parts.month = Number(month);
  if (day !== undefined) parts.day = Number(day);
}

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

/** Which parts a run of digits stands for: by its length, read from the front for a date, from the back for a time. */
const dateDigits: Readonly<Record<number, string>> = {
  2: 'dd',
  3: 'jjj',
  4: 'mmdd',
  5: 'yyjjj',
  6: 'yymmdd',
  7: 'yyyyjjj',
  8: 'yyyymmdd',
  10: 'yyyymmddHH',
  12: 'yyyymmddHHMM',
  14: 'yyyymmddHHMMSS',
};
const timeDigits: Readonly<Record<number, string>> = {
  2: 'SS',
  3: 'MSS',
  4: 'MMSS',
  5: 'HMMSS',
  6: 'HHMMSS',
  7: 'dHHMMSS',
  8: 'ddHHMMSS',
  10: 'mmddHHMMSS',
  12: 'yymmddHHMMSS',
  14: 'yyyymmddHHMMSS',
};

function readDigits([, sign, digits = '', clockDigits, fraction, zone]: Groups, search: Search): void {
  const isTime = clockDigits === undefined && fraction !== undefined;
  const layout = (isTime ? timeDigits : dateDigits)[digits.length] ?? '';
  spread(layout, digits, search.parts);
  if (layout.includes('y') && sign === '-' && search.parts.year !== undefined) search.parts.year = -search.parts.year;
  if (layout.includes('yyyy') && !layout.includes('j')) search.completeYear = false;
  if (clockDigits !== undefined && clockDigits.length % 2 === 0) {
    const order = fraction === undefined ? 'HHMMSS'.slice(0, clockDigits.length) : 'HHMMSS'.slice(-clockDigits.length);
    spread(order, clockDigits, search.parts);
  }
  if (fraction !== undefined) search.parts.fraction = fraction;
  if (zone !== undefined) search.parts.zone = zone.startsWith('[') ? zoneInBrackets(zone) : zone;
}

function spread(layout: string, digits: string, parts: DateParts): void {
  const of = (letter: string) => {
    const start = layout.indexOf(letter);
    return start < 0 ? undefined : digits.slice(start, layout.lastIndexOf(letter) + 1);
  };
  const year = of('y');
  if (year !== undefined) parts.year = BigInt(year);
  setMonthAndDay(parts, of('m'), of('d'));
  const [yearDay, hour, minute, second] = [of('j'), of('H'), of('M'), of('S')];
  if (yearDay !== undefined) parts.yearDay = Number(yearDay);
  if (hour !== undefined) parts.hour = Number(hour);
  if (minute !== undefined) parts.minute = Number(minute);
  if (second !== undefined) parts.second = Number(second);
}

/** `[+9:JST]` and `[+9]`. */
function zoneInBrackets(zone: string): string {
  const inner = zone.slice(1, -1);
  const colon = inner.indexOf(':');
  return colon < 0 ? inner : inner.slice(colon + 1);
}
