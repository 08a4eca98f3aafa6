import type { Span } from '../../template/span.ts';
import { accountOf } from '../budget.ts';
import type { PathCondition } from '../conditions/conditions.ts';
import type { Account } from '../conditions/meter.ts';
import type { Run } from '../execute/run.ts';
import {
  type Assumption,
  type Case,
  type Gap,
  type PayloadProblem,
  type Proof,
  type Unset,
  verdictOf,
} from '../proof.ts';
import type { RecordedAssumption, RecordedError, RecordedGap, RecordedUnset } from '../reader/occurrences.ts';
import type { State } from '../reader/state.ts';
import { type CaseContext, DiagramCase } from '../solve/case.ts';
import { CasesOfInterest } from '../solve/interest.ts';
import { namesAsked } from './asked.ts';
import { assumptionOf, iterationOf } from './assumption.ts';
import { exposeRoots } from './expose.ts';
import { Stopped } from './stopped.ts';
import { withBreakers } from './with-breakers.ts';
import { type Met, WrongKinds } from './wrong-kinds.ts';

export function proofOf(run: Run, ended: readonly State[]): Proof {
  const { conditions, source, meter } = run;
  const report = new Report(run, accountOf('report', source.length, meter));
  const { context, inPayload, inAll } = contextsOf(run, ended, report);
  const kinds = report.paying(
    () => new WrongKinds(run, context),
    () => undefined,
  );
  for (const error of inOrder(run.findings.errors.values())) report.addError(error, context, kinds);
  for (const gap of inOrder(run.findings.gaps.values())) report.addGap(gap, context, kinds);
  const stopped = new Stopped(run);
  for (const one of inOrder(run.findings.assumptions.values())) {
    const found = report.paying(
      () => stopped.sent(one),
      () => one,
    );
    if (found !== undefined) report.addAssumption(found, context, inPayload.interest, kinds);
  }
  for (const found of kinds?.assumptions ?? []) report.addAssumption(found, context, inPayload.interest, undefined);
  for (const found of inOrder(run.findings.unset.values())) report.addUnset(found, context);
  const { problems, gaps, unset } = report;
  const assumptions = report.paying(
    () => withBreakers(report.assumptions),
    () => report.assumptions,
  );
  report.addCut(context);
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
    aborted: DiagramCase.of(run.findings.aborted, inAll),
    ...recordsOf(run),
  };
}

/** What the run has recorded for others. */
function recordsOf(run: Run): Pick<Proof, 'stats' | 'reads' | 'asked' | 'meter'> {
  const { joining, decisionVariables, reads, meter } = run;
  const stats = { mostStates: joining.mostStates, decisionVariables: decisionVariables.all.size };
  return { stats, reads, asked: () => namesAsked(run), meter };
}

/** In what is sent at all, and in what could be followed to its end: of the rest nobody can say what is in it. And in all there is. */
function contextsOf(run: Run, ended: readonly State[], report: Report) {
  const { conditions, decisionVariables, source, findings, reads } = run;
  const { always } = conditions;
  const otherwise = () => always;
  const followed = report.paying(() => conditions.any(ended.map(({ when }) => when)), otherwise);
  const sent = report.paying(() => conditions.or(findings.lost, followed), otherwise);
  const among = (interest: PathCondition): CaseContext => ({
    conditions,
    decisionVariables,
    source,
    reads,
    interest: new CasesOfInterest(conditions, decisionVariables, interest),
  });
  return { context: among(sent), inPayload: among(followed), inAll: among(always) };
}

/** On top of what it takes to tell whether it may happen. */
const STEPS_PER_ERROR = 20;

/** Makes of what was found what rules read. Once its steps are used up, what was found counts as possible and is not looked into. */
class Report {
  readonly problems: PayloadProblem[] = [];
  readonly gaps: Gap[] = [];
  readonly assumptions: Assumption[] = [];
  readonly unset: Unset[] = [];
  private isGivenUp = false;

  constructor(
    private readonly run: Run,
    private readonly account: Account,
  ) {}

  paying<T>(work: () => T, otherwise: () => T): T {
    return this.run.meter.within(this.account, work, otherwise);
  }

  /** An error is one only where some values lead to it; where none can be told, the proof has a gap there. */
  addError(error: RecordedError, context: CaseContext, kinds: WrongKinds | undefined): void {
    const { start, end } = error;
    const found = this.paying(
      () => {
        this.run.meter.spend(STEPS_PER_ERROR);
        const one = judged(error, errorContext(error, context, this.run), kinds);
        return one && problemOf(one.found, one.context);
      },
      () => this.giveUp({ start, end }, context),
    );
    if (found !== undefined && 'reason' in found) this.gaps.push({ start, end, ...found });
    else if (found !== undefined) this.problems.push(found);
  }

  /** What the errors behind it need is not known either, which need not be told of each. */
  private giveUp({ start, end }: Span, context: CaseContext): undefined {
    if (!this.isGivenUp)
      this.gaps.push({ start, end, reason: 'Checking this part would take too long', when: everything(context) });
    this.isGivenUp = true;
    return undefined;
  }

  addGap(gap: RecordedGap, context: CaseContext, kinds: WrongKinds | undefined): void {
    const one = this.paying(
      () => judged(gap, context, kinds),
      () => ({ found: gap, context }),
    );
    const when = one && this.possible(one.found, one.context);
    if (when !== undefined) this.gaps.push({ start: gap.start, end: gap.end, reason: gap.reason, when });
  }

  /** What an assumption leaves out may also be met by way of a choice that was not told apart. */
  addCut(context: CaseContext): void {
    const [first] = this.assumptions;
    if (first === undefined || !this.run.decisionVariables.areMost) return;
    const { start, end } = first;
    this.gaps.push({
      start,
      end,
      reason: 'This body asks for more values than can be told apart',
      when: everything(context),
    });
  }

  addUnset(found: RecordedUnset, context: CaseContext): void {
    const { start, end, name } = found;
    const when = this.paying(
      () => caseOf(found, context),
      () => undefined,
    );
    if (when !== undefined && !when.isNever) this.unset.push({ start, end, name, when });
  }

  /** @param followed without what was lost at other outputs: that no error was printed before goes without saying. */
  addAssumption(
    found: RecordedAssumption,
    context: CaseContext,
    followed: CasesOfInterest,
    kinds: WrongKinds | undefined,
  ): void {
    // That the message is stopped for all harmless values says nothing of the others, which were followed no further.
    const isReached = this.paying(
      () => kinds?.isOfWrongKinds(found) !== true,
      () => true,
    );
    if (!isReached) return;
    // What breaks it was left out of what is sent, and comes back in.
    const when = this.paying(
      (): Case =>
        caseOf(found, { ...context, interest: context.interest.with(found.when), reported: followed.with(found.when) }),
      () => everything(context),
    );
    this.assumptions.push(assumptionOf(found, when, context));
  }

  private possible(found: Pick<RecordedGap, 'when' | 'occurrences'>, context: CaseContext): Case | undefined {
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

function inOrder<T extends { start: number; end: number }>(found: Iterable<T>): readonly T[] {
  return [...found].sort((one, other) => one.start - other.start || one.end - other.end);
}

function caseOf({ when, occurrences }: Pick<RecordedGap, 'when' | 'occurrences'>, context: CaseContext): DiagramCase {
  return DiagramCase.of(when, context, occurrences);
}

/**
 * A finding with the cases among which it is told: those with values of the right kinds, as long as they lead to it. Undefined where only others
 * do, which is told of those values.
 */
function judged<Found extends Met>(
  found: Found,
  context: CaseContext,
  kinds: WrongKinds | undefined,
): { readonly found: Found; readonly context: CaseContext } | undefined {
  if (kinds === undefined || !context.interest.isPossible(found.when)) return { found, context };
  const among = kinds.right(context);
  const met = kinds.met(found, among);
  if (met !== undefined) return { found: met, context: among };
  return kinds.blame(found) ? undefined : { found, context };
}

/** Where an output behind an error leaves none of its cases harmless, the error is there all the same. */
function errorContext({ when }: RecordedError, context: CaseContext, { conditions, findings }: Run): CaseContext {
  if (context.interest.isPossible(when)) return context;
  return { ...context, interest: context.interest.with(conditions.and(when, conditions.not(findings.aborted))) };
}

function problemOf(
  error: RecordedError,
  context: CaseContext,
): PayloadProblem | Omit<Gap, 'start' | 'end'> | undefined {
  const when = caseOf(error, context);
  if (when.isNever) return undefined;
  const { kind, start, end, found, printed, previous, next } = error;
  if (error.isUnsure || !when.isSolvable) return { reason: 'An earlier test could not be followed', when };
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
