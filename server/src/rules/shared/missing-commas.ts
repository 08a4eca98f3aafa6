import type { Case, PayloadProblem, Proof } from '../../proof/proof.ts';
import type { Span } from '../../template/span.ts';

/** A comma that is missing behind a value, whichever of several members comes next. */
export interface MissingComma {
  readonly when: Case;
  /** One for each of these members, in order. */
  readonly before: readonly PayloadProblem[];
}

/** By the first error of each, with the other errors that follow from one. */
export interface MissingCommas {
  readonly told: ReadonlyMap<PayloadProblem, MissingComma>;
  readonly later: ReadonlySet<PayloadProblem>;
}

function keyOf({ start, end }: Span): string {
  return `${start} ${end}`;
}

/** Where members are left out in some cases, the one behind a missing comma is not always the same: that is one slip. */
export function missingCommasIn({ problems }: Proof): MissingCommas {
  const groups = new Map<string, PayloadProblem[]>();
  const invalid = new Set(problems.flatMap((one) => (one.kind === 'invalid-value' ? keyOf(one) : [])));
  const later = new Set<PayloadProblem>();
  for (const problem of problems) {
    const { kind, printed, previous, iteration, start } = problem;
    if (kind !== 'missing-comma' || printed !== undefined || iteration !== undefined) continue;
    if (previous === undefined || previous.end > start) continue;
    const key = keyOf(previous);
    const known = groups.get(key);
    // A value that is half typed is told first.
    if (invalid.has(key)) later.add(problem);
    else if (known === undefined) groups.set(key, [problem]);
    else known.push(problem);
  }
  const told = new Map<PayloadProblem, MissingComma>();
  for (const before of groups.values()) {
    const [first, ...others] = before;
    if (first === undefined || others.length === 0) continue;
    const when = others.reduce((all, other) => all.or(other.when), first.when);
    told.set(first, { when, before });
    for (const other of others) later.add(other);
  }
  return { told, later };
}
