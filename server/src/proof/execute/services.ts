import type { DeclaredType } from '../../catalog/types.ts';
import type { Template } from '../../template/tree.ts';
import { Conditions, type PathCondition } from '../conditions/conditions.ts';
import { leavesOf, Space } from '../conditions/diagram.ts';
import { Meter } from '../conditions/meter.ts';
import { DeclaredTypes } from '../prepare/declared.ts';
import { hidingCounters } from '../prepare/hiding-counters.ts';
import { gatherObservations } from '../prepare/observations.ts';
import { Controls } from '../reader/controls.ts';
import type { AbstractValue, Captured, Values } from '../values/abstract-value.ts';
import { AbstractValues } from '../values/abstract-values.ts';
import { Decided } from '../values/decided.ts';
import { DecisionVariables } from '../values/decision-variables.ts';
import { Evaluator } from '../values/evaluator.ts';
import { InputPaths } from '../values/input-path.ts';
import { Meanings } from '../values/meanings.ts';
import type { AllObservations } from '../values/representatives.ts';
import { Tester } from '../values/tester.ts';
import type { HidingCounters } from '../values/variable-key.ts';

/** What is asked in all of a run: conditions, what expressions may be, when tests hold. */
export class Services {
  readonly meter: Meter = new Meter();
  readonly conditions = new Conditions(this.meter);
  readonly space = new Space<AbstractValue>(this.meter, ({ id }) => id);
  readonly abstractValues = new AbstractValues();
  readonly controls = new Controls();
  readonly paths: InputPaths;
  readonly observations: AllObservations;
  readonly hidingCounters: HidingCounters;
  readonly meanings = new Meanings();
  readonly decisionVariables: DecisionVariables;
  readonly evaluator: Evaluator;
  readonly tester: Tester;
  readonly decided: Decided;
  private readonly leaves = new Map<
    Values,
    readonly { readonly value: AbstractValue; readonly when: PathCondition }[]
  >();

  constructor(
    readonly template: Template,
    hasContentBlocks: boolean,
    types: ReadonlyMap<string, DeclaredType>,
    collect: (captured: Captured) => Values,
  ) {
    const { space, conditions, abstractValues } = this;
    this.hidingCounters = hidingCounters(template);
    const paths = new InputPaths(new DeclaredTypes(types, template));
    this.paths = paths;
    this.observations = gatherObservations(template, paths);
    const { observations } = this;
    const decisionVariables = new DecisionVariables(space, conditions, abstractValues, observations, paths);
    this.decisionVariables = decisionVariables;
    this.evaluator = new Evaluator({
      space,
      conditions,
      decisionVariables,
      abstractValues,
      paths,
      meanings: this.meanings,
      hasContentBlocks,
      hidingCounters: this.hidingCounters,
      collect,
    });
    this.tester = new Tester(this.evaluator, decisionVariables, conditions, abstractValues, this.meanings);
    this.decided = new Decided(conditions, decisionVariables, abstractValues);
  }

  get source(): string {
    return this.template.source;
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
}
