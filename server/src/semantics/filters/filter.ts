import type { LiquidError } from '../errors.ts';
import type { Value } from '../values.ts';

/** What a filter may know beside its input and arguments. */
export interface FilterEnvironment {
  /** Milliseconds since 1970: the moment of sending. */
  readonly now: number;
}

/**
 * A filter as a pure function. Keyword arguments come last, as one hash, as Ruby hands them over. The caller has counted
 * the arguments: there are at least `required` and at most `required + optional`.
 */
export interface FilterImplementation {
  readonly required: number;
  readonly optional: number;
  apply(input: Value, args: readonly Value[], environment: FilterEnvironment): Value | LiquidError;
}

export type FilterTable = Readonly<Record<string, FilterImplementation>>;

type Apply = FilterImplementation['apply'];

/** A filter with no arguments. */
export function plain(
  apply: (input: Value, environment: FilterEnvironment) => Value | LiquidError,
): FilterImplementation {
  return { required: 0, optional: 0, apply: (input, _args, environment) => apply(input, environment) };
}

/** A filter with one argument. */
export function unary(
  apply: (input: Value, arg: Value, environment: FilterEnvironment) => Value | LiquidError,
): FilterImplementation {
  return { required: 1, optional: 0, apply: (input, [arg = null], environment) => apply(input, arg, environment) };
}

/** A filter with `required` to `required + optional` arguments. */
export function variadic(required: number, optional: number, apply: Apply): FilterImplementation {
  return { required, optional, apply };
}
