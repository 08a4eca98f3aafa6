import { readIndex, readName } from '../../semantics/lookup.ts';
import { characterCount } from '../../semantics/text.ts';
import { isLeaf } from '../conditions/diagram.ts';
import type { AbstractValue, Place, Values } from './abstract-value.ts';
import type { EvaluatorParts } from './evaluator.ts';
import { ASSIGNED, HAS_SIZE, MAKES_TEXTS } from './filter-kinds.ts';
import { COMMANDS, type InputPath, type InputStep } from './input-path.ts';
import { readLoop } from './loop-info.ts';
import { type PlaceType, typeAt } from './place-types.ts';
import { printsOf } from './printed.ts';
import type { Representative } from './representatives.ts';

/** What lookups find in values. */
export class Members {
  constructor(
    private readonly parts: EvaluatorParts,
    /** What a change makes of each value. */
    private readonly eachOf: (values: Values, change: (one: AbstractValue) => Values) => Values,
  ) {}

  of(one: AbstractValue, step: InputStep): Values {
    const { abstractValues, space } = this.parts;
    switch (one.kind) {
      case 'known': {
        const key = step.kind === 'index' ? step.index : step.name;
        const isName = typeof key === 'string' && step.kind !== 'key';
        const found = isName ? readName(one.value, key) : readIndex(one.value, key);
        return space.leaf(abstractValues.known(found ?? null));
      }
      case 'place':
        return this.ofPlace(one, step);
      case 'loop':
        return space.leaf(step.kind === 'index' ? abstractValues.nil : readLoop(one, step.name, abstractValues));
      case 'anything':
        return space.leaf(one);
      case 'counted':
        return space.leaf(isNamed(step, 'size') ? abstractValues.counted(LEAST_BYTES) : abstractValues.nil);
      default: {
        const isSize = isNamed(step, 'size');
        const list = isSize ? listBehind(one) : undefined;
        if (list !== undefined) return this.sizeOfMade(one, list);
        if (isSize && isSized(one)) return space.leaf(abstractValues.sizeOf(one, leastLength(one)));
        const key = step.kind === 'index' ? step.index : step.name;
        const member = [abstractValues.known(key)];
        // What is missing has no members either.
        if (one.kind === 'filtered' && one.filter === 'property_accessor' && one.value === null)
          return space.leaf(abstractValues.filtered(one, 'property_accessor', member, null));
        if (step.kind === 'key')
          return space.leaf(isText(one) ? abstractValues.nil : abstractValues.anything(IN_BRACKETS));
        const isMissing = isText(one) && !(step.kind !== 'index' && COMMANDS.has(step.name));
        if (!isMissing) return space.leaf(abstractValues.filtered(one, 'property_accessor', member));
        // The body takes for a list what holds a text; what a filter makes is a text for everybody.
        return space.leaf(
          isEndOfText(one) ? abstractValues.filtered(one, 'property_accessor', member, null) : abstractValues.nil,
        );
      }
    }
  }

  /** What a filter makes of nothing is an empty list. */
  private sizeOfMade(made: AbstractValue, list: InputPath): Values {
    const { abstractValues, space, decisionVariables } = this.parts;
    const size = abstractValues.filtered(made, 'property_accessor', [abstractValues.known('size')]);
    return this.eachOf(decisionVariables.classifiedPath(list), (one) => {
      const isMissing = one.kind === 'place' && one.representative?.valueClass === 'nil';
      return space.leaf(isMissing ? abstractValues.known(0n) : size);
    });
  }

  /** The member of that name, or else how many there are. */
  private sizeOfObject(path: InputPath, step: InputStep): Values {
    const { abstractValues, space, decisionVariables, paths } = this.parts;
    const count = space.leaf(abstractValues.sizeOf(abstractValues.place(path), 0n));
    if (decisionVariables.isCounted(path)) return count;
    return this.eachOf(decisionVariables.classifiedPath(paths.step(path, step)), (one) =>
      one.kind === 'place' && one.representative?.valueClass === 'nil' ? count : space.leaf(one),
    );
  }

  /** Of a number with a fraction there is none: which it is, all tests decide together. */
  private sizeOfNumber(path: InputPath, representative: Representative): Values {
    const { abstractValues, space, decisionVariables } = this.parts;
    const of = (number: AbstractValue, ...value: [null?]) =>
      abstractValues.filtered(number, 'property_accessor', [abstractValues.known('size')], ...value);
    const test = { left: of(abstractValues.place(path)), operator: '', right: abstractValues.nil, isNegated: false };
    const isWhole = decisionVariables.test({ ...test, span: { start: 0, end: 0 } }, new Set());
    const number = abstractValues.place(path, representative);
    if (isWhole === undefined) return space.leaf(of(number));
    return space.choose(isWhole, space.leaf(abstractValues.sizeOf(number, LEAST_BYTES)), space.leaf(of(number, null)));
  }

  private ofPlace({ path, representative }: Place, step: InputStep): Values {
    const { abstractValues, space, decisionVariables, paths } = this.parts;
    const isSize = isNamed(step, 'size');
    const isEnd = isNamed(step, 'first') || isNamed(step, 'last');
    // Lists alone have items with places.
    if (isEnd || step.kind === 'index') this.parts.meanings.add(path, 'list');
    const inside = () => decisionVariables.place(paths.step(path, step));
    const key = abstractValues.known(step.kind === 'index' ? step.index : step.name);
    const missing = () =>
      space.leaf(abstractValues.filtered(abstractValues.place(path, representative), 'property_accessor', [key], null));
    const isAny = isSize && typeAt(path).type === 'any' && !isNamespace(path);
    if (representative === undefined && (isAny || SCALARS.has(typeAt(path).type))) {
      const sorted = decisionVariables.classifiedPath(path);
      if (!isLeaf(sorted)) return this.eachOf(sorted, (one) => this.of(one, step));
    }
    if (isSize && representative?.valueClass === 'object') return this.sizeOfObject(path, step);
    // The names of members are texts.
    const isMember = step.kind !== 'index' && representative?.valueClass === 'object';
    if (representative === undefined || isMember) return inside();
    const { value } = representative;
    if (Array.isArray(value)) {
      const length = value.length;
      if (isSize)
        return space.leaf(
          representative.isOrLonger
            ? abstractValues.sizeOf(abstractValues.place(path), BigInt(length))
            : abstractValues.known(BigInt(length)),
        );
      const isItem =
        step.kind === 'index' && (representative.isOrLonger || (step.index < length && step.index >= -length));
      return (isEnd && length > 0) || isItem ? inside() : missing();
    }
    if (isSize && representative.valueClass === 'number') return this.sizeOfNumber(path, representative);
    if (representative.isExact && step.kind !== 'index' && isSize) {
      return space.leaf(abstractValues.known(readName(value, step.name) ?? null));
    }
    if (isSize) return space.leaf(abstractValues.sizeOf(abstractValues.place(path), 1n));
    return typeof value === 'string' && isEnd && step.kind !== 'index'
      ? space.leaf(abstractValues.filtered(abstractValues.place(path, representative), step.name, []))
      : missing();
  }
}

/** The size of an integer is how many bytes Ruby takes for it: of 2 as well as of 2^62. */
const LEAST_BYTES = 8n;

function isNamespace({ root, steps }: InputPath): boolean {
  return root.kind === 'namespace' && steps.length === 0;
}

function isNamed(step: InputStep, name: string): boolean {
  return step.kind !== 'index' && step.kind !== 'key' && step.name === name;
}

/** Filters that fail for items that have no members, or cannot be put in order. */
const FAILS_FOR_ITEMS: ReadonlySet<string> = new Set(['where', 'map', 'sort']);

/** The place of which a filter makes a list that a variable is set to, if the filter does not fail. */
function listBehind(one: AbstractValue): InputPath | undefined {
  if (one.kind !== 'filtered' || one.filter !== ASSIGNED || one.input.kind !== 'filtered') return undefined;
  const { filter, input } = one.input;
  const isPlace = input.kind === 'place' && input.representative === undefined;
  return isPlace && FAILS_FOR_ITEMS.has(filter) ? input.path : undefined;
}

/** Types of what has no members. */
const SCALARS: ReadonlySet<PlaceType> = new Set(['string', 'id', 'url', 'time', 'date', 'number', 'boolean']);

/** A text or a list, whatever it is made of. */
function isSized(one: AbstractValue): boolean {
  return one.kind === 'joined' || (one.kind === 'filtered' && HAS_SIZE.has(one.filter) && !printsOf(one).error);
}

const IN_BRACKETS = 'a member in brackets';

function isText(one: AbstractValue): boolean {
  if (one.kind !== 'filtered' || printsOf(one).error) return one.kind === 'joined';
  return isEndOfText(one) || MAKES_TEXTS.has(one.filter);
}

/** The first or last of a text in the data. */
function isEndOfText(one: AbstractValue): boolean {
  if (one.kind !== 'filtered' || !(one.filter === 'first' || one.filter === 'last')) return false;
  return one.input.kind === 'place' && typeof one.input.representative?.value === 'string';
}

/** Characters that a text has at least. */
function leastLength(text: AbstractValue): bigint {
  const parts = text.kind === 'joined' ? text.parts : [];
  const known = parts.map((part) => (part.kind === 'known' && typeof part.value === 'string' ? part.value : ''));
  return BigInt(characterCount(known.join('')));
}
