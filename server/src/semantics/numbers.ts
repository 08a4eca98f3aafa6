import { Decimal } from './decimal.ts';
import { LiquidError } from './errors.ts';
import { floatToText } from './floats.ts';
import { toText } from './print.ts';
import { stripText } from './text.ts';
import { Float, type Value } from './values.ts';

/** What sums are done with. A `number` is only ever what no decimal can be: infinite, not a number, or -0. */
export type Numeric = bigint | Decimal | number;

const decimalText = /^-?[0-9]+\.[0-9]+$/;
const leadingInteger = /^[\t\n\v\f\r ]*([+-]?[0-9]+(?:_[0-9]+)*)/;
const strictInteger = /^([+-]?)(0[xX]|0[bB]|0[oO]|0[dD]|0(?=_?[0-9]))?(_?)([0-9a-fA-F]+(?:_[0-9a-fA-F]+)*)$/;

/** Ruby Liquid's `to_number`: what is no number counts as far as it looks like one, else as 0. */
export function toNumber(value: Value): Numeric {
  if (typeof value === 'bigint') return value;
  if (value instanceof Float) {
    const isDecimal = Number.isFinite(value.value) && !Object.is(value.value, -0);
    return isDecimal ? Decimal.parse(floatToText(value.value)) : value.value;
  }
  if (typeof value !== 'string') return 0n;
  const stripped = stripText(value);
  return decimalText.test(stripped) ? Decimal.parse(stripped) : leadingIntegerOf(value);
}

/** A decimal number with a null character before or behind it. */
export function isSpoiltDecimal(value: Value): boolean {
  return typeof value === 'string' && value.includes('\0') && decimalText.test(stripText(value));
}

/** Ruby's `String#to_i`: `"12abc"` is 12, `"abc"` is 0. */
export function leadingIntegerOf(text: string): bigint {
  const digits = leadingInteger.exec(text)?.[1];
  return digits === undefined ? 0n : BigInt(digits.replaceAll('_', '').replace('+', ''));
}

/** Ruby's `Integer(text)`, for `limit:`, `slice:` …: the whole text must be one, `0x1f` and `010` (octal) are allowed. */
export function toInteger(value: Value): bigint | LiquidError {
  if (typeof value === 'bigint') return value;
  return parseInteger(toText(value)) ?? new LiquidError('invalid integer');
}

function parseInteger(text: string): bigint | undefined {
  const [before = '', ...behind] = text.split('\0', 2);
  const match = strictInteger.exec(stripText(before));
  if (!match) return undefined;
  const [, sign = '', prefix = '', underscore = '', digits = ''] = match;
  // A null character ends what is read of digits with an underscore, and spoils all others.
  if (behind.length > 0 && !digits.includes('_')) return undefined;
  if (underscore && prefix !== '0') return undefined;
  const base = bases[prefix.toLowerCase()] ?? bases[''];
  const plain = digits.replaceAll('_', '');
  if (!base?.digits.test(plain)) return undefined;
  const size = BigInt(base.literal + plain);
  return sign === '-' ? -size : size;
}

const bases: Readonly<Record<string, { digits: RegExp; literal: string }>> = {
  '': { digits: /^[0-9]+$/, literal: '' },
  '0d': { digits: /^[0-9]+$/, literal: '' },
  '0x': { digits: /^[0-9a-fA-F]+$/, literal: '0x' },
  '0b': { digits: /^[01]+$/, literal: '0b' },
  '0o': { digits: /^[0-7]+$/, literal: '0o' },
  '0': { digits: /^[0-7]+$/, literal: '0o' },
};

export function numericToValue(numeric: Numeric): Value {
  if (typeof numeric === 'bigint') return numeric;
  return new Float(typeof numeric === 'number' ? numeric : numeric.toNumber());
}

export function toDecimal(numeric: bigint | Decimal): Decimal {
  return typeof numeric === 'bigint' ? new Decimal(numeric, 0) : numeric;
}
