import { isError, type LiquidError } from '../../semantics/errors.ts';
import { countErrorOf } from '../../semantics/filters/index.ts';
import { toText } from '../../semantics/print.ts';
import type { Value } from '../../semantics/values.ts';
import type { Meter } from '../conditions/meter.ts';
import type { Abstract, Abstracts } from './abstract-value.ts';
import { ASSIGNED } from './filter-kinds.ts';
import { fails, isExact } from './filter-prints.ts';
import type { Path, PathStep } from './input-path.ts';
import { placesOf } from './inside.ts';
import { filterKnown } from './known-filters.ts';
import { within } from './magnitude.ts';
import { printsOf } from './printed.ts';

/** No clock: what depends on one is not worked out. */
const environment = { now: 0 };

/** Filters that make texts of one sort one sort again, so that tests on the result are answered by a representative. */
const KEEPS_SORTS = new Set(['downcase', 'upcase', 'strip', 'lstrip', 'rstrip', 'strip_newlines', 'default']);

/** Filters that change no white space. */
const KEEPS_BLANKS = new Set(['escape', 'h', 'escape_once', 'capitalize']);

/** Filters that leave alone what does not hold the text they are given. */
const LOOKS_FOR = new Set(['replace', 'replace_first', 'replace_last', 'remove', 'remove_first', 'remove_last']);

/** What it costs to tell what a filter makes of one value. */
const STEPS_PER_VALUE = 15;

/** What a filter makes of a value, as exactly as can be told. */
export class Filters {
  constructor(
    private readonly abstracts: Abstracts,
    private readonly step: (path: Path, step: PathStep) => Abstract,
    private readonly meter: Meter,
  ) {}

  apply(filter: string, input: Abstract, args: readonly Abstract[]): Abstract {
    this.meter.spend(STEPS_PER_VALUE);
    if (filter === ASSIGNED) return assigned(input, this.abstracts);
    // Nothing is done with an error any more.
    if (fails(input)) return input;
    const error = countErrorOf(filter, args.length);
    if (error !== undefined) return this.abstracts.filtered(input, filter, args, error);
    if (args.every(isExact) && isExact(input) && !isClock(filter, input)) return this.exactly(filter, input, args);
    const list = listOf(input);
    if (list !== undefined) {
      const found = this.onList(filter, input, list);
      if (found !== undefined) return found;
    }
    // What is no date is printed as it is, and white space is none.
    if (filter === 'date' && isBlankPlace(input)) return input;
    if (KEEPS_BLANKS.has(filter) && isBlankPlace(input)) return input;
    if (LOOKS_FOR.has(filter) && isBlankPlace(input) && isMark(args[0])) return input;
    if (filter === 'append' || filter === 'prepend') return this.join(filter, input, args);
    if (input.kind === 'captured') return this.abstracts.filtered(input, filter, args);
    if (input.kind === 'joined') return this.onJoined(filter, input.parts, input, args);
    if (KEEPS_SORTS.has(filter) && args.every(isExact)) return this.keepingSort(filter, input, args);
    return this.abstracts.filtered(input, filter, args);
  }

  private exactly(filter: string, input: Abstract, args: readonly Abstract[]): Abstract {
    const result = this.ofKnown(filter, sampleOf(input) ?? null, args);
    if (result === undefined) return this.tooLarge(this.abstracts.filtered(input, filter, args));
    return !isError(result) && input.kind === 'known' && args.every(({ kind }) => kind === 'known')
      ? this.abstracts.known(result)
      : this.abstracts.filtered(input, filter, args, result);
  }

  /** Of data nobody knows more than its kind anyway; what the body itself has put together is not known any more. */
  private tooLarge(made: Abstract): Abstract {
    if (placesOf(made).length > 0) return made;
    const { error, ...prints } = printsOf(made);
    const why = 'a value that is too large to be worked out';
    return this.abstracts.anything(why, { canFail: error, isOfTexts: true, prints: { ...prints, error: false } });
  }

  private ofKnown(filter: string, input: Value, args: readonly Abstract[]): Value | LiquidError | undefined {
    const known = args.map((arg) => sampleOf(arg) ?? null);
    return filterKnown(filter, input, known, environment, this.meter);
  }

  private onList(
    filter: string,
    input: Abstract,
    { length, isOrLonger }: { length: number; isOrLonger: boolean },
  ): Abstract | undefined {
    if (filter === 'size')
      return isOrLonger ? this.abstracts.counted(BigInt(length)) : this.abstracts.known(BigInt(length));
    if (input.kind !== 'place' || (filter !== 'first' && filter !== 'last')) return undefined;
    return length === 0 ? this.abstracts.nil : this.step(input.path, { kind: 'name', name: filter });
  }

  private join(filter: string, input: Abstract, args: readonly Abstract[]): Abstract {
    const [other] = args;
    if (other === undefined || args.length > 1) return this.abstracts.filtered(input, filter, args);
    const parts = filter === 'append' ? [input, other] : [other, input];
    return this.abstracts.joined(parts.map((part) => this.text(part)));
  }

  private text(abstract: Abstract): Abstract {
    return abstract.kind === 'known' ? this.abstracts.known(toText(abstract.value)) : abstract;
  }

  private onJoined(filter: string, parts: readonly Abstract[], input: Abstract, args: readonly Abstract[]): Abstract {
    const each = (change: (part: Abstract) => Abstract) => this.abstracts.joined(parts.map(change));
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
    return this.abstracts.filtered(input, filter, args);
  }

  /** White space goes from one end, as far as it is known there. Gives one value in a list, to be stripped again. */
  private strip(parts: readonly Abstract[], filter: 'lstrip' | 'rstrip', end: 0 | -1): readonly Abstract[] {
    const flat = parts.flatMap((part) => (part.kind === 'joined' ? part.parts : [part]));
    const part = flat.at(end);
    if (part === undefined) return [this.abstracts.known('')];
    const stripped = this.apply(filter, part, []);
    const others = end === 0 ? flat.slice(1) : flat.slice(0, -1);
    const isGone = stripped.kind === 'known' && toText(stripped.value) === '';
    if (isGone && others.length > 0) return this.strip(others, filter, end);
    return [this.abstracts.joined(end === 0 ? [stripped, ...others] : [...others, stripped])];
  }

  private keepingSort(filter: string, input: Abstract, args: readonly Abstract[]): Abstract {
    const value = sampleOf(input);
    const isText = typeof value === 'string';
    if (value === undefined || (!isText && filter !== 'default')) return this.abstracts.filtered(input, filter, args);
    const result = this.ofKnown(filter, value, args);
    if (filter === 'default' && result === value) return input;
    return result === undefined || isError(result)
      ? this.abstracts.filtered(input, filter, args)
      : this.abstracts.filtered(input, filter, args, result);
  }
}

/** The value, or one that stands for it in tests. */
export function sampleOf(abstract: Abstract): Value | undefined {
  if (abstract.kind === 'known') return abstract.value;
  if (abstract.kind === 'place') return abstract.sort?.value;
  if (abstract.kind === 'joined') return joinedSample(abstract.parts);
  return abstract.kind === 'filtered' ? abstract.value : undefined;
}

/** Lists and objects print what their items are, which no sort tells. */
function joinedSample(parts: readonly Abstract[]): string | undefined {
  let text = '';
  for (const part of parts) {
    const value = sampleOf(part);
    if (value === undefined || (typeof value === 'object' && value !== null)) return undefined;
    text += toText(value);
  }
  return text;
}

function listOf(input: Abstract): { length: number; isOrLonger: boolean } | undefined {
  const { kind } = input;
  if (kind !== 'place' || input.sort?.sort !== 'list' || !Array.isArray(input.sort.value)) return undefined;
  return { length: input.sort.value.length, isOrLonger: input.sort.isOrLonger === true };
}

/** What a variable is that is set to a value and was not set before: where a filter fails, `assign` prints nothing and leaves it so. */
export function assigned(value: Abstract, abstracts: Abstracts): Abstract {
  if (fails(value)) return abstracts.nil;
  if (value.kind === 'anything') {
    if (value.range === 'of whole numbers') return value;
    const { why, prints, isOfTexts = false, most } = value;
    const kept = prints && { isOfTexts, prints: { ...prints, nothing: true } };
    return abstracts.anything(why, { ...kept, ...within(most) });
  }
  return printsOf(value).error ? abstracts.filtered(value, ASSIGNED, []) : value;
}

/** A text that is not in white space. */
export function isMark(value: Abstract | undefined): boolean {
  return value?.kind === 'known' && typeof value.value === 'string' && value.value.trim() !== '';
}

function isBlankPlace(input: Abstract): boolean {
  return input.kind === 'place' && input.sort?.sort === 'blank';
}

/** What `date` makes of `now` changes with the clock. */
function isClock(filter: string, input: Abstract): boolean {
  if (filter !== 'date' && filter !== 'time_zone') return false;
  const value = sampleOf(input);
  if (value === null) return false;
  return value === 'now' || value === 'today' || input.kind === 'filtered';
}
