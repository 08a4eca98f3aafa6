import type { Moment } from '../../semantics/calendar.ts';
import { isError } from '../../semantics/errors.ts';
import { formatted, momentOf } from '../../semantics/filters/date.ts';
import { applyFilter } from '../../semantics/filters/index.ts';
import { toText } from '../../semantics/print.ts';
import type { Value } from '../../semantics/values.ts';
import type { AbstractValue, Filtered } from './abstract-value.ts';
import { isWideFormat } from './known-filters.ts';
import { knownPrints } from './known-prints.ts';
import { MOST_OF_DATA } from './magnitude.ts';
import { either, type Prints, prints } from './prints.ts';
import { unescaped } from './text-prints.ts';

const MOMENTS = ['2001-02-03T04:05:06Z', '2023-11-22T13:14:15Z', '2024-02-29T00:00:00Z', '2023-12-31T23:59:59Z'];

/** Of data: long ago, long after, and as far as numbers go; years have fewer digits or more, and a minus. */
const FAR_MOMENTS: readonly Value[] = [
  ...['0005-01-01', '0987-10-11', '1901-12-31', '1969-12-31T23:59:59Z', '9999-12-31'],
  ...[0n, -1n, -MOST_OF_DATA, MOST_OF_DATA, -62_167_219_200n, -62_198_755_200n],
];

/** Read once, for every `date` asks for all of them. */
const read = new Map<Value, Moment>();

function momentsOf(values: readonly Value[]): readonly Moment[] {
  return values.flatMap((value) => {
    const moment = read.get(value) ?? momentOf(value, { now: 0 });
    if (moment === undefined || isError(moment)) return [];
    read.set(value, moment);
    return [moment];
  });
}

/** What is no date is printed as it is. */
export function date(input: Prints, _args: unknown, { input: from, args: [format] }: Filtered): Prints {
  if (format?.kind !== 'known' || isWideFormat(format.value)) return either(input, { ...prints.text, error: true });
  const isDate = from.kind === 'place' && from.representative?.isDate === true;
  if (toText(format.value) === '') return unescaped(input);
  const isSure = isNow(from) || isDate || isAlwaysDate(from);
  const moments = momentsOf(isSure ? MOMENTS : [...MOMENTS, ...FAR_MOMENTS]);
  const texts = moments.map((moment) => formatted(moment, format.value));
  const shown = texts.map((text) => (isError(text) ? prints.error : knownPrints(text))).reduce(either);
  const sure = shown.text === 'any' ? prints.text : shown;
  return isSure ? sure : either(unescaped(input), sure);
}

/** Between them every part of a moment is another one, and one year has a 29th of February. */
const CLOCKS = [0, Date.UTC(2023, 10, 22, 13, 14, 15), Date.UTC(2024, 1, 29)];
const secondsOf = new Map<string, readonly (bigint | undefined)[]>();
const MOST_REMEMBERED = 500;

/** When a text is, by each clock; undefined where it is no date. */
function byClocks(text: string): readonly (bigint | undefined)[] {
  const known = secondsOf.get(text);
  if (known !== undefined) return known;
  const found = CLOCKS.map((now) => {
    const moment = momentOf(text, { now });
    return moment === undefined || isError(moment) ? undefined : moment.seconds;
  });
  if (secondsOf.size >= MOST_REMEMBERED) secondsOf.clear();
  secondsOf.set(text, found);
  return found;
}

/** Whether `date` makes something else of a text on another day: of `now`, of a time without a day, of a day without a year. */
export function isOfClock(text: string): boolean {
  return new Set(byClocks(text)).size > 1;
}

/** A date whatever the day is. */
function isAlwaysDate(from: AbstractValue): boolean {
  return from.kind === 'known' && typeof from.value === 'string' && !byClocks(from.value).includes(undefined);
}

function isNow(abstractValue: AbstractValue): boolean {
  if (abstractValue.kind === 'filtered')
    return (
      NOW.has(abstractValue.value) ||
      ((abstractValue.filter === 'time_zone' || TEXT_FILTERS.has(abstractValue.filter)) && isNow(abstractValue.input))
    );
  return abstractValue.kind === 'known' && NOW.has(abstractValue.value);
}

/** Of data nothing has these values but what the body itself has put there, or asks for by name. */
const NOW: ReadonlySet<unknown> = new Set(['now', 'today']);
const TEXT_FILTERS = new Set(['strip', 'downcase']);

/** Whether a time zone is known to exist. */
export function isZone(zone: AbstractValue | undefined): boolean {
  return (
    zone?.kind === 'known' &&
    MOMENTS.every((moment) => !isError(applyFilter('time_zone', moment, [zone.value], { now: 0 })))
  );
}
