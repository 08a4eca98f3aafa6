import { railsZones } from '../catalog/rails-zones.ts';

/**
 * Time zones by their IANA name, from the runtime's own table (`Intl`), or by their name in Rails.
 */
export interface ZoneAt {
  readonly offsetMinutes: number;
  /** `EST`, or `-03` where the zone has no letters. */
  readonly abbreviation: string;
}

/** Offset and name of a zone at a moment (milliseconds since 1970); undefined when there is no such zone. */
export function zoneAt(given: string, milliseconds: number): ZoneAt | undefined {
  const name = railsZones.get(given) ?? given;
  const format = formatOf(name);
  if (!format || Math.abs(milliseconds) > 8.64e15) return undefined;
  const parts = new Map(format.formatToParts(milliseconds).map((part) => [part.type, part.value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type) ?? 0);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour') % 24,
    part('minute'),
    part('second'),
  );
  const offsetMinutes = Math.round((local - Math.floor(milliseconds / 1000) * 1000) / 60_000);
  return { offsetMinutes, abbreviation: abbreviationOf(name, milliseconds, offsetMinutes) };
}

/** Whether there is a zone of this IANA name, capitals or not. */
export function isZone(name: string): boolean {
  return formatOf(name) !== undefined;
}

/** The names that a misspelt zone is held against. */
export function zoneNames(): readonly string[] {
  names ??= Intl.supportedValuesOf('timeZone');
  return names;
}

let names: readonly string[] | undefined;

/** A format takes a hundred times as long to make as to use. */
const MOST_KEPT = 32;
const kept = new Map<string, Intl.DateTimeFormat | undefined>();

function formatOf(name: string): Intl.DateTimeFormat | undefined {
  if (!/^[A-Za-z]/.test(name)) return undefined;
  return keep(name, () => makeFormat(name));
}

function keep(key: string, make: () => Intl.DateTimeFormat | undefined): Intl.DateTimeFormat | undefined {
  if (kept.has(key)) return kept.get(key);
  const format = make();
  const [oldest] = kept.size < MOST_KEPT ? [] : kept.keys();
  if (oldest !== undefined) kept.delete(oldest);
  kept.set(key, format);
  return format;
}

function makeFormat(name: string): Intl.DateTimeFormat | undefined {
  const two = '2-digit' as const;
  const fields = { year: 'numeric', month: two, day: two, hour: two, minute: two, second: two } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { ...fields, timeZone: name, hourCycle: 'h23', calendar: 'gregory' });
  } catch {
    return undefined; // `Intl` throws for an unknown zone.
  }
}

/** English of the place itself knows its zones by name: `CET` is `GMT+1` in American English. */
const locales = ['en-US', 'en-GB', 'en-AU'];

function shortNames(locale: string, name: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { timeZone: name, timeZoneName: 'short' });
}

function abbreviationOf(name: string, milliseconds: number, offsetMinutes: number): string {
  for (const locale of locales) {
    const format = keep(`${locale} ${name}`, () => shortNames(locale, name));
    const short = format?.formatToParts(milliseconds).find((part) => part.type === 'timeZoneName')?.value ?? '';
    if (/^[A-Z]+$/.test(short)) return short;
  }
  const size = Math.abs(offsetMinutes);
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = size % 60 === 0 ? '' : two(size % 60);
  return (offsetMinutes < 0 ? '-' : '+') + two(Math.floor(size / 60)) + minutes;
}
