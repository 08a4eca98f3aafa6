import { blank, compare, empty, isTruthy, type Operand } from '../../semantics/compare.ts';
import { isError } from '../../semantics/errors.ts';
import { Float, isArray, type Value } from '../../semantics/values.ts';
import type { Meter } from '../conditions/meter.ts';
import { concretize, type ValuesOfPlaces } from '../values/concrete.ts';
import type { Test } from '../values/decision-variable.ts';
import type { InputPath } from '../values/input-path.ts';
import { fits, typeAt } from '../values/place-types.ts';

/** Values of all classes and sizes, to try tests on. */
const CANDIDATES: readonly Value[] = [
  'text',
  7n,
  null,
  '',
  'a longer text of several words, for tests of length',
  true,
  false,
  0n,
  1n,
  2n,
  100n,
  1_000_000n,
  -1n,
  new Float(1.5),
  '7',
  '2023-12-06',
  '2099-12-06T18:20:45Z',
  'one,two,three',
  ...[0, 1, 2, 3, 5, 10, 50].map((length) => Array.from({ length }, (_, at) => `item ${at}`)),
  new Map([['key', 'value']]),
];

const STEPS_PER_TRIAL = 5;

/** Values for the places that are free which give a test the answer that is wanted, by trying; `never` where none is found. */
export function findModel(
  test: Test,
  isYes: boolean,
  free: readonly InputPath[],
  given: ReadonlyMap<string, Value>,
  meter: Meter,
): ReadonlyMap<string, Value> | 'never' {
  const [first, second, ...more] = free;
  if (more.length > 0) return 'never';
  const seconds = second === undefined ? [null] : CANDIDATES;
  for (const one of literalsOf(test, first)) {
    for (const other of seconds) {
      const values = new Map<string, Value>();
      if ((first && !mayHold(first, one)) || (second && !mayHold(second, other))) continue;
      if (first !== undefined) values.set(first.key, one);
      if (second !== undefined) values.set(second.key, other);
      const all = { get: (key: string) => (values.has(key) ? values.get(key) : given.get(key)) };
      if (ask(test, all, meter) === isYes) return values;
    }
  }
  return 'never';
}

/** Without its ends: of numbers, or of how many items a list has. */
export interface NumberRange {
  readonly above: number;
  readonly below: number;
}

/** Kinds of which one value may do as well as another. */
export type Like = 'number' | 'date' | 'list';

const OTHERS: Readonly<Record<Like, readonly Value[]>> = {
  list: Array.from({ length: 12 }, (_, length) => Array.from({ length }, () => new Map<string, Value>())),
  number: [0n, 1n, 8n, 100n, 1_000_000n, -1n, -100n, -1_000_000n, new Float(1.5)],
  date: ['2033-12-06T18:20:45Z', '2023-12-06T18:20:45Z', '2023-12-07T18:20:45Z', '2001-02-03T04:05:06Z'],
};

/** Any value for a place that no class has decided, with which all tests are answered as wanted. */
export function findAny(
  wanted: readonly Wanted[],
  path: InputPath,
  given: ReadonlyMap<string, Value>,
  meter: Meter,
): Value | undefined {
  const candidates = [...wanted.flatMap(({ test }) => around(test)), ...CANDIDATES];
  return candidates.find((value) => mayHold(path, value) && areAnswered(wanted, path.key, value, given, meter));
}

function areAnswered(
  wanted: readonly Wanted[],
  key: string,
  value: Value,
  given: ReadonlyMap<string, Value>,
  meter: Meter,
): boolean {
  const all = { get: (at: string) => (at === key ? value : given.get(at)) };
  return wanted.every(({ test, isYes }) => ask(test, all, meter) === isYes);
}

/** A test, and the answer that is wanted. */
export interface Wanted {
  readonly test: Test;
  readonly isYes: boolean;
}

/** Another value of a kind for a place, with which all tests are answered as wanted. */
export function findOther(
  wanted: readonly Wanted[],
  key: string,
  like: Like,
  given: ReadonlyMap<string, Value>,
  meter: Meter,
  range?: NumberRange,
): Value | undefined {
  return OTHERS[like].find((value) => {
    if (range !== undefined && !isWithin(value, range)) return false;
    return areAnswered(wanted, key, value, given, meter);
  });
}

function isWithin(value: Value, { above, below }: NumberRange): boolean {
  if (isArray(value)) return value.length > above;
  const number = value instanceof Float ? value.value : typeof value === 'bigint' ? Number(value) : undefined;
  return number !== undefined && above < number && number < below;
}

/** By what is known of its type. */
function mayHold(path: InputPath, value: Value): boolean {
  const { type, isNullable } = typeAt(path);
  return value === null ? isNullable : fits(type, value);
}

/** Also what the test compares with, and a little more or less of it. */
function literalsOf(test: Test, first: InputPath | undefined): readonly Value[] {
  if (first === undefined) return [null];
  return test.iterations !== undefined ? [[], ...CANDIDATES] : [...around(test), ...CANDIDATES];
}

function around({ left, right }: Test): readonly Value[] {
  const known = [left, right].flatMap((operand): readonly Value[] => (operand.kind === 'known' ? [operand.value] : []));
  return known.flatMap((value): readonly Value[] =>
    typeof value === 'bigint' ? [value, value - 1n, value + 1n] : [value],
  );
}

function ask({ left, operator, right }: Test, values: ValuesOfPlaces, meter: Meter): boolean | undefined {
  meter.spend(STEPS_PER_TRIAL);
  const one = operandOf(left, values, meter);
  const other = operandOf(right, values, meter);
  if (one === undefined || other === undefined) return undefined;
  if (operator === '') return isTruthy(one);
  const result = compare(one, operator, other);
  return isError(result) ? undefined : result;
}

function operandOf(operand: Test['left'], values: ValuesOfPlaces, meter: Meter): Operand | undefined {
  if (operand.kind === 'asked') return operand.what === 'blank' ? blank : empty;
  return concretize(operand, values, meter);
}
