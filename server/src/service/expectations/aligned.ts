import { isArray, isHash, type Value } from '../../semantics/values.ts';
import { compare } from './compare.ts';

/**
 * What is expected, written as what is sent where both are the same: in its order, with its numbers, and with its values for what may vary. Then
 * a comparison of lines shows what differs and nothing else.
 */
export function aligned(expected: Value, actual: Value): Value {
  if (isHash(expected) && isHash(actual)) {
    const shared = Array.from(actual, ([name, value]) => [name, expected.get(name), value] as const).flatMap(
      ([name, own, value]): (readonly [string, Value])[] => (own === undefined ? [] : [[name, aligned(own, value)]]),
    );
    return new Map([...shared, ...[...expected].filter(([name]) => !actual.has(name))]);
  }
  if (isArray(expected) && isArray(actual))
    return expected.map((item, at) => (actual[at] === undefined ? item : aligned(item, actual[at])));
  return compare(expected, actual).length === 0 ? actual : expected;
}
