import { DIVIDES } from '../../catalog/filter-effects.ts';
import { isError, type LiquidError } from '../../semantics/errors.ts';
import { countErrorOf } from '../../semantics/filters/index.ts';
import { toText } from '../../semantics/print.ts';
import type { Value } from '../../semantics/values.ts';
import type { Meter } from '../conditions/meter.ts';
import type { AbstractValue, Counted } from './abstract-value.ts';
import type { AbstractValues } from './abstract-values.ts';
import { isOfClock } from './date-prints.ts';
import { fails, isExact, isListItself } from './exact.ts';
import { ASSIGNED } from './filter-kinds.ts';
import type { InputPath, InputStep } from './input-path.ts';
import { placesOf } from './inside.ts';
import { filterKnown } from './known-filters.ts';
import { magnitudeOf, within } from './magnitude.ts';
import type { Meanings } from './meanings.ts';
import { printsOf } from './printed.ts';
import { isNumber } from './prints.ts';

/** No clock: what depends on one is not worked out. */
const environment = { now: 0 };

/** Filters that make texts of one class one class again, so that tests on the result are answered by a representative. */
const KEEPS_CLASS = new Set(['downcase', 'upcase', 'strip', 'lstrip', 'rstrip', 'strip_newlines', 'default']);

/** Filters that change no white space. */
const KEEPS_BLANKS = new Set(['escape', 'h', 'escape_once', 'capitalize']);

/** Filters that leave alone what does not hold the text they are given. */
const LOOKS_FOR = new Set(['replace', 'replace_first', 'replace_last', 'remove', 'remove_first', 'remove_last']);

/** Filters that leave a whole number alone that is not negative. */
const KEEPS_COUNTS = new Set(['abs', 'ceil', 'floor']);
/** So that no count that is added to in loops gets beyond its bounds. */
const MOST_ADDED = 1000n;

/** What it costs to tell what a filter makes of one value. */
const STEPS_PER_VALUE = 15;
const STEPS_PER_UNIT_OF_FORMAT = 2;

/** What a filter makes of a value, as exactly as can be told. */
export class Filters {
  constructor(
    private readonly abstractValues: AbstractValues,
    private readonly step: (path: InputPath, step: InputStep) => AbstractValue,
    private readonly meter: Meter,
    private readonly meanings: Meanings,
  ) {}

  apply(filter: string, input: AbstractValue, args: readonly AbstractValue[]): AbstractValue {
    this.meter.spend(STEPS_PER_VALUE);
    if (filter === ASSIGNED) return assigned(input, this.abstractValues);
    const [by] = args;
    // What a format prints is tried on some moments.
    if (filter === 'date' && by?.kind === 'known' && typeof by.value === 'string')
      this.meter.spend(STEPS_PER_UNIT_OF_FORMAT * by.value.length);
    if (filter === 'date' && input.kind === 'place') this.meanings.add(input.path, 'date');
    if (DIVIDES.has(filter) && by?.kind === 'place') this.meanings.add(by.path, 'number');
    // Nothing is done with an error any more.
    if (fails(input)) return input;
    const error = countErrorOf(filter, args.length);
    if (error !== undefined) return this.abstractValues.filtered(input, filter, args, error);
    if (args.every(isExact) && isExact(input) && !isClock(filter, input)) return this.exactly(filter, input, args);
    if (isClock(filter, input) && input.kind === 'known' && args.every(isExact)) {
      const result = this.ofKnown(filter, input.value, args);
      if (isError(result)) return this.abstractValues.filtered(input, filter, args, result);
    }
    if (input.kind === 'counted') return this.onCount(filter, input, args);
    const list = listOf(input);
    if (list !== undefined) {
      const found = this.onList(filter, input, list);
      if (found !== undefined) return found;
    }
    if (filter === 'default' && isVisibleText(input)) return input;
    // What is no date is printed as it is, and white space is none.
    if (filter === 'date' && isBlankPlace(input)) return input;
    if (KEEPS_BLANKS.has(filter) && isBlankPlace(input)) return input;
    if (LOOKS_FOR.has(filter) && isBlankPlace(input) && isVisibleText(args[0])) return input;
    if (filter === 'append' || filter === 'prepend') return this.join(filter, input, args);
    if (input.kind === 'captured') return this.abstractValues.filtered(input, filter, args);
    if (input.kind === 'joined') return this.onJoined(filter, input.parts, input, args);
    if (KEEPS_CLASS.has(filter) && args.every(isExact)) return this.keepingClass(filter, input, args);
    return this.abstractValues.filtered(input, filter, args);
  }

  private exactly(filter: string, input: AbstractValue, args: readonly AbstractValue[]): AbstractValue {
    const result = this.ofKnown(filter, sampleOf(input) ?? null, args);
    if (result === undefined) return this.tooLarge(this.abstractValues.filtered(input, filter, args));
    return !isError(result) && input.kind === 'known' && args.every(({ kind }) => kind === 'known')
      ? this.abstractValues.known(result)
      : this.abstractValues.filtered(input, filter, args, result);
  }

  /** Of data nobody knows more than its kind anyway; what the body itself has put together is not known any more. */
  private tooLarge(made: AbstractValue): AbstractValue {
    if (placesOf(made).length > 0) return made;
    const { error, ...prints } = printsOf(made);
    const why = 'a value that is too large to compute';
    return this.abstractValues.anything(why, { canFail: error, isOfTexts: true, prints: { ...prints, error: false } });
  }

  private ofKnown(filter: string, input: Value, args: readonly AbstractValue[]): Value | LiquidError | undefined {
    const known = args.map((arg) => sampleOf(arg) ?? null);
    return filterKnown(filter, input, known, environment, this.meter);
  }

  private onList(
    filter: string,
    input: AbstractValue,
    { length, isOrLonger }: { length: number; isOrLonger: boolean },
  ): AbstractValue | undefined {
    if (filter === 'size')
      return isOrLonger ? this.abstractValues.sizeOf(input, BigInt(length)) : this.abstractValues.known(BigInt(length));
    if (input.kind !== 'place' || (filter !== 'first' && filter !== 'last')) return undefined;
    return length === 0 ? this.abstractValues.nil : this.step(input.path, { kind: 'name', name: filter });
  }

  /** A count stays one where only so much is added to it. */
  private onCount(filter: string, input: Counted, args: readonly AbstractValue[]): AbstractValue {
    const [by] = args;
    const whole = by?.kind === 'known' && typeof by.value === 'bigint' ? by.value : undefined;
    const more = filter === 'plus' ? whole : filter === 'minus' && whole !== undefined ? -whole : undefined;
    if (filter === 'default' || (KEEPS_COUNTS.has(filter) && input.least >= 0n)) return input;
    if (more === undefined || more > MOST_ADDED || -more > MOST_ADDED)
      return this.abstractValues.filtered(input, filter, args);
    const { relation, of } = input;
    return this.abstractValues.counted(input.least + more, {
      ...(relation && { relation: { ...relation, plus: relation.plus + more } }),
      ...(of && { of: this.abstractValues.filtered(of, filter, args) }),
    });
  }

  private join(filter: string, input: AbstractValue, args: readonly AbstractValue[]): AbstractValue {
    const [other] = args;
    // A list is shown as one then, with its brackets, whatever its items print.
    const isOfList = [input, ...args].some((part) => part.kind !== 'known' && isListItself(part));
    if (other === undefined || args.length > 1 || isOfList) return this.abstractValues.filtered(input, filter, args);
    const parts = filter === 'append' ? [input, other] : [other, input];
    return this.abstractValues.joined(parts.map((part) => this.text(part)));
  }

  private text(abstractValue: AbstractValue): AbstractValue {
    return abstractValue.kind === 'known' ? this.abstractValues.known(toText(abstractValue.value)) : abstractValue;
  }

  private onJoined(
    filter: string,
    parts: readonly AbstractValue[],
    input: AbstractValue,
    args: readonly AbstractValue[],
  ): AbstractValue {
    const each = (change: (part: AbstractValue) => AbstractValue) => this.abstractValues.joined(parts.map(change));
    switch (filter) {
      case 'json_escape':
      case 'downcase':
      case 'upcase':
      case 'strip_newlines':
        return each((part) => this.apply(filter, part, args));
      case 'strip':
        return this.strip(this.strip(parts, 'lstrip', 0), 'rstrip', -1).at(0) ?? input;
      case 'lstrip':
        return this.strip(parts, 'lstrip', 0).at(0) ?? input;
      case 'rstrip':
        return this.strip(parts, 'rstrip', -1).at(0) ?? input;
      case 'default':
        if (parts.some((part) => part.kind === 'known' && toText(part.value) !== '')) return input;
    }
    return this.abstractValues.filtered(input, filter, args);
  }

  /** White space goes from one end, as far as it is known there. Gives one value in a list, to be stripped again. */
  private strip(parts: readonly AbstractValue[], filter: 'lstrip' | 'rstrip', end: 0 | -1): readonly AbstractValue[] {
    const flat = parts.flatMap((part) => (part.kind === 'joined' ? part.parts : [part]));
    const part = flat.at(end);
    if (part === undefined) return [this.abstractValues.known('')];
    const stripped = this.apply(filter, part, []);
    const others = end === 0 ? flat.slice(1) : flat.slice(0, -1);
    const isGone = stripped.kind === 'known' && toText(stripped.value) === '';
    if (isGone && others.length > 0) return this.strip(others, filter, end);
    return [this.abstractValues.joined(end === 0 ? [stripped, ...others] : [...others, stripped])];
  }

  private keepingClass(filter: string, input: AbstractValue, args: readonly AbstractValue[]): AbstractValue {
    const value = sampleOf(input);
    const isText = typeof value === 'string';
    if (value === undefined || (!isText && filter !== 'default'))
      return this.abstractValues.filtered(input, filter, args);
    const result = this.ofKnown(filter, value, args);
    if (filter === 'default' && result === value) return input;
    return result === undefined || isError(result)
      ? this.abstractValues.filtered(input, filter, args)
      : this.abstractValues.filtered(input, filter, args, result);
  }
}

/** The value, or one that stands for it in tests. */
export function sampleOf(abstractValue: AbstractValue): Value | undefined {
  if (abstractValue.kind === 'known') return abstractValue.value;
  if (abstractValue.kind === 'place') return abstractValue.representative?.value;
  if (abstractValue.kind === 'joined') return joinedSample(abstractValue.parts);
  return abstractValue.kind === 'filtered' ? abstractValue.value : undefined;
}

/** Lists and objects print what their items are, which no class tells. */
function joinedSample(parts: readonly AbstractValue[]): string | undefined {
  let text = '';
  for (const part of parts) {
    const value = sampleOf(part);
    if (value === undefined || (typeof value === 'object' && value !== null)) return undefined;
    text += toText(value);
  }
  return text;
}

function listOf(input: AbstractValue): { length: number; isOrLonger: boolean } | undefined {
  const { kind } = input;
  if (kind !== 'place' || input.representative?.valueClass !== 'list' || !Array.isArray(input.representative.value))
    return undefined;
  return { length: input.representative.value.length, isOrLonger: input.representative.isOrLonger === true };
}

/** What a variable is that is set to a value and was not set before: where a filter fails, `assign` prints nothing and leaves it so. */
export function assigned(value: AbstractValue, abstractValues: AbstractValues): AbstractValue {
  if (fails(value)) return abstractValues.nil;
  if (value.kind === 'anything') {
    if (value.range === 'of whole numbers') return value;
    const { why, prints, isOfTexts = false, most } = value;
    const kept = prints && { isOfTexts, prints: { ...prints, nothing: true } };
    return abstractValues.anything(why, { ...kept, ...within(most) });
  }
  return printsOf(value).error ? abstractValues.filtered(value, ASSIGNED, []) : value;
}

/** The same where a filter has not failed: another state has what the variable was. */
export function succeeded(value: AbstractValue, abstractValues: AbstractValues): AbstractValue {
  const known = { ...printsOf(value), error: false };
  if (value.kind !== 'filtered' || !isNumber(known)) return assigned(value, abstractValues);
  return abstractValues.anything('a number that a filter makes', { prints: known, ...within(magnitudeOf(value)) });
}

/** A text that is not in white space. */
export function isVisibleText(value: AbstractValue | undefined): boolean {
  return value?.kind === 'known' && typeof value.value === 'string' && value.value.trim() !== '';
}

function isBlankPlace(input: AbstractValue): boolean {
  return input.kind === 'place' && input.representative?.valueClass === 'blank';
}

/** What `date` makes of `now` changes with the clock. */
function isClock(filter: string, input: AbstractValue): boolean {
  if (filter !== 'date' && filter !== 'time_zone') return false;
  const value = sampleOf(input);
  if (value === null) return false;
  return input.kind === 'filtered' || (typeof value === 'string' && isOfClock(value));
}
