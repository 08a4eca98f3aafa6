import { accountOf } from '../budget.ts';
import { type Account, Meter } from '../conditions/meter.ts';
import type { Run } from '../execute/run.ts';
import type { Assumption, Case, Gap, PayloadProblem, Proof, Turn, Unset, Verdict } from '../proof.ts';
import type { FoundAssumption, FoundGap, FoundSlip, FoundUnset } from '../reader/occurrences.ts';
import type { State, TurnInfo } from '../reader/state.ts';
import { type CaseContext, DiagramCase } from '../solve/case.ts';
import { Care } from '../solve/interest.ts';
import { attributePath } from '../solve/iterations.ts';
import { breakers } from '../values/breakers.ts';
import { placeOf } from '../values/compare.ts';
import { exposeRoots } from './expose.ts';

const always: Case = {
  isNever: false,
  isAlways: true,
  and: (other) => other,
  or: () => always,
  not: () => never,
  solve: () => ({ words: [], facts: [], decisions: [] }),
  explain: () => ({ words: [], facts: [], decisions: [] }),
};

const never: Case = {
  isNever: true,
  isAlways: false,
  and: () => never,
  or: (other) => other,
  not: () => always,
  solve: () => undefined,
  explain: () => undefined,
};

/** Of a body that is never sent, or not followed at all. */
export function emptyProof(): Proof {
  return {
    verdict: 'not-proved',
    cases: 0,
    problems: [],
    assumptions: [],
    gaps: [],
    unset: [],
    sent: never,
    stats: { mostStates: 0 },
    meter: new Meter(),
  };
}

export function proofOf(run: Run, ended: readonly State[]): Proof {
  const { conditions, subjects, source, meter } = run;
  const report = new Report(run, accountOf('report', source.length, meter));
  const followed = report.paying(
    () => conditions.any(ended.map(({ when }) => when)),
    () => conditions.always,
  );
  const lost = report.paying(
    () => conditions.or(run.lost, followed),
    () => conditions.always,
  );
  const context: CaseContext = { conditions, subjects, source, care: new Care(conditions, subjects, lost) };
  // Of what could not be followed to its end nobody can say what is in it.
  const inPayload: CaseContext = { ...context, care: new Care(conditions, subjects, followed) };
  for (const slip of inOrder(run.slips.values())) report.addSlip(slip, context);
  for (const gap of inOrder(run.gaps.values())) report.addGap(gap, context);
  for (const found of inOrder(run.assumptions.values())) report.addAssumption(found, context, inPayload.care);
  for (const found of inOrder(run.unset.values())) report.addUnset(found, context);
  const { problems, gaps, unset } = report;
  const assumptions = report.paying(
    () => withBreakers(report.assumptions),
    () => report.assumptions,
  );
  const payload = meter.within(
    accountOf('expose', source.length, meter),
    () => exposeRoots(run, inPayload),
    () => undefined,
  );
  return {
    verdict: verdictOf(problems, gaps, assumptions),
    cases: run.cases,
    problems,
    assumptions,
    gaps,
    unset,
    ...(payload && { payload }),
    sent: DiagramCase.of(conditions.always, inPayload),
    stats: { mostStates: run.mostStates },
    meter,
  };
}

/** Makes of what was found what rules read. Once its steps are used up, what was found counts as possible and is not looked into. */
class Report {
  readonly problems: PayloadProblem[] = [];
  readonly gaps: Gap[] = [];
  readonly assumptions: Assumption[] = [];
  readonly unset: Unset[] = [];

  constructor(
    private readonly run: Run,
    private readonly account: Account,
  ) {}

  paying<T>(work: () => T, otherwise: () => T): T {
    return this.run.meter.within(this.account, work, otherwise);
  }

  /** A slip is one only where some values lead to it; where none can be told, the proof has a gap there. */
  addSlip(slip: FoundSlip, context: CaseContext): void {
    const { start, end } = slip;
    const found = this.paying(
      () => problemOf(slip, slipContext(slip, context, this.run)),
      (): Omit<Gap, 'start' | 'end'> => ({
        reason: 'Checking this part would take too long',
        when: everything(context),
      }),
    );
    if (found !== undefined && 'reason' in found) this.gaps.push({ start, end, ...found });
    else if (found !== undefined) this.problems.push(found);
  }

  addGap(gap: FoundGap, context: CaseContext): void {
    const when = this.possible(gap, context);
    if (when !== undefined) this.gaps.push({ start: gap.start, end: gap.end, reason: gap.reason, when });
  }

  addUnset(found: FoundUnset, context: CaseContext): void {
    const { start, end, name } = found;
    const when = this.paying(
      () => caseOf(found, context),
      () => undefined,
    );
    if (when !== undefined && !when.isNever) this.unset.push({ start, end, name, when });
  }

  /** @param followed without what was lost at other outputs: that no error was printed before goes without saying. */
  addAssumption(found: FoundAssumption, context: CaseContext, followed: Care): void {
    const isReached = this.paying(
      () => context.care.isPossible(found.reached),
      () => true,
    );
    if (!isReached) return;
    // What breaks it was left out of what is sent, and comes back in.
    const when = this.paying(
      (): Case => caseOf(found, { ...context, care: context.care.with(found.when), told: followed.with(found.when) }),
      () => everything(context),
    );
    this.assumptions.push(assumptionOf(found, when, context));
  }

  private possible(found: Pick<FoundGap, 'when' | 'ways'>, context: CaseContext): Case | undefined {
    return this.paying(
      () => {
        const when: Case = caseOf(found, context);
        return when.isNever ? undefined : when;
      },
      () => everything(context),
    );
  }
}

/** Where nothing can be told any more. */
function everything(context: CaseContext): Case {
  return DiagramCase.of(context.conditions.always, context);
}

function verdictOf(problems: readonly unknown[], gaps: readonly unknown[], assumptions: readonly unknown[]): Verdict {
  if (problems.length > 0) return 'refuted';
  if (gaps.length > 0) return 'not-proved';
  return assumptions.length > 0 ? 'conditional' : 'proved';
}

function inOrder<T extends { start: number; end: number }>(found: Iterable<T>): readonly T[] {
  return [...found].sort((one, other) => one.start - other.start || one.end - other.end);
}

function caseOf({ when, ways }: Pick<FoundGap, 'when' | 'ways'>, context: CaseContext): DiagramCase {
  return DiagramCase.of(when, context, ways);
}

/** Where an output behind a slip leaves none of its cases harmless, the slip is there all the same. */
function slipContext({ when }: FoundSlip, context: CaseContext, { conditions, aborted }: Run): CaseContext {
  if (context.care.isPossible(when)) return context;
  return { ...context, care: context.care.with(conditions.and(when, conditions.not(aborted))) };
}

function problemOf(slip: FoundSlip, context: CaseContext): PayloadProblem | Omit<Gap, 'start' | 'end'> | undefined {
  const when = caseOf(slip, context);
  if (when.isNever) return undefined;
  const { kind, start, end, found, printed, previous, next } = slip;
  if (slip.isUnsure || when.solve() === undefined) return { reason: 'An earlier test could not be followed', when };
  const turn = turnOf(slip.ways[0]?.turn);
  return {
    kind,
    start,
    end,
    found,
    ...(printed !== undefined && { printed }),
    ...(previous && { previous }),
    ...(next && { next }),
    when,
    ...(turn && { turn }),
  };
}

function turnOf(turn: TurnInfo | undefined): Turn | undefined {
  return turn && { loop: turn.span, which: turn.which };
}

/** Of several assumptions on one output, those that no value is known to break are not worth telling. */
function withBreakers(assumptions: readonly Assumption[]): readonly Assumption[] {
  const counts = new Map<number, number>();
  for (const { start } of assumptions) counts.set(start, (counts.get(start) ?? 0) + 1);
  const broken = new Set<number>();
  for (const one of assumptions) if (counts.get(one.start) !== 1 && one.brokenBy.length > 0) broken.add(one.start);
  return assumptions.filter((one) => !broken.has(one.start) || one.brokenBy.length > 0);
}

function assumptionOf(found: FoundAssumption, when: Case, { conditions, subjects }: CaseContext): Assumption {
  const { kind, start, end, text, place, member, values } = found;
  const turn = turnOf(found.ways[0]?.turn);
  const paths = new Set(values.map((value) => placeOf(value)?.path));
  const [only] = paths;
  const path =
    paths.size === 1 && only !== undefined ? attributePath(only, found.ways[0]?.turn, subjects.paths) : undefined;
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
    ...(turn && { turn }),
  };
}
