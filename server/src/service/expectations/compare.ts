import { Float, isArray, isHash, type Value } from '../../semantics/values.ts';
import { isStandIn, standsFor } from './stand-ins.ts';

/** Where a payload is not what was expected. */
export interface Difference {
  /** The names and numbers that lead there; empty for the payload itself. */
  readonly path: readonly (string | number)[];
  readonly kind: 'missing' | 'unexpected' | 'different';
  readonly expected?: Value;
  readonly actual?: Value;
}

/** Compares as JSON values: the order of members, and how a number is written, mean nothing. */
export function compare(expected: Value, actual: Value, path: readonly (string | number)[] = []): Difference[] {
  if (isStandIn(expected)) return standsFor(expected, actual) ? [] : [{ path, kind: 'different', expected, actual }];
  if (isHash(expected) && isHash(actual)) return compareMembers(expected, actual, path);
  if (isArray(expected) && isArray(actual)) return compareItems(expected, actual, path);
  return isSame(expected, actual) ? [] : [{ path, kind: 'different', expected, actual }];
}

type Members = ReadonlyMap<string, Value>;

function compareMembers(expected: Members, actual: Members, path: Difference['path']): Difference[] {
  const own = Array.from(expected, ([name, value]) => one(value, actual.get(name), [...path, name]));
  const further = Array.from(actual, ([name, value]) =>
    expected.has(name) ? [] : one(undefined, value, [...path, name]),
  );
  return [...own.flat(), ...further.flat()];
}

function compareItems(expected: readonly Value[], actual: readonly Value[], path: Difference['path']): Difference[] {
  const length = Math.max(expected.length, actual.length);
  return Array.from({ length }, (_, at) => one(expected[at], actual[at], [...path, at])).flat();
}

function one(expected: Value | undefined, actual: Value | undefined, path: Difference['path']): Difference[] {
  if (expected === undefined) return actual === undefined ? [] : [{ path, kind: 'unexpected', actual }];
  return actual === undefined ? [{ path, kind: 'missing', expected }] : compare(expected, actual, path);
}

function isSame(one: Value, other: Value): boolean {
  if (typeof one === 'bigint' && typeof other === 'bigint') return one === other;
  const [number, another] = [numberOf(one), numberOf(other)];
  return number === undefined ? one === other : number === another;
}

function numberOf(value: Value): number | undefined {
  if (value instanceof Float) return value.value;
  return typeof value === 'bigint' ? Number(value) : undefined;
}
