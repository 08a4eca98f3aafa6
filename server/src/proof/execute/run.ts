import type { Span } from '../../template/span.ts';
import type { Node } from '../../template/tree.ts';
import { WhatFollows } from '../prepare/what-follows.ts';
import type { Reading } from '../reader/cursor.ts';
import type { State } from '../reader/state.ts';
import { TextReads } from '../text-reads.ts';
import { AssignedVariables } from './assigned-variables.ts';
import { CapturedBlocks } from './captured-blocks.ts';
import { CycleGroups } from './cycle-groups.ts';
import { Findings } from './findings.ts';
import { Iterations } from './iterations.ts';
import { Joining } from './joining.ts';
import { Services } from './services.ts';

/** What it costs to move a state over a node, beside what is decided and read on the way. */
const STEPS_PER_STATE = 40;
/** Over what holds no expression. */
const STEPS_OVER_TEXT = 15;

/** One execution of a body: what its parts ask, what they have found so far, and where they are. */
export class Run extends Services {
  readonly iterations = new Iterations(this);
  readonly findings = new Findings(this.conditions, this.iterations);
  readonly variables = new AssignedVariables(this);
  readonly joining = new Joining(this, this.variables, this.findings);
  readonly captured = new CapturedBlocks(this.source);
  readonly follows = new WhatFollows(this.template);
  readonly cycles = new CycleGroups(this.template);
  readonly reads = new TextReads();
  /** Where `break` has ended the rendering. */
  readonly ended: State[] = [];
  /** By the offset of a block: the arms of its condition, or the numbers of iterations, that were taken. */
  private readonly arms = new Map<number, Set<string>>();
  /** The same until another iteration begins. */
  private lastReading: Reading | undefined;
  /** What is being executed. */
  private at: Span = { start: 0, end: 0 };

  start(): State {
    return this.controls.start(this.conditions.always);
  }

  reading(): Reading {
    const { conditions, controls, iterations, findings } = this;
    const iteration = iterations.current;
    const { isAgain } = this.captured;
    const last = this.lastReading;
    if (last !== undefined && last.iteration === iteration && last.isAgain === isAgain) return last;
    const reading: Reading = {
      conditions,
      controls,
      iteration,
      isAgain,
      report: (error) => findings.addError(error),
      assume: (found) => findings.addAssumption(found),
      lose: (at, reason, state) => findings.addGap(at, reason, [state]),
      addRoot: (value, when) => findings.addRoot(value, when),
      reads: this.reads,
      outside: (when, those) => iterations.outside(when, those),
    };
    this.lastReading = reading;
    return reading;
  }

  /** Pays for moving states over a node. @throws Exhausted */
  moveTo(node: Node, states: readonly State[]): void {
    this.at = node;
    this.meter.work.executedNodes++;
    this.conditions.trim();
    const isText = node.type === 'text' || node.type === 'raw' || node.type === 'comment';
    this.meter.spend(states.length * (isText ? STEPS_OVER_TEXT : STEPS_PER_STATE));
  }

  /** The steps are used up. */
  giveUp(): void {
    this.findings.giveUp(this.at);
  }

  take(block: Span, arm: string): void {
    const arms = this.arms.get(block.start) ?? new Set<string>();
    arms.add(arm);
    this.arms.set(block.start, arms);
  }

  /** How many cases were distinguished. */
  get cases(): number {
    let cases = 1;
    for (const { size } of this.arms.values()) cases += size - 1;
    return cases;
  }
}
