import { toDecimal, toNumber } from '../numbers.ts';
import { toText } from '../print.ts';
import type { Value } from '../values.ts';
import { type FilterTable, plain } from './filter.ts';

export const numberFilters: FilterTable = {
  /** Rails' helper: commas in the whole part of what looks like a number, anything else as it is. */
  number_with_delimiter: plain((input) => {
    const text = toText(input);
    return /^[+-]?\d+(?:\.\d+)?$/.test(text) ? delimit(text) : text;
  }),
  /** Two decimals and commas; Braze's pages show 145 as 145.00. */
  money: plain((input) => money(input)),
};

function delimit(text: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^([+-]?)(\d+)(?!\d)(.*)$/.exec(text) ?? [];
  const first = whole.length % 3;
  const groups = whole.slice(first).match(/\d{3}/g) ?? [];
  return sign + [...(first > 0 ? [whole.slice(0, first)] : []), ...groups].join(',') + fraction;
}

function money(input: Value): Value {
  const numeric = toNumber(input);
  if (typeof numeric === 'number') return toText(input);
  const rounded = toDecimal(numeric).round(2);
  const cents = rounded.unscaled * 10n ** BigInt(2 - rounded.scale);
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${delimit(`${digits.slice(0, -2)}.${digits.slice(-2)}`)}`;
}
