import { accountOf } from '../budget.ts';
import { Care } from '../cases/care.ts';
import { type CaseContext, DiagramCase } from '../cases/case.ts';
import { Meter } from '../cases/meter.ts';
import { attributePath } from '../cases/turns.ts';
import type { FoundAssumption, FoundGap, FoundSlip } from '../machine/found.ts';
import type { State, TurnInfo } from '../machine/state.ts';
import type { Assumption, Case, Gap, PayloadProblem, Proof, Turn, Verdict } from '../proof.ts';
import { breakers } from '../values/breakers.ts';
import { placeOf } from '../values/compare.ts';
import { exposeRoots } from './expose.ts';
import type { Run } from './run.ts';

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
  const followed = conditions.any(ended.map(({ when }) => when));
  const account = accountOf('solve', source.length, meter);
  const care = new Care(conditions, subjects, conditions.or(run.lost, followed));
  const context: CaseContext = { conditions, subjects, source, care, account };
  // Of what could not be followed to its end nobody can say what is in it.
  const inPayload: CaseContext = { ...context, care: new Care(conditions, subjects, followed) };
  const problems: PayloadProblem[] = [];
  const gaps: Gap[] = [];
  for (const slip of inOrder(run.slips.values())) addProblem(slip, slipContext(slip, context, run), problems, gaps);
  for (const gap of inOrder(run.gaps.values())) {
    const when = caseOf(gap, context);
    if (!when.isNever) gaps.push({ start: gap.start, end: gap.end, reason: gap.reason, when });
  }
  const assumptions = withBreakers(inOrder(run.assumptions.values()).flatMap((found) => assumptionOf(found, context)));
  const unset = inOrder(run.unset.values()).flatMap((found) => {
    const when = caseOf(found, context);
    return when.isNever ? [] : [{ start: found.start, end: found.end, name: found.name, when }];
  });
  const payload = exposeRoots(run, inPayload);
  return {
    verdict: verdictOf(problems, gaps, assumptions),
    cases: run.cases,
    problems,
    assumptions,
    gaps,
    unset,
    ...(payload && { payload }),
    sent: new DiagramCase(followed, inPayload),
    stats: { mostStates: run.mostStates },
    meter: run.meter,
  };
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
  return new DiagramCase(when, context, ways);
}

/** Where an output behind a slip leaves none of its cases harmless, the slip is there all the same. */
function slipContext({ when }: FoundSlip, context: CaseContext, { conditions, aborted }: Run): CaseContext {
  if (context.care.isPossible(when)) return context;
  return { ...context, care: context.care.with(conditions.and(when, conditions.not(aborted))) };
}

/** A slip is one only where some values lead to it; where none can be told, the proof has a gap there. */
function addProblem(slip: FoundSlip, context: CaseContext, problems: PayloadProblem[], gaps: Gap[]): void {
  const when = caseOf(slip, context);
  if (when.isNever) return;
  const { kind, start, end, found, printed, previous, next } = slip;
  if (slip.isUnsure || when.solve() === undefined) {
    gaps.push({
      start,
      end,
      reason: 'A slip here may or may not be possible, because a test before it cannot be followed',
      when,
    });
    return;
  }
  const turn = turnOf(slip.ways[0]?.turn);
  problems.push({
    kind,
    start,
    end,
    found,
    ...(printed !== undefined && { printed }),
    ...(previous && { previous }),
    ...(next && { next }),
    when,
    ...(turn && { turn }),
  });
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

function assumptionOf(found: FoundAssumption, context: CaseContext): readonly Assumption[] {
  if (!context.care.isPossible(found.reached)) return [];
  // What breaks it was left out of what is sent, and comes back in.
  const when = caseOf(found, { ...context, care: context.care.with(found.when) });
  const { kind, start, end, text, place, member, values } = found;
  const turn = turnOf(found.ways[0]?.turn);
  const paths = new Set(values.map((value) => placeOf(value)?.path));
  const [only] = paths;
  const path =
    paths.size === 1 && only !== undefined
      ? attributePath(only, found.ways[0]?.turn, context.subjects.paths)
      : undefined;
  let known: Assumption['brokenBy'] | undefined;
  return [
    {
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
        known ??= breakers(values, kind, place, context.conditions.meter);
        return known;
      },
      ...(turn && { turn }),
    },
  ];
}
