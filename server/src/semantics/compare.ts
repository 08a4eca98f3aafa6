import { LiquidError } from './errors.ts';
import { floatToText } from './floats.ts';
import { toText } from './print.ts';
import { compareText } from './text.ts';
import { Drop, Float, isArray, isHash, Range, Time, type Value } from './values.ts';

/** `blank` and `empty` in a condition are not values but tests of the other side. */
export type Question = { readonly question: 'blank' | 'empty' };
export const blank: Question = { question: 'blank' };
export const empty: Question = { question: 'empty' };
export type Operand = Value | Question;

/** Only nil and false are false; `{% if blank %}` tests nothing, so it is true. */
export function isTruthy(operand: Operand): boolean {
  return operand !== null && operand !== false;
}

const OPERATORS: ReadonlySet<string> = new Set(['==', '!=', '<>', 'contains', '<', '>', '<=', '>=']);

/** Any other fails, whatever it compares. */
export function isOperator(text: string): boolean {
  return OPERATORS.has(text);
}

/** The result of a comparison. Ruby's nil (values that cannot be compared) counts as false. */
export function compare(left: Operand, operator: string, right: Operand): boolean | LiquidError {
  switch (operator) {
    case '==':
      return equalOperands(left, right) ?? false;
    case '!=':
    case '<>':
      return !equalOperands(left, right);
    case 'contains':
      return contains(left, right);
    case '<':
    case '>':
    case '<=':
    case '>=':
      return isQuestion(left) || isQuestion(right) ? false : compareOrder(left, operator, right);
    default:
      return new LiquidError(`Unknown operator ${operator}`);
  }
}

function isQuestion(operand: Operand): operand is Question {
  return operand === blank || operand === empty;
}

function equalOperands(left: Operand, right: Operand): boolean | undefined {
  if (isQuestion(left)) return isQuestion(right) ? answerQuestion(left) : answer(left, right);
  return isQuestion(right) ? answer(right, left) : equals(left, right);
}

/** A test of a test: `blank` is an object and not blank, and `empty` has no `empty?`. */
function answerQuestion(asked: Question): boolean | undefined {
  return asked === blank ? false : undefined;
}

function answer(asked: Question, value: Value): boolean | undefined {
  return asked === blank ? isBlank(value) : isEmpty(value);
}

/** Rails' `blank?`: nil, false, white space only, nothing in it. */
export function isBlank(value: Value): boolean {
  if (typeof value === 'string') return !/[^\p{White_Space}]/u.test(value);
  return value === null || value === false || isEmpty(value) === true;
}

/** Ruby's `empty?`; undefined for what has no such method, such as nil and numbers. */
export function isEmpty(value: Value): boolean | undefined {
  if (typeof value === 'string' || isArray(value)) return value.length === 0;
  return isHash(value) ? value.size === 0 : undefined;
}

/** Ruby's `==`: numbers by their size, arrays and hashes by what is in them. */
export function equals(left: Value, right: Value): boolean {
  if (left === right) return true;
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right) === 0;
  if (isArray(left)) {
    return isArray(right) && left.length === right.length && left.every((item, at) => equals(item, right[at] ?? null));
  }
  if (isHash(left)) return isHash(right) && left.size === right.size && sameEntries(left, right);
  if (left instanceof Range) return right instanceof Range && left.from === right.from && left.to === right.to;
  return left instanceof Time && right instanceof Time && left.milliseconds === right.milliseconds;
}

function sameEntries(left: ReadonlyMap<string, Value>, right: ReadonlyMap<string, Value>): boolean {
  for (const [key, value] of left) {
    const other = right.get(key);
    if (other === undefined || !equals(value, other)) return false;
  }
  return true;
}

function isNumber(value: Value): value is bigint | Float {
  return typeof value === 'bigint' || value instanceof Float;
}

/** JavaScript compares a bigint with a number by their exact sizes. */
function compareNumbers(left: bigint | Float, right: bigint | Float): number | undefined {
  const [a, b] = [left, right].map((value) => (value instanceof Float ? value.value : value));
  if (a === undefined || b === undefined) return undefined;
  if (Number.isNaN(a) || Number.isNaN(b)) return undefined;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Ruby's `<=>`; undefined where it is nil. */
export function order(left: Value, right: Value): number | undefined {
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right);
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right);
  if (left instanceof Time && right instanceof Time) return Math.sign(left.milliseconds - right.milliseconds);
  if (isArray(left) && isArray(right)) return orderArrays(left, right);
  return equals(left, right) ? 0 : undefined;
}

function orderArrays(left: readonly Value[], right: readonly Value[]): number | undefined {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at++) {
    const result = order(left[at] ?? null, right[at] ?? null);
    if (result !== 0) return result;
  }
  return Math.sign(left.length - right.length);
}

function compareOrder(left: Value, operator: '<' | '>' | '<=' | '>=', right: Value): boolean | LiquidError {
  if (!hasOrder(left) || !hasOrder(right)) return false;
  const result = order(left, right);
  if (result === undefined) {
    if (isNumber(left) && isNumber(right)) return false;
    return new LiquidError(`comparison of ${className(left)} with ${nameInMessage(right)} failed`);
  }
  if (operator === '<') return result < 0;
  if (operator === '>') return result > 0;
  return operator === '<=' ? result <= 0 : result >= 0;
}

function hasOrder(value: Value): value is bigint | Float | string | Time {
  return isNumber(value) || typeof value === 'string' || value instanceof Time;
}

function className(value: Value): string {
  if (typeof value === 'bigint') return 'Integer';
  if (value instanceof Float) return 'Float';
  return value instanceof Time ? 'Time' : 'String';
}

/** Ruby prints small numbers themselves, and of everything else the class. */
function nameInMessage(value: Value): string {
  if (value instanceof Float) return floatToText(value.value);
  const small = 1n << 62n;
  if (typeof value === 'bigint' && value >= -small && value < small) return String(value);
  return className(value);
}

function contains(left: Operand, right: Operand): boolean {
  if (isQuestion(left) || !isTruthy(left) || !isTruthy(right)) return false;
  if (typeof left === 'string') return left.includes(isQuestion(right) ? '' : toText(right));
  if (isQuestion(right)) return false;
  if (isArray(left)) return left.some((item) => equals(item, right));
  if (isHash(left)) return typeof right === 'string' && left.has(right);
  return left instanceof Range && isNumber(right) && covers(left, right);
}

function covers(range: Range, value: bigint | Float): boolean {
  const number = value instanceof Float ? value.value : value;
  return range.from <= number && number <= range.to;
}

/** Ruby's `eql?` as a key: `1` and `1.0` are two things, two equal texts one. */
export function identity(value: Value): string {
  if (isArray(value)) return `[${value.map(identity).join()}]`;
  if (isHash(value))
    return `{${Array.from(value, ([key, item]) => JSON.stringify(key) + identity(item))
      .sort()
      .join()}}`;
  if (typeof value === 'string') return JSON.stringify(value);
  return value instanceof Drop ? value.className : `${typeof value}:${value === null ? 'nil' : toText(value)}`;
}
