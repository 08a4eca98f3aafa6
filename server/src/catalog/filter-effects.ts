import { findFilter } from './filters/index.ts';

/**
 * What a filter leaves of personal data. `keeps`: all or a part of it can be read, be it encoded; `hides`: a hash, which is the same for the
 * same person, but cannot be read; `reckons`: a number, which only data that is a number survives; `drops`: nothing of it.
 */
export type FilterEffect = 'keeps' | 'hides' | 'reckons' | 'drops';

/** They answer with a count, a place or a test. */
const DROPPING: ReadonlySet<string> = new Set(['size', 'find_index', 'has', 'sum']);

/** What they are given as argument they do not print. */
const CONSUMING: ReadonlySet<string> = new Set([
  'remove',
  'remove_first',
  'split',
  'slice',
  'date',
  'time_zone',
  'where',
]);

/** By 0 they fail, and so they do by what is missing or no number. */
export const DIVIDES: ReadonlySet<string> = new Set(['divided_by', 'modulo']);

export function filterEffect(name: string): FilterEffect {
  const filter = findFilter(name);
  // Braze skips what it does not know, such as `sha256`.
  if (filter === undefined || (filter.origin !== 'liquid' && filter.origin !== 'braze')) return 'keeps';
  if (DROPPING.has(name)) return 'drops';
  if (filter.group === 'hash') return 'hides';
  return filter.group === 'math' && !/^(?:money|number_with_delimiter)/.test(name) ? 'reckons' : 'keeps';
}

/** Whether what a filter is given as argument can be printed. */
export function printsArguments(name: string): boolean {
  return !CONSUMING.has(name) && findFilter(name)?.group !== 'hash';
}

/** Parts of a date that are not the day itself; with a year, a month and a day it is a full date. */
const YEAR = /%[-0^_#:]*(?:[1-9]\d*)?[YyCGgDFxcsQv+]/;
const DAY = /%[-0^_#:]*(?:[1-9]\d*)?[deDFxcsQvj+U]/;

/** A longer format is taken to print one, so that it is not read for each of many outputs. */
const LONGEST = 500;

/** Whether `date` with this format prints a full date. Without a format it prints the date as it is. */
export function isFullDate(format: string): boolean {
  return format.length > LONGEST || (YEAR.test(format) && DAY.test(format));
}
