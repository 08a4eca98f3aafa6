import { isError, type LiquidError } from '../../semantics/errors.ts';
import { readIndex, readName } from '../../semantics/lookup.ts';
import { print } from '../../semantics/print.ts';
import type { Value } from '../../semantics/values.ts';
import type { Meter } from '../conditions/meter.ts';
import type { AbstractValue, Filtered } from './abstract-value.ts';
import { ASSIGNED } from './filter-kinds.ts';
import { filterKnown } from './known-filters.ts';

/** For what depends on the clock. */
const environment = { now: 1_701_886_845_000 };

/** Values by the keys of their places. */
export type ValuesOfPlaces = Pick<ReadonlyMap<string, Value>, 'get'>;

/** The value once the values of places are given, by their keys; undefined where that does not settle it. */
export function concretize(abstractValue: AbstractValue, values: ValuesOfPlaces, meter: Meter): Value | undefined {
  return new Concrete(values, meter).of(abstractValue);
}

/** Values over those of places; each is worked out once, for it may be part of others many times over. */
class Concrete {
  private readonly known = new Map<AbstractValue, Value | LiquidError | undefined>();

  constructor(
    private readonly values: ValuesOfPlaces,
    private readonly meter: Meter,
  ) {}

  of(abstractValue: AbstractValue): Value | undefined {
    const value = this.resultOf(abstractValue);
    return isError(value) ? `Liquid error: ${value.message}` : value;
  }

  private resultOf(abstractValue: AbstractValue): Value | LiquidError | undefined {
    if (!this.known.has(abstractValue)) this.known.set(abstractValue, this.workOut(abstractValue));
    return this.known.get(abstractValue);
  }

  private workOut(abstractValue: AbstractValue): Value | LiquidError | undefined {
    switch (abstractValue.kind) {
      case 'known':
        return abstractValue.value;
      case 'place':
        return this.values.get(abstractValue.path.key);
      case 'filtered':
        return this.filtered(abstractValue);
      case 'joined': {
        const parts = abstractValue.parts.map((part) => this.resultOf(part));
        if (parts.some((part) => part === undefined)) return undefined;
        return parts.find(isError) ?? parts.map((part) => (isError(part) ? '' : print(part ?? null))).join('');
      }
      default:
        return undefined;
    }
  }

  private filtered({ filter, input: from, args: given }: Filtered): Value | LiquidError | undefined {
    const input = this.resultOf(from);
    if (isError(input)) return filter === ASSIGNED ? null : input;
    const args = given.map((arg) => this.of(arg));
    const known = args.filter((arg) => arg !== undefined);
    if (input === undefined || known.length < args.length) return undefined;
    if (filter === 'property_accessor') return memberOf(input, known[0] ?? null);
    return filterKnown(filter, input, known, environment, this.meter);
  }
}

function memberOf(value: Value, key: Value): Value {
  if (typeof key === 'string') return readName(value, key) ?? null;
  return typeof key === 'bigint' ? (readIndex(value, key) ?? null) : null;
}
