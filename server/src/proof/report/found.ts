import type { Assumption, Case, Gap, Iteration, PayloadProblem } from '../proof.ts';
import type { RecordedAssumption, RecordedError, RecordedGap } from '../reader/occurrences.ts';
import { type CaseContext, DiagramCase } from '../solve/case.ts';
import { attributePath } from '../solve/iterations.ts';
import type { ActiveIteration } from '../trail.ts';
import { breakers } from '../values/breakers.ts';
import { placeOf } from '../values/compare.ts';

export function caseOf(
  { when, occurrences }: Pick<RecordedGap, 'when' | 'occurrences'>,
  context: CaseContext,
): DiagramCase {
  return DiagramCase.of(when, context, occurrences);
}

/** An error as rules see it: a gap where no values are found that lead to it; undefined where none can. */
export function problemOf(
  error: RecordedError,
  context: CaseContext,
): PayloadProblem | Omit<Gap, 'start' | 'end'> | undefined {
  const when = caseOf(error, context);
  if (when.isNever) return undefined;
  const { kind, start, end, found, printed, previous, next } = error;
  if (error.isUnsure || when.solve() === undefined) return { reason: 'An earlier test could not be followed', when };
  const iteration = iterationOf(error.occurrences[0]?.iteration);
  return {
    kind,
    start,
    end,
    found,
    ...(printed !== undefined && { printed }),
    ...(previous && { previous }),
    ...(next && { next }),
    when,
    ...(iteration && { iteration }),
  };
}

function iterationOf(iteration: ActiveIteration | undefined): Iteration | undefined {
  return iteration && { loop: iteration.span, which: iteration.which };
}

export function assumptionOf(
  found: RecordedAssumption,
  when: Case,
  { conditions, decisionVariables }: CaseContext,
): Assumption {
  const { kind, start, end, text, place, member, values } = found;
  const iteration = iterationOf(found.occurrences[0]?.iteration);
  const paths = new Set(values.map((value) => placeOf(value)?.path));
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
    text,
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
