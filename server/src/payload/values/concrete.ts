import { isError, type LiquidError } from '../../semantics/errors.ts';
import { applyFilter } from '../../semantics/filters/index.ts';
import { print } from '../../semantics/print.ts';
import type { Value } from '../../semantics/values.ts';
import type { Abstract } from './abstract.ts';
import { ASSIGNED } from './filter-prints.ts';
import type { Path } from './path.ts';

/** For what depends on the clock. */
const environment = { now: 1_701_886_845_000 };

/** The value once the values of places are given, by their keys; undefined where that does not settle it. */
export function concretize(abstract: Abstract, values: ReadonlyMap<string, Value>): Value | undefined {
  const result = workOut(abstract, values);
  return isError(result) ? `Liquid error: ${result.message}` : result;
}

function workOut(abstract: Abstract, values: ReadonlyMap<string, Value>): Value | LiquidError | undefined {
  switch (abstract.kind) {
    case 'known':
      return abstract.value;
    case 'place':
      return values.get(abstract.path.key);
    case 'filtered': {
      const given = workOut(abstract.input, values);
      // Where a filter fails, `assign` leaves the variable unset, and elsewhere nothing more is done.
      if (isError(given)) return abstract.filter === ASSIGNED ? null : given;
      if (abstract.filter === ASSIGNED) return given;
      const args = abstract.args.map((arg) => concretize(arg, values));
      if (given === undefined || args.some((arg) => arg === undefined)) return undefined;
      return applyFilter(
        abstract.filter,
        given,
        args.map((arg) => arg ?? null),
        environment,
      );
    }
    case 'joined': {
      const parts = abstract.parts.map((part) => concretize(part, values));
      return parts.some((part) => part === undefined) ? undefined : parts.map((part) => print(part ?? null)).join('');
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
