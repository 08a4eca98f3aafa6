import type { Assumption, Case, Iteration } from '../proof.ts';
import type { RecordedAssumption } from '../reader/occurrences.ts';
import type { CaseContext } from '../solve/case.ts';
import { attributePath } from '../solve/iterations.ts';
import type { ActiveIteration } from '../trail.ts';
import type { AbstractValue } from '../values/abstract-value.ts';
import { breakers } from '../values/breakers.ts';
import { placeOf } from '../values/compare.ts';
import type { InputPath } from '../values/input-path.ts';

export function iterationOf(iteration: ActiveIteration | undefined): Iteration | undefined {
  return iteration && { loop: iteration.span, which: iteration.which };
}

/** What others see of an assumption. */
export function assumptionOf(
  found: RecordedAssumption,
  when: Case,
  { conditions, decisionVariables }: CaseContext,
): Assumption {
  const { kind, start, end, text, place, member, values } = found;
  const iteration = iterationOf(found.occurrences[0]?.iteration);
  const only = pathOf(values);
  const path = only && attributePath(only, found.occurrences[0]?.iteration, decisionVariables.paths);
  const of = only === undefined ? values : values.filter((value) => placeOf(value)?.path === only);
  let known: Assumption['brokenBy'] | undefined;
  return {
    kind,
    start,
    end,
    text,
    ...(path && { path }),
    place,
    member,
    when,
    /** Worked out only when it is asked for: it takes as long as all the rest. */
    get brokenBy() {
      known ??= conditions.meter.bounded(() => breakers(of, kind, place, conditions.meter)) ?? [];
      return known;
    },
    ...(iteration && { iteration }),
  };
}

/** The place that all are at, or the only one that holds them where others hold nothing of the kind, as a text has no members. */
function pathOf(values: readonly AbstractValue[]): InputPath | undefined {
  const paths = new Set(values.map((value) => placeOf(value)?.path));
  const own = paths.size === 1 ? paths : new Set(values.flatMap((value) => (value.kind === 'place' ? value.path : [])));
  const [only] = own;
  return own.size === 1 ? only : undefined;
}
