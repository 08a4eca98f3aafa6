import type { DateParts, Groups, Search } from './date-search.ts';
import { shapes } from './date-shapes.ts';

/** Longer texts are refused by Ruby, in bytes. */
export const longestDateText = 128;

const noise = /[^-+',./:@\p{Alphabetic}\p{Nd}[\]]+/gu;
const weekday = /\b(?:sun|mon|tue|wed|thu|fri|sat)[^-/\d\s]*/i;
const time = new RegExp(
  String.raw`((?:\d+\s*:\s*\d+(?:\s*:\s*\d+(?:[,.]\d*)?)?|\d+\s*h(?:\s*\d+m?(?:\s*\d+s?)?)?)(?:\s*[ap](?:m\b|\.m\.))?|\d+\s*[ap](?:m\b|\.m\.))` +
    String.raw`(?:\s*((?:gmt|utc?)?[-+]\d+(?:[,.:]\d+(?::\d+)?)?|[a-z_.\s]+(?:standard|daylight)\stime\b|[a-z_]+(?:\sdst)?\b))?`,
  'i',
);
const clock = /^(\d+)h?(?:\s*(?::\s*)?(\d+)m?(?:\s*(?::\s*)?(\d+)(?:[,.](\d+))?s?)?)?(?:\s*([ap])(?:m\b|\.m\.))?/i;
const beforeChrist = /\b(?:bc\b|bce\b|b\.c\.|b\.c\.e\.)/i;
const loneNumber = /^\s*(\d{1,2})\s*$/;

/**
 * Finds dates and times in free text as Ruby's `Date._parse` does: a list of shapes is tried in a fixed order, the first
 * that fits gives the date; week days, a time and an era are taken out before and after. Only what `Time.parse` reads is kept.
 */
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
