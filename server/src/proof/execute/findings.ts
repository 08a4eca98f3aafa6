import type { Span } from '../../template/span.ts';
import type { Conditions, PathCondition } from '../conditions/conditions.ts';
import type {
  DeferredAssumption,
  PayloadError,
  RecordedAssumption,
  RecordedError,
  RecordedGap,
  RecordedUnset,
} from '../reader/occurrences.ts';
import type { PartialNode } from '../reader/partial-node.ts';
import type { State } from '../reader/state.ts';
import { MOST_OCCURRENCES, type Occurrence, type Trail } from '../trail.ts';
import type { Iterations } from './iterations.ts';

/** What a run has found so far, each once however often it is met. */
export class Findings {
  readonly errors = new Map<string, RecordedError>();
  readonly assumptions = new Map<string, RecordedAssumption>();
  readonly gaps = new Map<string, RecordedGap>();
  /** Where variables are printed that are not set, by where that is. */
  readonly unset = new Map<number, RecordedUnset>();
  readonly roots: { value: PartialNode; when: PathCondition }[] = [];
  /** When the reading could not go on. */
  lost: PathCondition;
  /** When the message is aborted, so that nothing is sent. */
  aborted: PathCondition;

  constructor(
    private readonly conditions: Conditions,
    private readonly iterations: Iterations,
  ) {
    this.lost = conditions.never;
    this.aborted = conditions.never;
  }

  addError(error: PayloadError): void {
    const key = `${error.kind} ${error.start} ${error.end} ${error.isUnsure}`;
    const known = this.errors.get(key);
    const { when, occurrences } = this.record(known, error.when, error.trail);
    this.errors.set(key, { ...(known ?? error), when, occurrences });
  }

  addAssumption(found: DeferredAssumption): void {
    const key = `${found.kind} ${found.start} ${found.place}`;
    const known = this.assumptions.get(key);
    const before = known?.reached ?? this.conditions.never;
    const reached = this.conditions.or(before, this.iterations.outsideAll(found.reached));
    const values = known === undefined ? found.values : together(known.values, found.values);
    const { when, occurrences } = this.record(known, found.when, found.trail);
    this.assumptions.set(key, { ...(known ?? found), when, occurrences, values, reached });
  }

  addGap({ start, end }: Span, reason: string, states: readonly State[]): void {
    const key = `${start} ${reason}`;
    const when = this.conditions.any(states.map((state) => state.when));
    for (const state of states) this.lose(state);
    this.gaps.set(key, { start, end, reason, ...this.record(this.gaps.get(key), when, states[0]?.trail) });
  }

  /** A variable is printed into a text although nothing has set it. */
  addUnset(name: string, { start, end }: Span, when: PathCondition, trail: Trail | undefined): void {
    this.unset.set(start, { start, end, name, ...this.record(this.unset.get(start), when, trail) });
  }

  addRoot(value: PartialNode, when: PathCondition): void {
    const known = this.roots.find((root) => root.value === value);
    if (known === undefined) this.roots.push({ value, when });
    else known.when = this.conditions.or(known.when, when);
  }

  /** What is sent then is not known any more, but something is. */
  lose({ when }: State): void {
    this.lost = this.conditions.or(this.lost, this.iterations.outsideAll(when));
  }

  abort({ when }: State): void {
    this.aborted = this.conditions.or(this.aborted, this.iterations.outsideAll(when));
  }

  /** The steps are used up: of the rest of the body nothing is known, and it is told once, where that happened. */
  giveUp({ start, end }: Span): void {
    const { always } = this.conditions;
    const reason = 'The loops and conditions lead to more combinations than can be followed';
    this.lost = always;
    this.gaps.set('exhausted', { start, end, reason, when: always, occurrences: [] });
  }

  /** One more way in which something is met. */
  private record(
    known: { when: PathCondition; occurrences: readonly Occurrence[] } | undefined,
    when: PathCondition,
    trail: Trail | undefined,
  ) {
    const occurrence: Occurrence = { when, trail, iteration: this.iterations.current };
    const occurrences = [...(known?.occurrences ?? []), occurrence].slice(0, MOST_OCCURRENCES);
    const before = known?.when ?? this.conditions.never;
    return { when: this.conditions.or(before, this.iterations.outsideAll(when)), occurrences };
  }
}

/** Pairs of values that are compared in less time than a set takes. */
const FEW = 64;

/** Mostly the same values are met in each iteration of a loop. */
function together<Value>(known: readonly Value[], more: readonly Value[]): readonly Value[] {
  const areFew = known.length * more.length <= FEW;
  if (areFew && more.every((value) => known.includes(value))) return known;
  return [...new Set([...known, ...more])];
}
