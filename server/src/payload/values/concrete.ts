import { isError, type LiquidError } from '../../semantics/errors.ts';
import { applyFilter } from '../../semantics/filters/index.ts';
import { print } from '../../semantics/print.ts';
import type { Value } from '../../semantics/values.ts';
import type { Abstract } from './abstract.ts';
import { ASSIGNED } from './filter-kinds.ts';
import type { Path } from './path.ts';

/** For what depends on the clock. */
const environment = { now: 1_701_886_845_000 };

/** The value once the values of places are given, by their keys; undefined where that does not settle it. */
export function concretize(abstract: Abstract, values: ReadonlyMap<string, Value>): Value | undefined {
  const value = resultOf(abstract, values);
  return isError(value) ? `Liquid error: ${value.message}` : value;
}

function resultOf(abstract: Abstract, values: ReadonlyMap<string, Value>): Value | LiquidError | undefined {
  switch (abstract.kind) {
    case 'known':
      return abstract.value;
    case 'place':
      return values.get(abstract.path.key);
    case 'filtered': {
      const input = resultOf(abstract.input, values);
      if (isError(input)) return abstract.filter === ASSIGNED ? null : input;
      const args = abstract.args.map((arg) => concretize(arg, values));
      if (input === undefined || args.some((arg) => arg === undefined)) return undefined;
      return applyFilter(
        abstract.filter,
        input,
        args.map((arg) => arg ?? null),
        environment,
      );
    }
    case 'joined': {
      const parts = abstract.parts.map((part) => resultOf(part, values));
      if (parts.some((part) => part === undefined)) return undefined;
      return parts.find(isError) ?? parts.map((part) => (isError(part) ? '' : print(part ?? null))).join('');
    }
    default:
      return undefined;
  }
}

/** The places that a value is made of. */
export function placesOf(abstract: Abstract): readonly Path[] {
  switch (abstract.kind) {
    case 'place':
      return [abstract.path];
    case 'filtered':
      return [abstract.input, ...abstract.args].flatMap(placesOf);
    case 'joined':
      return abstract.parts.flatMap(placesOf);
    default:
      return [];
  }
}
