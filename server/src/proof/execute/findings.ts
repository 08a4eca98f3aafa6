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

const MOST_ERRORS = 2000;
const MORE = 'More than 2,000 errors stand before this place';

/** What is met again and again is changed in place: to copy it each time would take longer than all else. */
type Growing<Found> = { -readonly [Key in keyof Found]: Found[Key] } & { occurrences: Occurrence[] };

/** What a run has found so far, each once however often it is met. */
export class Findings {
  readonly errors = new Map<string, Growing<RecordedError>>();
  readonly assumptions = new Map<string, Growing<RecordedAssumption>>();
  readonly gaps = new Map<string, Growing<RecordedGap>>();
  /** Where variables are printed that are not set, by where that is. */
  readonly unset = new Map<number, Growing<RecordedUnset>>();
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
    if (known === undefined && this.errors.size >= MOST_ERRORS) {
      this.addTooMany(error);
      return;
    }
    const found = known ?? { ...error, when: this.conditions.never, occurrences: [] };
    this.errors.set(key, found);
    this.meet(found, error.when, error.trail);
  }

  /** Nobody reads so many, so that there are more is told once: those before may be none. */
  private addTooMany({ start, end, when, trail }: PayloadError): void {
    const known = this.gaps.get(MORE) ?? { start, end, reason: MORE, when: this.conditions.never, occurrences: [] };
    this.gaps.set(MORE, known);
    this.meet(known, when, trail);
  }

  addAssumption(found: DeferredAssumption): void {
    const { never } = this.conditions;
    const key = `${found.kind} ${found.start} ${found.place}`;
    const known = this.assumptions.get(key) ?? { ...found, when: never, reached: never, occurrences: [] };
    known.reached = this.conditions.or(known.reached, this.iterations.outsideAll(found.reached));
    known.values = together(known.values, found.values);
    this.assumptions.set(key, known);
    this.meet(known, found.when, found.trail);
  }

  addGap({ start, end }: Span, reason: string, states: readonly State[]): void {
    const when = this.conditions.any(states.map((state) => state.when));
    for (const state of states) this.lose(state);
    const key = `${start} ${reason}`;
    const known = this.gaps.get(key) ?? { start, end, reason, when: this.conditions.never, occurrences: [] };
    this.gaps.set(key, known);
    this.meet(known, when, states[0]?.trail);
  }

  /** A variable is printed into a text although nothing has set it. */
  addUnset(name: string, { start, end }: Span, when: PathCondition, trail: Trail | undefined): void {
    const known = this.unset.get(start) ?? { start, end, name, when: this.conditions.never, occurrences: [] };
    this.unset.set(start, known);
    this.meet(known, when, trail);
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
  private meet(
    found: { when: PathCondition; readonly occurrences: Occurrence[] },
    when: PathCondition,
    trail: Trail | undefined,
  ): void {
    const { occurrences } = found;
    if (occurrences.length < MOST_OCCURRENCES) occurrences.push({ when, trail, iteration: this.iterations.current });
    found.when = this.conditions.or(found.when, this.iterations.outsideAll(when));
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
