import type { Assumption, Case, Iteration } from '../proof.ts';
import type { RecordedAssumption } from '../reader/occurrences.ts';
import type { CaseContext } from '../solve/case.ts';
import { attributePath } from '../solve/iterations.ts';
import type { ActiveIteration } from '../trail.ts';
import { breakers } from '../values/breakers.ts';
import { placeOf } from '../values/compare.ts';
import { sourceOfError } from '../values/divisors.ts';

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
  const paths = new Set(values.map((value) => (kind === 'error' ? sourceOfError(value) : placeOf(value))?.path));
  const [only] = paths;
  const path =
    paths.size === 1 && only !== undefined
      ? attributePath(only, found.occurrences[0]?.iteration, decisionVariables.paths)
      : undefined;
  let known: Assumption['brokenBy'] | undefined;
  return {
    kind,
    start,
    end,
    text: kind === 'error' && path !== undefined ? path.text : text,
    ...(path && { path }),
    place,
    member,
    when,
    /** Worked out only when it is asked for: it takes as long as all the rest. */
    get brokenBy() {
      known ??= conditions.meter.bounded(() => breakers(values, kind, place, conditions.meter)) ?? [];
      return known;
    },
    ...(iteration && { iteration }),
  };
}
