import { isError } from '../../semantics/errors.ts';
import { applyFilter } from '../../semantics/filters/index.ts';
import { toText } from '../../semantics/print.ts';
import { Time, type Value } from '../../semantics/values.ts';
import { type CaseContext, DiagramCase } from '../cases/case.ts';
import type { Hole } from '../machine/draft.ts';
import type { HoleMoment } from '../payload-tree.ts';
import type { Abstract } from '../values/abstract.ts';
import { hasPlace } from './sources.ts';

/** What an output prints of the clock, and of what the data hold as dates. */
export function momentsOf({ values }: Hole, context: CaseContext): HoleMoment[] {
  return values.flatMap(({ value, when }) => {
    if (!hasDate(value)) return [];
    const printed = (moment: number) => {
      const found = valueAt(value, moment);
      return found === undefined ? undefined : toText(found);
    };
    return [{ isClock: !hasPlace(value), when: new DiagramCase(when, context), printed }];
  });
}

function hasDate(value: Abstract): boolean {
  if (value.kind === 'filtered') return value.filter === 'date' || hasDate(value.input) || value.args.some(hasDate);
  return value.kind === 'joined' && value.parts.some(hasDate);
}

/** The value at a moment; undefined where something else than a moment decides it. */
function valueAt(value: Abstract, moment: number): Value | undefined {
  if (value.kind === 'known') return value.value;
  if (value.kind === 'joined') return textAt(value.parts, moment);
  if (value.kind !== 'filtered') return undefined;
  const { filter } = value;
  const input = isDateOfData(value) ? new Time(moment, 0, 'UTC') : valueAt(value.input, moment);
  const args = value.args.map((arg) => valueAt(arg, moment));
  if (input === undefined) return undefined;
  // Of whatever zone it is: most forms of a moment do not tell.
  if (filter === 'time_zone' && args.includes(undefined)) return new Time(moment, 0, 'UTC');
  const known = args.filter((arg) => arg !== undefined);
  const result = known.length < args.length ? undefined : applyFilter(filter, input, known, { now: moment });
  return isError(result) ? undefined : result;
}

function textAt(parts: readonly Abstract[], moment: number): string | undefined {
  let text = '';
  for (const part of parts) {
    const found = valueAt(part, moment);
    if (found === undefined) return undefined;
    text += toText(found);
  }
  return text;
}

/** A number may be a moment in any unit, and stays in it. */
function isDateOfData({ input, filter }: Extract<Abstract, { kind: 'filtered' }>): boolean {
  const mayBeDate = input.kind === 'place' && (input.sort === undefined || input.sort.sort === 'text');
  return mayBeDate && (filter === 'date' || filter === 'time_zone');
}
