import { type DateParts, type Groups, type Search, setMonthAndDay } from './date-search.ts';

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

export function readDigits([, sign, digits = '', clockDigits, fraction, zone]: Groups, search: Search): void {
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
