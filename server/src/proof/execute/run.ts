import type { DeclaredType } from '../../catalog/types.ts';
import type { Span } from '../../template/span.ts';
import type { Node, Template } from '../../template/tree.ts';
import { Conditions, type PathCondition } from '../conditions/conditions.ts';
import { type Diagram, isLeaf, leavesOf, Space } from '../conditions/diagram.ts';
import { Meter } from '../conditions/meter.ts';
import { DeclaredTypes } from '../prepare/declared.ts';
import { Liveness } from '../prepare/liveness.ts';
import { LoopNames } from '../prepare/loop-names.ts';
import { gatherObservations } from '../prepare/observations.ts';
import { markOf, nameOf, partlySet } from '../prepare/partly-set.ts';
import type { PayloadError, Reading } from '../reader/cursor.ts';
import { type Merger, mergeStates, widenStates } from '../reader/join.ts';
import type {
  DeferredAssumption,
  RecordedAssumption,
  RecordedError,
  RecordedGap,
  RecordedUnset,
} from '../reader/occurrences.ts';
import type { PartialNode } from '../reader/partial-node.ts';
import { Shapes, type State } from '../reader/state.ts';
import { type ActiveIteration, MOST_OCCURRENCES, type Occurrence, type Trail } from '../trail.ts';
import { type AbstractValue, AbstractValues, type Captured, type Values } from '../values/abstract-value.ts';
import { DecisionVariables } from '../values/decision-variables.ts';
import { Environment } from '../values/environment.ts';
import { Evaluator } from '../values/evaluator.ts';
import { InputPaths } from '../values/input-path.ts';
import { Tester } from '../values/tester.ts';

/** More states at one place are not distinguished. */
const MOST_STATES = 256;
/** What it costs to move a state over a node, beside what is decided and read on the way. */
const STEPS_PER_STATE = 40;

/** One reading of a body: all that its parts share, and what was found so far. */
export class Run {
  readonly meter: Meter = new Meter();
  readonly conditions = new Conditions(this.meter);
  readonly space = new Space<AbstractValue>(this.meter, ({ id }) => id);
  readonly abstractValues = new AbstractValues();
  readonly paths: InputPaths;
  readonly shapes = new Shapes();
  readonly decisionVariables: DecisionVariables;
  readonly evaluator: Evaluator;
  readonly tester: Tester;
  readonly errors = new Map<string, RecordedError>();
  readonly assumptions = new Map<string, RecordedAssumption>();
  readonly gaps = new Map<string, RecordedGap>();
  /** Where variables are printed that are not set, by where that is. */
  readonly unset = new Map<number, RecordedUnset>();
  readonly partlySet: ReadonlySet<string>;
  readonly roots: { value: PartialNode; when: PathCondition }[] = [];
  /** The innermost loop that is being walked: where `break` and `continue` leave their states. */
  readonly loops: { readonly breaks: State[]; readonly continues: State[] }[] = [];
  iteration: ActiveIteration | undefined;
  /** When the reading could not go on. */
  lost: PathCondition = this.conditions.never;
  /** Where `break` has ended the rendering. */
  readonly ended: State[] = [];
  /** When the message is aborted, so that nothing is sent. */
  aborted: PathCondition = this.conditions.never;
  /** Captured blocks that are being printed, one in another. */
  depth = 0;
  /** What captured blocks print, by their identity. */
  readonly collected = new Map<number, Values>();
  /** By the offset of a block: the arms of its condition, or the numbers of iterations, that were taken. */
  private readonly arms = new Map<number, Set<string>>();
  mostStates = 1;
  private readonly leaves = new WeakMap<
    Values,
    readonly { readonly value: AbstractValue; readonly when: PathCondition }[]
  >();
  /** By the loop whose items they may ask for. */
  private readonly depending = new Map<number, Map<Diagram<unknown>, boolean>>();
  /** Conditions without the items of loops, by the loops. */
  private readonly projected = new Map<string, Map<number, PathCondition>>();
  /** The same until another iteration begins. */
  private lastReading: Reading | undefined;
  private iterationIds = 0;
  /** Where the run is. */
  private at: Span = { start: 0, end: 0 };
  private readonly liveness: Liveness;
  private readonly loopNames: LoopNames;
  private readonly merger: Merger;

  constructor(
    readonly template: Template,
    hasContentBlocks: boolean,
    types: ReadonlyMap<string, DeclaredType>,
    collect: (captured: Captured) => Values,
  ) {
    const { space, conditions, abstractValues } = this;
    const paths = new InputPaths(new DeclaredTypes(types, template));
    this.paths = paths;
    this.decisionVariables = new DecisionVariables(
      space,
      conditions,
      abstractValues,
      gatherObservations(template, paths),
      paths,
    );
    const { decisionVariables } = this;
    this.evaluator = new Evaluator({
      space,
      conditions,
      decisionVariables: decisionVariables,
      abstractValues: abstractValues,
      paths,
      hasContentBlocks,
      collect,
    });
    this.tester = new Tester(this.evaluator, decisionVariables, conditions, abstractValues);
    this.liveness = new Liveness(template);
    this.partlySet = partlySet(template);
    this.loopNames = new LoopNames(template);
    const nil = space.leaf(abstractValues.nil);
    // Counters and what belongs to loops have names that no variable can have.
    const unset = (name: string) => (name.includes(' ') ? nil : this.evaluator.unset(name));
    this.merger = { conditions, space, abstractValues: abstractValues, unset, isLive: () => true };
  }

  get source(): string {
    return this.template.source;
  }

  start(): State {
    return {
      mode: 'value',
      rest: '',
      isName: false,
      frame: undefined,
      start: 0,
      last: 0,
      content: undefined,
      previous: undefined,
      muted: 0,
      closed: undefined,
      hasPrinted: false,
      deferred: undefined,
      when: this.conditions.always,
      variables: Environment.empty,
      isUnsure: false,
      trail: undefined,
      collected: undefined,
    };
  }

  reading(): Reading {
    const { conditions, shapes, iteration } = this;
    if (this.lastReading !== undefined && this.lastReading.iteration === iteration) return this.lastReading;
    const reading: Reading = {
      conditions,
      shapes,
      iteration: iteration,
      report: (error) => this.addError(error),
      assume: (found) => this.addAssumption(found),
      lose: (at, reason, state) => this.addGap(at, reason, [state]),
      addRoot: (value, when) => this.addRoot(value, when),
      outside: (when, iterations) => this.outside(when, iterations),
    };
    this.lastReading = reading;
    return reading;
  }

  /** Pays for moving states over a node. @throws Exhausted */
  moveTo(node: Span, states: readonly State[]): void {
    this.at = { start: node.start, end: node.end };
    this.conditions.trim();
    this.meter.spend(states.length * STEPS_PER_STATE);
  }

  /** The steps are used up: of the rest of the body nothing is known, and it is told once, where that happened. */
  giveUp(): void {
    const { always } = this.conditions;
    const reason = 'The loops and conditions lead to more combinations than can be followed';
    this.lost = always;
    this.gaps.set('exhausted', { ...this.at, reason, when: always, occurrences: [] });
  }

  /** After a node: states that go on alike are one, and what nobody reads any more is projected away. */
  joinAfter(states: readonly State[], node: Node | Span): readonly State[] {
    const due = states.some(({ variables }) => isManyMore(variables.size)) ? this.prune(states, node) : states;
    if (due.length < 2) return due;
    const merged = mergeStates(due, this.mergerBehind(node));
    this.mostStates = Math.max(this.mostStates, merged.length);
    if (merged.length <= MOST_STATES) return merged;
    this.addGap(node, `More than ${MOST_STATES} combinations of brackets and variables reach this place`, merged);
    return this.widen(merged);
  }

  /** Without the variables that nobody reads behind a node. */
  prune(states: readonly State[], { end }: Span): readonly State[] {
    return states.map((state) => {
      const variables = state.variables.keep((name) => this.liveness.isLive(nameOf(name), end));
      return variables === state.variables ? state : { ...state, variables };
    });
  }

  private mergerBehind({ end }: Span): Merger {
    return { ...this.merger, isLive: (name) => this.liveness.isLive(nameOf(name), end) };
  }

  widen(states: readonly State[], walk?: string): readonly State[] {
    return widenStates(states, this.merger, walk);
  }

  take(block: Span, arm: string): void {
    const arms = this.arms.get(block.start) ?? new Set<string>();
    arms.add(arm);
    this.arms.set(block.start, arms);
  }

  get cases(): number {
    let cases = 1;
    for (const { size } of this.arms.values()) cases += size - 1;
    return cases;
  }

  /** All that a value may be, and when. */
  leavesOf(values: Values): readonly { readonly value: AbstractValue; readonly when: PathCondition }[] {
    const known = this.leaves.get(values);
    if (known !== undefined) return known;
    const conditions = this.conditions.byValue(values);
    const found = leavesOf(values).map((value) => ({ value, when: conditions.get(value) ?? this.conditions.never }));
    this.leaves.set(values, found);
    return found;
  }

  /**
   * Sets a variable, and keeps in mind that it is set where that is not so in every rendering.
   * @param tag that sets it.
   */
  withVariable(variables: Environment, name: string, value: Values, tag: Span): Environment {
    const set = variables.set(this.loopNames.target(name, tag.start), value);
    return this.partlySet.has(name) ? set.set(markOf(name), this.space.leaf(this.abstractValues.known(true))) : set;
  }

  /** Notes when a variable is printed into a text although nothing has set it. */
  noteUnset(name: string, place: Span, { variables, when, trail }: State): void {
    const mark = variables.get(markOf(name));
    const isUnset = mark === undefined ? this.conditions.always : this.conditions.where(mark, isNil);
    const unset = this.conditions.and(when, isUnset);
    if (unset === this.conditions.never) return;
    const known = this.unset.get(place.start);
    this.unset.set(place.start, { start: place.start, end: place.end, name, ...this.record(known, unset, trail) });
  }

  isRead(name: string): boolean {
    return this.liveness.isEverRead(name);
  }

  newIteration(iteration: Omit<ActiveIteration, 'id' | 'outer'>): ActiveIteration {
    return { ...iteration, id: this.iterationIds++, outer: this.iteration };
  }

  addError(error: PayloadError): void {
    const key = `${error.kind} ${error.start} ${error.end} ${error.isUnsure}`;
    const known = this.errors.get(key);
    this.errors.set(key, { ...(known ?? error), ...this.record(known, error.when, error.trail) });
  }

  addAssumption(found: DeferredAssumption): void {
    const { trail, ...assumption } = found;
    const key = `${found.kind} ${found.start} ${found.place}`;
    const known = this.assumptions.get(key);
    const values = known === undefined ? found.values : [...new Set([...known.values, ...found.values])];
    const reached = this.conditions.or(known?.reached ?? this.conditions.never, this.outsideAll(found.reached));
    this.assumptions.set(key, { ...(known ?? assumption), ...this.record(known, found.when, trail), values, reached });
  }

  addGap({ start, end }: Span, reason: string, states: readonly State[]): void {
    const key = `${start} ${reason}`;
    const when = this.conditions.any(states.map((state) => state.when));
    for (const state of states) this.lose(state);
    this.gaps.set(key, { start, end, reason, ...this.record(this.gaps.get(key), when, states[0]?.trail) });
  }

  /** What is sent then is not known any more, but something is. */
  lose({ when }: State): void {
    this.lost = this.conditions.or(this.lost, this.outsideAll(when));
  }

  abort({ when }: State): void {
    this.aborted = this.conditions.or(this.aborted, this.outsideAll(when));
  }

  /** One more way in which something is met. */
  private record(
    known: { when: PathCondition; occurrences: readonly Occurrence[] } | undefined,
    when: PathCondition,
    trail: Trail | undefined,
  ) {
    const occurrence: Occurrence = { when, trail, iteration: this.iteration };
    const occurrences = [...(known?.occurrences ?? []), occurrence].slice(0, MOST_OCCURRENCES);
    return {
      when: this.conditions.or(known?.when ?? this.conditions.never, this.outsideAll(when)),
      occurrences: occurrences,
    };
  }

  private addRoot(value: PartialNode, when: PathCondition): void {
    const known = this.roots.findIndex((root) => root.value === value);
    const root = this.roots[known];
    if (root === undefined) this.roots.push({ value, when });
    else this.roots[known] = { value, when: this.conditions.or(root.when, when) };
  }

  private outside(when: PathCondition, iterations: readonly ActiveIteration[]): PathCondition {
    if (iterations.length === 0) return when;
    return this.project(
      when,
      iterations.map(({ loop }) => loop),
    );
  }

  /** Whether a diagram asks for something of the items of a loop: the offset of its tag. */
  asksForItems(diagram: Diagram<unknown>, loop: number): boolean {
    const known = this.depending.get(loop) ?? new Map<Diagram<unknown>, boolean>();
    this.depending.set(loop, known);
    const visit = (one: Diagram<unknown>): boolean => {
      if (isLeaf(one)) return false;
      const found = known.get(one);
      if (found !== undefined) return found;
      this.meter.spend(one.kids.length);
      const asks = this.decisionVariables.isOfLoop(one.level, loop) || one.kids.some(visit);
      known.set(one, asks);
      return asks;
    };
    return visit(diagram);
  }

  /** Whatever the items of some loops are: offsets of their tags. */
  project(when: PathCondition, loops: readonly number[]): PathCondition {
    const key = loops.join();
    const memo = this.projected.get(key) ?? new Map<number, PathCondition>();
    this.projected.set(key, memo);
    return this.conditions.project(
      when,
      (level) => loops.some((loop) => this.decisionVariables.isOfLoop(level, loop)),
      memo,
    );
  }

  private outsideAll(when: PathCondition): PathCondition {
    const iterations: ActiveIteration[] = [];
    for (let at = this.iteration; at !== undefined; at = at.outer) iterations.push(at);
    return this.outside(when, iterations);
  }
}

function isNil(value: AbstractValue): boolean {
  return value.kind === 'known' && value.value === null;
}

/** Setting a variable costs as much as there are, so they are looked through each time that they have doubled. */
function isManyMore(size: number): boolean {
  return size >= 64 && (size & (size - 1)) === 0;
}
