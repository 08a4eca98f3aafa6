import { Decimal, floorDivide, floorModulo } from '../decimal.ts';
import { internalError, isError, LimitError, LiquidError } from '../errors.ts';
import { longestInteger } from '../limits.ts';
import { isSpoiltDecimal, type Numeric, numericToValue, toDecimal, toNumber } from '../numbers.ts';
import { Float, type Value } from '../values.ts';
import { type FilterImplementation, type FilterTable, plain, unary, variadic } from './filter.ts';

export const mathFilters: FilterTable = withoutNull({
  abs: plain((input) => numericToValue(absolute(toNumber(input)))),
  plus: sum({
    integers: (a, b) => a + b,
    decimals: (a, b) => a.plus(b),
    floats: (a, b) => a + b,
  }),
  minus: sum({
    integers: (a, b) => a - b,
    decimals: (a, b) => a.minus(b),
    floats: (a, b) => a - b,
  }),
  times: sum({
    integers: (a, b) => a * b,
    decimals: (a, b) => a.times(b),
    floats: (a, b) => a * b,
  }),
  divided_by: sum({
    integers: floorDivide,
    decimals: (a, b) => a.dividedBy(b),
    floats: (a, b) => a / b,
  }),
  modulo: sum({
    integers: floorModulo,
    decimals: (a, b) => a.modulo(b),
    floats: (a, b) => (Number.isFinite(a) && !Number.isNaN(b) ? a : Number.NaN),
    failsAtZero: true,
  }),
  ceil: plain((input) => wholeNumber(toNumber(input), (decimal) => decimal.ceil())),
  floor: plain((input) => wholeNumber(toNumber(input), (decimal) => decimal.floor())),
  round: variadic(0, 1, (input, [places = 0n]) => round(toNumber(input), places)),
  at_least: unary((input, least) => bound(input, least, -1)),
  at_most: unary((input, most) => bound(input, most, 1)),
});

/** Ruby finds a decimal number in a text around which null characters stand, and then fails to read it. */
function withoutNull(filters: FilterTable): FilterTable {
  const guarded = ({ required, optional, apply }: FilterImplementation): FilterImplementation => ({
    required,
    optional,
    apply: (input, args, environment) =>
      [input, ...args].some(isSpoiltDecimal)
        ? new LiquidError('string contains null byte')
        : apply(input, args, environment),
  });
  return Object.fromEntries(Object.entries(filters).map(([name, filter]) => [name, guarded(filter)]));
}

interface Operation {
  integers(left: bigint, right: bigint): bigint;
  decimals(left: Decimal, right: Decimal): Decimal;
  floats(left: number, right: number): number;
  /** Fails on a zero of any kind, not only on that of two integers. */
  readonly failsAtZero?: boolean;
}

/** Integers stay integers; everything else is done in decimals and given as a float. */
function sum(operation: Operation): FilterImplementation {
  return unary((input, operand) => {
    const [left, right] = [toNumber(input), toNumber(operand)];
    if (digitsOf(left) + digitsOf(right) > longestInteger) return new LimitError('a number gets too long');
    if (typeof left === 'bigint' && typeof right === 'bigint') return onIntegers(operation, left, right);
    if (operation.failsAtZero && isZero(right) && !Number.isNaN(left)) return new LiquidError('divided by 0');
    return new Float(onDecimals(operation, left, right));
  });
}

function onIntegers(operation: Operation, left: bigint, right: bigint): bigint | LiquidError {
  const divides = operation.integers === floorDivide || operation.integers === floorModulo;
  return divides && right === 0n ? new LiquidError('divided by 0') : operation.integers(left, right);
}

/** What decimals cannot do is done with floats: infinities, division by zero, the sign of a zero. */
function onDecimals(operation: Operation, left: Numeric, right: Numeric): number {
  const inFloats = () => operation.floats(asNumber(left), asNumber(right));
  if (typeof left === 'number' || typeof right === 'number') return inFloats();
  if (isZero(right) && operation.integers === floorDivide) return inFloats();
  const result = operation.decimals(toDecimal(left), toDecimal(right));
  return result.isZero() && isZero(right) !== isZero(left) ? inFloats() : result.toNumber();
}

function digitsOf(numeric: Numeric): number {
  if (typeof numeric === 'number') return 0;
  return lengthOf(typeof numeric === 'bigint' ? numeric : numeric.unscaled);
}

/** A size that is cheap to know: hexadecimal digits, times what one is worth in decimal ones. */
function lengthOf(integer: bigint): number {
  return integer.toString(16).length * 1.21;
}

function isZero(numeric: Numeric): boolean {
  return numeric instanceof Decimal ? numeric.isZero() : numeric === 0n || numeric === 0;
}

function asNumber(numeric: Numeric): number {
  return numeric instanceof Decimal ? numeric.toNumber() : Number(numeric);
}

function absolute(numeric: Numeric): Numeric {
  if (typeof numeric === 'number') return Math.abs(numeric);
  if (typeof numeric === 'bigint') return numeric < 0n ? -numeric : numeric;
  return numeric.abs();
}

function wholeNumber(numeric: Numeric, cut: (decimal: Decimal) => bigint): Value | LiquidError {
  if (typeof numeric === 'bigint') return numeric;
  return typeof numeric === 'number' ? domainError(numeric) : cut(numeric);
}

function domainError(numeric: number): Value | LiquidError {
  if (numeric === 0) return 0n;
  const name = Number.isNaN(numeric) ? "'NaN' (Not a Number)" : numeric < 0 ? "'-Infinity'" : "'Infinity'";
  return new LiquidError(`Computation results in ${name}`);
}

/** To an integer for no places, less than one, or an argument that is no number. */
function round(numeric: Numeric, places: Value): Value | LiquidError {
  if (typeof numeric === 'number') return domainError(numeric);
  const count = placesOf(places);
  if (isError(count)) return count;
  const rounded = roundAt(toDecimal(numeric), count);
  if (typeof numeric === 'bigint' || count < 1) return rounded.floor();
  return numericToValue(rounded);
}

/** Ruby accepts a number of decimals only if it fits in 32 bits. */
function placesOf(places: Value): number | LiquidError {
  const numeric = toNumber(places);
  const count = numeric instanceof Decimal ? Math.trunc(numeric.toNumber()) : Number(numeric);
  return Math.abs(count) < 2 ** 31 ? count : internalError;
}

function roundAt(decimal: Decimal, places: number): Decimal {
  const whole = String(decimal.unscaled).length - decimal.scale;
  return places < -whole ? new Decimal(0n, 0) : decimal.round(places);
}

/** The input, or the bound where the input lies beyond it: `side` -1 below, 1 above. */
function bound(input: Value, limit: Value, side: -1 | 1): Value {
  const [value, edge] = [toNumber(input), toNumber(limit)];
  return numericToValue(compareNumerics(value, edge) === side ? edge : value);
}

function compareNumerics(left: Numeric, right: Numeric): number {
  if (typeof left === 'number' || typeof right === 'number') return Math.sign(asNumber(left) - asNumber(right));
  return toDecimal(left).compare(toDecimal(right));
}
