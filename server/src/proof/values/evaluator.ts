import { findNamespace } from '../../catalog/namespaces.ts';
import type { VariableEntry } from '../../catalog/types.ts';
import { findVariable } from '../../catalog/variables.ts';
import { countErrorOf } from '../../semantics/filters/index.ts';
import { literalValue } from '../../semantics/literal.ts';
import { readIndex, readName } from '../../semantics/lookup.ts';
import { characterCount } from '../../semantics/text.ts';
import type { Expression, FilteredExpression, Lookup } from '../../template/expressions.ts';
import type { Conditions } from '../conditions/conditions.ts';
import { type Diagram, isLeaf, leavesOf, Space } from '../conditions/diagram.ts';
import type { Meter } from '../conditions/meter.ts';
import type { AbstractValue, AbstractValues, Captured, Place, Values } from './abstract-value.ts';
import type { DecisionVariables } from './decision-variables.ts';
import type { Environment } from './environment.ts';
import { HAS_SIZE, MAKES_TEXTS } from './filter-kinds.ts';
import { Filters, sampleOf } from './filters.ts';
import { type InputPaths, type InputStep, stepOf } from './input-path.ts';
import { holdsCapture } from './inside.ts';
import { readLoop } from './loop-info.ts';
import type { Meanings } from './meanings.ts';
import { type PlaceType, typeAt } from './place-types.ts';
import { printsOf } from './printed.ts';
import { rangeOf } from './ranges.ts';
import { limited } from './several.ts';

/** Filters under which a captured block is still printed as a block. */
const KEEPS_CAPTURES = new Set(['strip', 'lstrip', 'rstrip', 'append', 'prepend']);
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
  /** What a captured block prints, if its alternatives are few. */
  readonly collect: (captured: Captured) => Values;
}

/** Works out what expressions may be, given what the variables may be. */
export class Evaluator {
  private readonly filters: Filters;
  private readonly lists: ArgumentLists;
  private readonly withoutCaptures = new Map<Values, boolean>();
  /** Of filters, by what they are applied to. */
  private readonly results = new Map<string, Values>();

  constructor(private readonly parts: EvaluatorParts) {
    const { abstractValues, paths, conditions } = parts;
    this.lists = new ArgumentLists(conditions.meter);
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
      const positional = filter.arguments.filter(({ keyword }) => keyword === undefined);
      const args = positional.map((arg) => this.value(arg.value, variables));
      const hasKeywords = positional.length < filter.arguments.length;
      result = hasKeywords ? this.withKeywords(filter.name, result, args) : this.applied(filter.name, result, args);
    }
    return result;
  }

  variable(name: string, variables: Environment): Values {
    return variables.get(name) ?? variables.get(counterName(name)) ?? this.unset(name);
  }

  value(expression: Expression, variables: Environment): Values {
    const { space, abstractValues } = this.parts;
    if (expression.type === 'literal') return space.leaf(abstractValues.known(literalValue(expression.literal)));
    if (expression.type === 'lookup') return this.lookUp(expression, variables);
    const [from, to] = [this.value(expression.from, variables), this.value(expression.to, variables)];
    return space.combine(from, to, (one, other) => rangeOf(one, other, abstractValues));
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
    const key = `${name} ${start.id} ${lists.id}`;
    const known = this.results.get(key);
    if (known !== undefined) return known;
    const apply = (one: AbstractValue, list: ArgumentList) => this.filters.apply(name, one, list.args);
    const result = this.limited(this.parts.space.combine(start, lists, apply));
    this.results.set(key, result);
    return result;
  }

  /** Keyword arguments change what is done with false, which nothing else of the proof speaks of. */
  /** No filter takes so many: it fails whatever they are. */
  private withTooMany(name: string, input: Values, count: number): Values {
    const { space, abstractValues } = this.parts;
    const error = countErrorOf(name, count);
    return error === undefined ? input : space.map(input, (one) => abstractValues.filtered(one, name, [], error));
  }

  private withKeywords(name: string, input: Values, args: readonly Values[]): Values {
    const { space, abstractValues } = this.parts;
    const plain = this.applied(name, input, args);
    return space.combine(input, plain, (one, result) => {
      if (sampleOf(one) !== false && sampleOf(one) !== undefined) return result;
      return abstractValues.anything(`\`${name}\` with a keyword`, { canFail: printsOf(result).error });
    });
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
      return space.leaf(abstractValues.anything('a value that lies very deep'));
    }
    let values = this.rootOf(root, variables);
    for (const step of steps) {
      const known = stepOf(step);
      if (known !== undefined) values = this.eachOf(this.collected(values), (one) => this.stepInto(one, known));
      else if (step.kind === 'index') values = this.dynamicStep(values, this.value(step.index, variables));
    }
    return values;
  }

  private rootOf(root: Lookup['root'], variables: Environment): Values {
    const { space, abstractValues, paths, decisionVariables } = this.parts;
    if (root.kind === 'attribute')
      return decisionVariables.place(paths.root({ kind: 'attribute', name: root.name.trim() }));
    if (root.kind === 'index') return space.leaf(abstractValues.anything('a name that is worked out'));
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
      if (at.kind === 'known' && typeof key === 'string') return this.stepInto(one, { kind: 'name', name: key });
      if (at.kind === 'known' && typeof key === 'bigint') return this.stepInto(one, { kind: 'index', index: key });
      return space.leaf(abstractValues.filtered(one, 'property_accessor', [at]));
    });
  }

  private stepInto(one: AbstractValue, step: InputStep): Values {
    const { abstractValues, space } = this.parts;
    switch (one.kind) {
      case 'known': {
        const key = step.kind === 'index' ? step.index : step.name;
        const found = typeof key === 'string' ? readName(one.value, key) : readIndex(one.value, key);
        return space.leaf(abstractValues.known(found ?? null));
      }
      case 'place':
        return this.stepIntoPlace(one, step);
      case 'loop':
        return space.leaf(step.kind === 'index' ? abstractValues.nil : readLoop(one, step.name, abstractValues));
      case 'anything':
        return space.leaf(one);
      case 'counted':
        return space.leaf(abstractValues.nil);
      default: {
        const isSize = step.kind !== 'index' && step.name === 'size';
        if (isSize && isSized(one)) return space.leaf(abstractValues.sizeOf(one, leastLength(one)));
        const key = step.kind === 'index' ? step.index : step.name;
        const isMissing = isText(one) && !(step.kind !== 'index' && ENDS.has(step.name));
        return space.leaf(
          isMissing
            ? abstractValues.nil
            : abstractValues.filtered(one, 'property_accessor', [abstractValues.known(key)]),
        );
      }
    }
  }

  private stepIntoPlace({ path, representative }: Place, step: InputStep): Values {
    const { abstractValues, space, decisionVariables, paths } = this.parts;
    const isSize = step.kind !== 'index' && step.name === 'size';
    const inside = () => decisionVariables.place(paths.step(path, step));
    const key = abstractValues.known(step.kind === 'index' ? step.index : step.name);
    const missing = () =>
      space.leaf(abstractValues.filtered(abstractValues.place(path, representative), 'property_accessor', [key], null));
    const isCounted = isSize && representative === undefined && decisionVariables.isCounted(path);
    if (representative === undefined && (isCounted || SCALARS.has(typeAt(path).type))) {
      const sorted = decisionVariables.classifiedPath(path);
      if (!isLeaf(sorted)) return this.eachOf(sorted, (one) => this.stepInto(one, step));
    }
    // An object that has a member of that name is left out of account.
    if (isSize && representative?.valueClass === 'object')
      return space.leaf(abstractValues.sizeOf(abstractValues.place(path), 0n));
    if (representative === undefined || representative.valueClass === 'object') return inside();
    const { value } = representative;
    if (Array.isArray(value)) {
      const length = value.length;
      if (isSize)
        return space.leaf(
          representative.isOrLonger
            ? abstractValues.sizeOf(abstractValues.place(path), BigInt(length))
            : abstractValues.known(BigInt(length)),
        );
      const isEnd = step.kind !== 'index' && (step.name === 'first' || step.name === 'last');
      const isItem =
        step.kind === 'index' && (representative.isOrLonger || (step.index < length && step.index >= -length));
      return (isEnd && length > 0) || isItem ? inside() : missing();
    }
    // Of a number with a fraction there is none.
    if (isSize && representative.valueClass === 'number')
      return space.leaf(
        abstractValues.filtered(abstractValues.place(path, representative), 'property_accessor', [key]),
      );
    if (representative.isExact && step.kind !== 'index' && isSize) {
      return space.leaf(abstractValues.known(readName(value, step.name) ?? null));
    }
    if (isSize) return space.leaf(abstractValues.sizeOf(abstractValues.place(path), 1n));
    const isEnd = step.kind !== 'index' && (step.name === 'first' || step.name === 'last');
    return typeof value === 'string' && isEnd
      ? space.leaf(abstractValues.filtered(abstractValues.place(path, representative), step.name, []))
      : missing();
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

/** Types of what has no members. */
const SCALARS: ReadonlySet<PlaceType> = new Set(['string', 'id', 'url', 'time', 'date', 'number', 'boolean']);

/** What a tag or a loop sets is not there before. */
function isSetByBraze({ setBy }: VariableEntry, name: string): boolean {
  return setBy === undefined && name !== 'forloop' && name !== 'tablerowloop';
}

/** Where `increment` and `decrement` count: read as a variable where none of that name is assigned. */
export function counterName(name: string): string {
  return `counter ${name}`;
}

/** A text or a list, whatever it is made of. */
function isSized(one: AbstractValue): boolean {
  return one.kind === 'joined' || (one.kind === 'filtered' && HAS_SIZE.has(one.filter) && !printsOf(one).error);
}

/** A text has no members but these. */
const ENDS: ReadonlySet<string> = new Set(['size', 'first', 'last']);

function isText(one: AbstractValue): boolean {
  if (one.kind !== 'filtered' || printsOf(one).error) return one.kind === 'joined';
  const { input } = one;
  const isEnd = one.filter === 'first' || one.filter === 'last';
  return (
    (isEnd && input.kind === 'place' && typeof input.representative?.value === 'string') || MAKES_TEXTS.has(one.filter)
  );
}

/** Characters that a text has at least. */
function leastLength(text: AbstractValue): bigint {
  const parts = text.kind === 'joined' ? text.parts : [];
  const known = parts.map((part) => (part.kind === 'known' && typeof part.value === 'string' ? part.value : ''));
  return BigInt(characterCount(known.join('')));
}

interface ArgumentList {
  readonly key: string;
  readonly args: readonly AbstractValue[];
}

/** Lists of values, each once. */
class ArgumentLists {
  private readonly space: Space<ArgumentList>;
  private readonly known = new Map<string, ArgumentList>();
  readonly none: Diagram<ArgumentList>;

  constructor(meter: Meter) {
    this.space = new Space(meter);
    this.none = this.space.leaf({ key: '', args: [] });
  }

  extend(lists: Diagram<ArgumentList>, next: Values): Diagram<ArgumentList> {
    return this.space.combine(lists, next, (list, one) => {
      const key = `${list.key} ${one.id}`;
      const known = this.known.get(key) ?? { key, args: [...list.args, one] };
      this.known.set(key, known);
      return known;
    });
  }
}
