import { isError } from '../../semantics/errors.ts';
import { toText } from '../../semantics/print.ts';
import { Time, type Value } from '../../semantics/values.ts';
import type { Meter } from '../conditions/meter.ts';
import type { HoleTime } from '../payload-tree.ts';
import type { Hole } from '../reader/partial-node.ts';
import { type CaseContext, DiagramCase } from '../solve/case.ts';
import type { AbstractValue, Filtered } from '../values/abstract-value.ts';
import { filterKnown } from '../values/known-filters.ts';
import { hasPart, hasPlace } from './sources.ts';

/** What an output prints of the clock, and of what the data hold as dates. */
export function timeValuesOf({ values, reached }: Hole, context: CaseContext): HoleTime[] {
  return values.flatMap(({ value, when }) => {
    if (!hasDate(value)) return [];
    const printed = (moment: number) => {
      const found = new AtMoment(moment, context.conditions.meter).value(value);
      return found === undefined ? undefined : toText(found);
    };
    const there = context.conditions.and(reached, when);
    return [{ isClock: !hasPlace(value), when: DiagramCase.of(there, context), printed }];
  });
}

function hasDate(value: AbstractValue): boolean {
  return hasPart(value, (part) => part.kind === 'filtered' && part.filter === 'date');
}

/** Values at one moment; undefined where something else than a moment decides them. */
class AtMoment {
  private readonly known = new Map<AbstractValue, Value | undefined>();

  constructor(
    private readonly moment: number,
    private readonly meter: Meter,
  ) {}

  value(value: AbstractValue): Value | undefined {
    if (!this.known.has(value)) this.known.set(value, this.workOut(value));
    return this.known.get(value);
  }

  private workOut(value: AbstractValue): Value | undefined {
    if (value.kind === 'known') return value.value;
    if (value.kind === 'joined') return this.text(value.parts);
    return value.kind === 'filtered' ? this.filtered(value) : undefined;
  }

  private filtered(value: Filtered): Value | undefined {
    const { filter } = value;
    const own = new Time(this.moment, 0, 'UTC');
    const input = isDateOfData(value) ? own : this.value(value.input);
    const args = value.args.map((arg) => this.value(arg));
    if (input === undefined) return undefined;
    // Of whatever zone it is: most forms of a moment do not tell.
    if (filter === 'time_zone' && args.includes(undefined)) return own;
    const known = args.filter((arg) => arg !== undefined);
    const result =
      known.length < args.length ? undefined : filterKnown(filter, input, known, { now: this.moment }, this.meter);
    return isError(result) ? undefined : result;
  }

  private text(parts: readonly AbstractValue[]): string | undefined {
    const values = parts.map((part) => this.value(part));
    const known = values.filter((value) => value !== undefined);
    return known.length < values.length ? undefined : known.map(toText).join('');
  }
}

/** A number may be a moment in any unit, and stays in it. */
function isDateOfData({ input, filter }: Filtered): boolean {
  const mayBeDate =
    input.kind === 'place' && (input.representative === undefined || input.representative.valueClass === 'text');
  return mayBeDate && (filter === 'date' || filter === 'time_zone');
}
