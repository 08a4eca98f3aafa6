import { isEmpty, isTruthy } from '../compare.ts';
import { toText } from '../print.ts';
import { isHash, type Value } from '../values.ts';
import { type FilterTable, unary, variadic } from './filter.ts';

export const otherFilters: FilterTable = {
  default: variadic(0, 2, (input, [fallback = '', options = null]) =>
    isMissing(input, options) || isEmpty(input) ? fallback : input,
  ),
  id: unary((input) => input),
  lid: unary((input) => input),
  property_accessor: unary((input, key) => (isHash(input) ? (input.get(toText(key)) ?? null) : null)),
};

function isMissing(input: Value, options: Value): boolean {
  const allowFalse = isHash(options) && isTruthy(options.get('allow_false') ?? null);
  return allowFalse ? input === null : !isTruthy(input);
}
