import { Float } from '../../semantics/values.ts';
import type { Span } from '../../template/span.ts';
import type { Conditions, PathCondition } from '../conditions/conditions.ts';
import { type Decision, type Diagram, kid, type Space } from '../conditions/diagram.ts';
import type { AbstractValue, Values } from './abstract-value.ts';
import type { AbstractValues } from './abstract-values.ts';
import { AskedTests } from './asked-tests.ts';
import { type DecisionVariable, digitsOf, type PathVariable, RADIX, type Test, widthOf } from './decision-variable.ts';
import type { InputPath, InputPaths } from './input-path.ts';
import { typeAt } from './place-types.ts';
import {
  type AllObservations,
  canCombine,
  noObservations,
  type Observations,
  type Representative,
  representativesOf,
} from './representatives.ts';
import { keyOfValue } from './value-key.ts';

/** So many classes one level chooses among. */
const MOST_ON_A_LEVEL = 16;
/** So many choices a diagram can go down. */
const MOST_DECISION_VARIABLES = 3000;

/** The choices that have been met, by level. */
export class DecisionVariables {
  /** Those that were met, by level. Not every level that was given out is used. */
  readonly all = new Map<number, DecisionVariable>();
  private readonly levels = new Map<string, number>();
  private readonly values = new Map<string, Values>();
  readonly tests = new AskedTests();
  private readonly plain = new Map<string, readonly Representative[]>();
  /** When a place holds which of its classes, by their indexes. */
  private readonly equalities = new Map<PathVariable, Map<number, PathCondition>>();
  private readonly exactRepresentatives = new Map<PathVariable, ReadonlyMap<string, number>>();

  constructor(
    private readonly space: Space<AbstractValue>,
    private readonly conditions: Conditions,
    private readonly abstractValues: AbstractValues,
    private readonly observations: AllObservations,
    readonly paths: InputPaths,
  ) {}

  /** Whether there are so many choices already that no more are told apart. */
  get areMost(): boolean {
    return this.all.size >= MOST_DECISION_VARIABLES;
  }

  at(level: number): DecisionVariable | undefined {
    return this.all.get(level);
  }

  /** What the body asks of what is at a place. */
  observationsOf(path: InputPath): Observations | undefined {
    return this.observations.of(path);
  }

  /** Where the body asks for what is at a place. */
  spansOf(path: InputPath): readonly Span[] {
    return this.observations.of(path)?.spans ?? [];
  }

  /** Whether the body takes `.size` of a place for the number of its items or characters: objects with a member of that name are left out of account. */
  isCounted(path: InputPath): boolean {
    return this.observations.isCounted(path);
  }

  /** What stands at a place: distinguished by classes where the body asks for it. */
  place(path: InputPath): Values {
    const known = this.values.get(path.key);
    if (known !== undefined) return known;
    // What may be distinguished later has its level from when it was met: a variable that is one of many places then depends on each
    // right above the test that chose it, and not on all of them above all tests, which would be as many ways as there are answers.
    this.levelOf(path.key);
    const observations = this.observations.of(path);
    const values =
      observations === undefined || path.root.kind === 'past-item'
        ? this.unsorted(path)
        : this.sorted(path, observations);
    this.values.set(path.key, values);
    return values;
  }

  /** The same, distinguished even where no test asks. */
  classifiedPath(path: InputPath): Values {
    const known = this.values.get(path.key);
    if (known !== undefined && known.level !== -1) return known;
    if (path.root.kind === 'past-item') return this.unsorted(path);
    const values = this.sorted(path, noObservations());
    this.values.set(path.key, values);
    return values;
  }

  /** Whether a text, a number or a part that is asked for is told from all others at a place. */
  distinguishes(path: InputPath, operator: string, value: unknown): boolean {
    const observations = this.observations.of(path);
    if (observations === undefined) return false;
    if (operator === 'contains')
      return typeof value === 'string' && observations.parts.has(value) && canCombine(observations);
    if (typeof value === 'string') return observations.texts.has(value) || value.trim() === '';
    if (value instanceof Float) return observations.numbers.has(value.value);
    return typeof value === 'bigint' && observations.numbers.has(Number(value));
  }

  /**
   * When a value that has very many classes is equal to a text or a number: told without a look at each class. Undefined where it takes
   * that look.
   */
  isEqual(values: Diagram<unknown>, value: string | bigint | Float): PathCondition | undefined {
    const decisionVariable = this.at(values.level);
    if (decisionVariable?.kind !== 'place' || decisionVariable.levels.length === 1) return undefined;
    if (
      this.values.get(decisionVariable.path.key) !== values ||
      !this.distinguishes(decisionVariable.path, '==', value)
    )
      return undefined;
    const index = this.exactRepresentativesOf(decisionVariable).get(keyOfValue(value));
    return index === undefined ? undefined : this.isRepresentative(decisionVariable, index);
  }

  /** When a place that has several levels holds one of its classes. */
  private isRepresentative(decisionVariable: PathVariable, index: number): PathCondition {
    const known = this.equalities.get(decisionVariable) ?? new Map<number, PathCondition>();
    this.equalities.set(decisionVariable, known);
    let condition = known.get(index);
    if (condition !== undefined) return condition;
    condition = this.conditions.always;
    for (const [level, digit] of digitsOf(decisionVariable, index).toReversed()) {
      const kids: PathCondition[] = [];
      const width = widthOf(decisionVariable, level);
      for (let at = 0; at < width; at++) kids.push(at === digit ? condition : this.conditions.never);
      condition = this.conditions.space.decide(level, kids);
    }
    known.set(index, condition);
    return condition;
  }

  /** Where among its classes each text and each number stands that is a class of its own. */
  private exactRepresentativesOf(decisionVariable: PathVariable): ReadonlyMap<string, number> {
    const known = this.exactRepresentatives.get(decisionVariable);
    if (known !== undefined) return known;
    const found = new Map<string, number>();
    for (const [index, { valueClass, value, isExact }] of decisionVariable.representatives.entries()) {
      const isAsked = isExact && (valueClass === 'text' || valueClass === 'number');
      if (isAsked && (typeof value === 'string' || typeof value === 'bigint' || value instanceof Float))
        found.set(keyOfValue(value), index);
    }
    this.exactRepresentatives.set(decisionVariable, found);
    return found;
  }

  /** What a diagram is for each alternative of the choice that its root asks for: for a place, each of its classes. */
  alternativesOf<T>(diagram: Decision<T>): readonly Diagram<T>[] {
    const decisionVariable = this.at(diagram.level);
    if (decisionVariable?.kind !== 'place' || decisionVariable.levels.length === 1) return diagram.kids;
    let found: Diagram<T>[] = [diagram];
    for (const level of decisionVariable.levels) {
      const next: Diagram<T>[] = [];
      for (const one of found) for (let digit = 0; digit < RADIX; digit++) next.push(kid(one, level, digit));
      found = next;
    }
    return found.slice(0, decisionVariable.representatives.length);
  }

  /** Holds where a test that classes do not decide is answered with yes, `within` what others leave; undefined where there are too many. */
  test(test: Test, loops: ReadonlySet<number>, within = (holds: PathCondition) => holds): PathCondition | undefined {
    const key = `${keyOf(test.left)} ${test.operator} ${keyOf(test.right)}`;
    const isNew = !this.levels.has(key);
    const level = this.level(key, () => ({ kind: 'test', test, loops }));
    if (level === undefined) return undefined;
    const holds = within(this.conditions.space.decide(level, [this.conditions.always, this.conditions.never]));
    if (isNew) this.tests.add(test, holds);
    return holds;
  }

  /** Whether a choice is made anew in each iteration of a loop. */
  isOfLoop(level: number, loop: number): boolean {
    const decisionVariable = this.all.get(level);
    if (decisionVariable === undefined) return false;
    if (decisionVariable.kind === 'test') return decisionVariable.loops.has(loop);
    return decisionVariable.path.root.kind === 'item' && decisionVariable.path.root.loop === loop;
  }

  private unsorted(path: InputPath): Values {
    return this.space.leaf(this.abstractValues.place(path));
  }

  private sorted(path: InputPath, observations: Observations): Values {
    const representatives = this.representatives(path, observations);
    const levels = this.levelsFor(path, representatives);
    if (levels.length === 0) return this.unsorted(path);
    let values: readonly Values[] = representatives.map((representative) =>
      this.space.leaf(this.abstractValues.place(path, representative)),
    );
    for (const level of levels.toReversed())
      values = this.chooseAmong(values, level, level === levels[0] ? values.length : RADIX);
    return values[0] ?? this.unsorted(path);
  }

  /** One level lower, of neighbours one each. Where there are not enough, the last one is meant again. */
  private chooseAmong(values: readonly Values[], level: number, width: number): readonly Values[] {
    return Array.from({ length: Math.ceil(values.length / width) }, (_, group) => {
      const kids = Array.from({ length: width }, (_, at) => values[group * width + at] ?? values.at(-1));
      return this.space.decide(
        level,
        kids.filter((one) => one !== undefined),
      );
    });
  }

  /** None where there are too many choices already. */
  private levelsFor(path: InputPath, representatives: readonly Representative[]): readonly number[] {
    const count =
      representatives.length <= MOST_ON_A_LEVEL ? 1 : Math.ceil(Math.log(representatives.length) / Math.log(RADIX));
    const levels: number[] = [];
    const decisionVariable: DecisionVariable = { kind: 'place', path, representatives: representatives, levels };
    for (let digit = 0; digit < count; digit++) {
      const level = this.level(digit === 0 ? path.key : `${path.key} ${digit}`, () => decisionVariable);
      if (level === undefined) return [];
      levels.unshift(level);
    }
    return levels;
  }

  /** Most places are asked for nothing but whether they are there: one list is enough for all of a type. */
  private representatives(path: InputPath, observations: Observations): readonly Representative[] {
    const { type, isNullable } = typeAt(path);
    const { texts, parts, numbers, longestList, isDate } = observations;
    const isPlain = texts.size === 0 && parts.size === 0 && numbers.size === 0;
    if (!isPlain) return representativesOf(observations, type, isNullable);
    const key = `${type} ${isNullable} ${longestList} ${isDate}`;
    const known = this.plain.get(key) ?? representativesOf(observations, type, isNullable);
    this.plain.set(key, known);
    return known;
  }

  private level(key: string, make: () => DecisionVariable): number | undefined {
    const level = this.levelOf(key);
    if (this.all.has(level)) return level;
    if (this.areMost) return undefined;
    this.all.set(level, make());
    return level;
  }

  private levelOf(key: string): number {
    const level = this.levels.get(key) ?? this.levels.size;
    this.levels.set(key, level);
    return level;
  }
}

function keyOf(operand: Test['left']): string {
  return operand.kind === 'asked' ? operand.what : String(operand.id);
}
