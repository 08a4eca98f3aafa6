import { findNamespace } from '../../catalog/namespaces.ts';
import { findVariable } from '../../catalog/predefined-variables.ts';
import type { VariableEntry } from '../../catalog/types.ts';
import { countErrorOf } from '../../semantics/filters/index.ts';
import { literalValue } from '../../semantics/literal.ts';
import type { Expression, FilteredExpression, Literal, Lookup } from '../../template/expressions.ts';
import type { Conditions } from '../conditions/conditions.ts';
import { type Diagram, isLeaf, leavesOf, type Space } from '../conditions/diagram.ts';
import { PairMemo } from '../conditions/pair-memo.ts';
import type { AbstractValue, Captured, Values } from './abstract-value.ts';
import type { AbstractValues } from './abstract-values.ts';
import { type ArgumentList, ArgumentLists } from './argument-lists.ts';
import type { DecisionVariables } from './decision-variables.ts';
import type { Environment } from './environment.ts';
import { Filters, sampleOf } from './filters.ts';
import { type InputPaths, keyStep, stepOf } from './input-path.ts';
import { holdsCapture } from './inside.ts';
import { KeywordArguments } from './keyword-arguments.ts';
import type { Meanings } from './meanings.ts';
import { Members } from './members.ts';
import { rangeOf } from './ranges.ts';
import { limited } from './several.ts';
import { counterKey, type HidingCounters, setFlagOf } from './variable-key.ts';

/** Filters under which a captured block is still printed as a block. */
const KEEPS_CAPTURES = new Set(['strip', 'lstrip', 'rstrip', 'append', 'prepend']);
const NO_ARGUMENTS: readonly Values[] = [];
/** Many more than any filter takes. */
const MOST_ARGUMENTS = 16;
/** Nobody's data nests as deep. */
const MOST_STEPS = 64;
/** More alternatives of what filters make are not distinguished. */
const MOST_ALTERNATIVES = 128;
/** A place that is compared with very many literals has as many classes, and so has what filters make of it. */
const MOST_OF_WIDE = 2000;

export interface EvaluatorParts {
  readonly space: Space<AbstractValue>;
  readonly conditions: Conditions;
  readonly decisionVariables: DecisionVariables;
  readonly abstractValues: AbstractValues;
  readonly paths: InputPaths;
  readonly meanings: Meanings;
  /** A Content Block may set any variable, so a name that nobody sets may be anything. */
  readonly hasContentBlocks: boolean;
  readonly hidingCounters: HidingCounters;
  /** What a captured block prints, if its alternatives are few. */
  readonly collect: (captured: Captured) => Values;
}

/** Works out what expressions may be, given what the variables may be. */
export class Evaluator {
  private readonly filters: Filters;
  private readonly keywords: KeywordArguments;
  private readonly lists: ArgumentLists;
  private readonly members: Members;
  private readonly literals = new Map<Literal, Values>();
  private readonly withoutCaptures = new Map<Values, boolean>();
  /** Of filters, by what they are applied to. */
  private readonly results = new Map<string, PairMemo<Values>>();

  constructor(private readonly parts: EvaluatorParts) {
    const { abstractValues, paths, conditions } = parts;
    this.lists = new ArgumentLists(conditions.meter);
    this.keywords = new KeywordArguments(parts.space, abstractValues);
    this.members = new Members(parts, (values, change) => this.eachOf(values, change));
    this.filters = new Filters(
      abstractValues,
      (path, step) => abstractValues.place(paths.step(path, step)),
      conditions.meter,
      parts.meanings,
    );
  }

  filtered({ value, filters }: FilteredExpression, variables: Environment): Values {
    const { abstractValues, space } = this.parts;
    let result: Values = value === undefined ? space.leaf(abstractValues.nil) : this.value(value, variables);
    for (const filter of filters) {
      if (filter.arguments.length === 0) {
        result = this.applied(filter.name, result, NO_ARGUMENTS);
        continue;
      }
      const positional = filter.arguments.filter(({ keyword }) => keyword === undefined);
      const args = positional.map((arg) => this.value(arg.value, variables));
      if (positional.length < filter.arguments.length)
        args.push(this.keywords.hashOf(filter, (arg) => this.value(arg.value, variables)));
      result = this.applied(filter.name, result, args);
    }
    return result;
  }

  variable(name: string, variables: Environment): Values {
    const set = variables.get(name);
    const counted = variables.get(counterKey(name));
    if (set === undefined || counted === undefined) return set ?? counted ?? this.unset(name);
    const { space, abstractValues, conditions, hidingCounters } = this.parts;
    const flag = variables.get(setFlagOf(name)) ?? space.leaf(abstractValues.nil);
    const isTold = hidingCounters.assigned.has(name) && leavesOf(flag).every(({ kind }) => kind === 'known');
    if (!isTold) return space.leaf(abstractValues.anything('a counter, or a variable'));
    const isUnset = conditions.where(flag, (one) => one === abstractValues.nil);
    return this.limited(space.choose(isUnset, counted, set));
  }

  value(expression: Expression, variables: Environment): Values {
    const { space, abstractValues } = this.parts;
    if (expression.type === 'literal') return this.literal(expression);
    if (expression.type === 'lookup') return this.lookUp(expression, variables);
    const [from, to] = [this.value(expression.from, variables), this.value(expression.to, variables)];
    return space.combine(from, to, (one, other) => rangeOf(one, other, abstractValues));
  }

  private literal(expression: Literal): Values {
    const { space, abstractValues } = this.parts;
    const known = this.literals.get(expression) ?? space.leaf(abstractValues.known(literalValue(expression.literal)));
    this.literals.set(expression, known);
    return known;
  }

  /** The same, with what is at its place distinguished by classes even where no test asks. */
  classified(value: AbstractValue): Values {
    const { space, decisionVariables } = this.parts;
    if (value.kind === 'place' && value.representative === undefined)
      return decisionVariables.classifiedPath(value.path);
    if (value.kind !== 'filtered') return space.leaf(value);
    const input = this.classified(value.input);
    if (isLeaf(input) && input.value === value.input) return space.leaf(value);
    return this.applied(
      value.filter,
      input,
      value.args.map((arg) => space.leaf(arg)),
    );
  }

  /** What a captured block prints, in the place of the block itself. */
  collected(values: Values): Values {
    if (isLeaf(values)) return holdsCapture(values.value) ? this.collectedOf(values.value) : values;
    const isFree = this.withoutCaptures.get(values) ?? !leavesOf(values).some(holdsCapture);
    this.withoutCaptures.set(values, isFree);
    return isFree ? values : this.eachOf(values, (one) => this.collectedOf(one));
  }

  private collectedOf(one: AbstractValue): Values {
    const { space, abstractValues } = this.parts;
    if (one.kind === 'captured') return this.parts.collect(one);
    if (!holdsCapture(one)) return space.leaf(one);
    if (one.kind === 'filtered') {
      return space.map(this.collectedOf(one.input), (input) => this.filters.apply(one.filter, input, one.args));
    }
    let joined: Values = space.leaf(abstractValues.known(''));
    for (const part of one.kind === 'joined' ? one.parts : []) {
      const next = this.collectedOf(part);
      joined = space.combine(joined, next, (before, after) => this.filters.apply('append', before, [after]));
    }
    return joined;
  }

  private applied(name: string, input: Values, args: readonly Values[]): Values {
    if (args.length > MOST_ARGUMENTS) return this.withTooMany(name, input, args.length);
    const keeps = KEEPS_CAPTURES.has(name);
    const whole = (values: Values) => (keeps ? values : this.collected(values));
    let lists: Diagram<ArgumentList> = this.lists.none;
    for (const arg of args) lists = this.lists.extend(lists, whole(arg));
    const start = whole(input);
    let results = this.results.get(name);
    if (results === undefined) {
      results = new PairMemo();
      this.results.set(name, results);
    }
    const known = results.get(start.id, lists.id);
    if (known !== undefined) return known;
    const apply = (one: AbstractValue, list: ArgumentList) => this.filters.apply(name, one, list.args);
    const result = this.limited(this.parts.space.combine(start, lists, apply));
    results.set(start.id, lists.id, result);
    return result;
  }

  /** No filter takes so many: it fails whatever they are. */
  private withTooMany(name: string, input: Values, count: number): Values {
    const { space, abstractValues } = this.parts;
    const error = countErrorOf(name, count);
    return error === undefined ? input : space.map(input, (one) => abstractValues.filtered(one, name, [], error));
  }

  private limited(values: Values): Values {
    const { space, abstractValues, decisionVariables } = this.parts;
    const decisionVariable = decisionVariables.at(values.level);
    const isWide = decisionVariable?.kind === 'place' && decisionVariable.levels.length > 1;
    return limited(values, space, abstractValues, isWide ? MOST_OF_WIDE : MOST_ALTERNATIVES);
  }

  private lookUp({ root, steps }: Lookup, variables: Environment): Values {
    if (steps.length > MOST_STEPS) {
      const { space, abstractValues } = this.parts;
      return space.leaf(abstractValues.anything('a deeply nested value'));
    }
    let values = this.rootOf(root, variables);
    for (const step of steps) {
      const known = stepOf(step);
      if (known !== undefined) values = this.eachOf(this.collected(values), (one) => this.members.of(one, known));
      else if (step.kind === 'index') values = this.dynamicStep(values, this.value(step.index, variables));
    }
    return values;
  }

  private rootOf(root: Lookup['root'], variables: Environment): Values {
    const { space, abstractValues, paths, decisionVariables } = this.parts;
    if (root.kind === 'attribute')
      return decisionVariables.place(paths.root({ kind: 'attribute', name: root.name.trim() }));
    if (root.kind === 'index') return space.leaf(abstractValues.anything('a computed name'));
    return this.variable(root.name, variables);
  }

  /** What a name means while the body has not set it. */
  unset(name: string): Values {
    const { space, abstractValues, paths, decisionVariables } = this.parts;
    if (name === 'content_blocks') return space.leaf(abstractValues.anything('a Content Block'));
    const variable = findVariable(name);
    const isGiven = findNamespace(name) !== undefined || (variable !== undefined && isSetByBraze(variable, name));
    if (isGiven || this.parts.hasContentBlocks) return decisionVariables.place(paths.root({ kind: 'namespace', name }));
    return space.leaf(abstractValues.nil);
  }

  private dynamicStep(values: Values, index: Values): Values {
    const { abstractValues, space } = this.parts;
    const pairs = this.lists.extend(this.lists.extend(this.lists.none, values), index);
    return this.bind(pairs, ({ args: [one, at] }) => {
      if (one === undefined || at === undefined) return space.leaf(abstractValues.nil);
      const key = sampleOf(at);
      if (at.kind === 'known' && typeof key === 'string') return this.members.of(one, keyStep(key));
      if (at.kind === 'known' && typeof key === 'bigint') return this.members.of(one, { kind: 'index', index: key });
      return space.leaf(abstractValues.filtered(one, 'property_accessor', [at]));
    });
  }

  private eachOf(values: Values, change: (one: AbstractValue) => Values): Values {
    if (isLeaf(values)) return change(values.value);
    return this.bind(values, change);
  }

  /** What `change` makes of each value, which may depend on choices in its iteration. */
  private bind<T>(diagram: Diagram<T>, change: (value: T) => Values): Values {
    return this.limited(this.parts.space.bind(diagram, change));
  }
}

/** What a tag or a loop sets is not there before. */
function isSetByBraze({ setBy }: VariableEntry, name: string): boolean {
  return setBy === undefined && name !== 'forloop' && name !== 'tablerowloop';
}
