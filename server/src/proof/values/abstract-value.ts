import { identity } from '../../semantics/compare.ts';
import { isError, type LiquidError } from '../../semantics/errors.ts';
import type { Value } from '../../semantics/values.ts';
import type { Span } from '../../template/span.ts';
import type { Block } from '../../template/tree.ts';
import type { Diagram } from '../conditions/diagram.ts';
import type { Environment } from './environment.ts';
import type { Path } from './input-path.ts';
import type { Prints } from './prints.ts';
import type { Representative } from './representatives.ts';

/** What is known of a value. Equal ones are the same object. */
export type Abstract = Known | Place | Filtered | Joined | Captured | Counted | LoopInfo | Anything;

/** A value that the body itself has: a literal, or what filters make of literals. */
export interface Known {
  readonly kind: 'known';
  readonly id: number;
  readonly value: Value;
}

/** What stands at a place of the sample user's data. */
export interface Place {
  readonly kind: 'place';
  readonly id: number;
  readonly path: Path;
  /** Of what sort it is, where the body's tests tell sorts apart. */
  readonly sort?: Representative;
}

/** What a filter makes of something that is not known. */
export interface Filtered {
  readonly kind: 'filtered';
  readonly id: number;
  readonly input: Abstract;
  readonly filter: string;
  readonly args: readonly Abstract[];
  /** How many filters it has gone through. */
  readonly depth: number;
  /** The result for the sort of its input, where the filter makes one sort of one sort. */
  readonly value?: Value;
  /** The error that Liquid prints, where it always fails. */
  readonly fails?: string;
}

/** Texts one after the other. */
export interface Joined {
  readonly kind: 'joined';
  readonly id: number;
  readonly parts: readonly Abstract[];
}

/** What a `capture` block prints, with the variables as they were. */
export interface Captured {
  readonly kind: 'captured';
  readonly id: number;
  readonly block: Block;
  readonly variables: Environment;
}

/** A whole number of which only the bounds are known. */
export interface Counted {
  readonly kind: 'counted';
  readonly id: number;
  readonly least: bigint;
  readonly relation?: Relation;
}

/** What a count is beside another: `middle` is a turn between the first and the last, and less than the `length` of its loop. */
export interface Relation {
  readonly loop: number;
  readonly to: 'length' | 'middle';
  /** How much more it is. */
  readonly plus: bigint;
}

/** `forloop` in one kind of turn. */
export interface LoopInfo {
  readonly kind: 'loop';
  readonly id: number;
  readonly turn: LoopTurn;
  readonly parent: Abstract | undefined;
}

export interface LoopTurn {
  readonly loop: Span;
  readonly name: string;
  /** Absent: some turn between the first and the last. */
  readonly index?: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** The least number of turns, and whether there may be more. */
  readonly length: number;
  readonly isLengthExact: boolean;
}

/** Something that could not be followed. */
export interface Anything {
  readonly kind: 'anything';
  readonly id: number;
  readonly why: string;
  /** It is a range. One with an end that is no whole number is an error. */
  readonly range?: 'of whole numbers' | 'of anything';
  /** Whether it may be the error of a filter. */
  readonly canFail?: boolean;
  /** All that it can print, where that much is known. */
  readonly prints?: Prints;
  /** It may be one of several texts of the body itself. */
  readonly isOfTexts?: boolean;
  /** How far from 0 it lies at most, as a number; absent where that is not known. */
  readonly most?: bigint;
  readonly growth?: Growth;
}

/** How a number grows with the turns of a loop. */
export interface Growth {
  /** Which loop, from which states: another walk of the same loop may let it grow further. */
  readonly walk: string;
  /** By how much in each turn. */
  readonly step: bigint;
  /** The step was found too small once. */
  readonly isSecond: boolean;
}

/** The values that a value is made of. */
export function innerOf(value: Abstract): readonly Abstract[] {
  if (value.kind === 'filtered') return [value.input, ...value.args];
  return value.kind === 'joined' ? value.parts : [];
}

export type Values = Diagram<Abstract>;

/** Makes values, each once. */
export class Abstracts {
  private readonly byKey = new Map<string, Abstract>();
  /** Texts that are put together, by their parts as given: loops put the same together again and again. */
  private readonly joins = new Map<string, Abstract>();
  private readonly withoutSorts = new Map<Abstract, Abstract>();
  private ids = 0;
  /** In long texts that are known. */
  private characters = 0;

  readonly nil = this.known(null);

  known(value: Value): Abstract {
    if (typeof value === 'string' && this.isTooLong(value)) return this.anything('texts that grow very long');
    return this.intern(`k${identity(value)}`, (id) => ({ kind: 'known', id, value }));
  }

  place(path: Path, sort?: Representative): Abstract {
    return this.intern(`p${path.key} ${sort === undefined ? '' : sort.key}`, (id) => ({
      kind: 'place',
      id,
      path,
      ...(sort && { sort }),
    }));
  }

  /** @param value the result, where it is known; an error where the filter always fails. */
  filtered(input: Abstract, filter: string, args: readonly Abstract[], value?: Value | LiquidError): Abstract {
    const key = `f${input.id} ${filter} ${args.map(({ id }) => id).join()}`;
    const depth = Math.max(0, ...[input, ...args].map(depthOf)) + 1;
    if (depth > DEEPEST) return this.anything('a value that goes through very many filters');
    return this.intern(key, (id) => ({
      kind: 'filtered',
      id,
      input,
      filter,
      args,
      depth,
      // The line is not known here, and does not matter: an error is no JSON anywhere but in a text.
      ...(isError(value) ? { fails: `Liquid error (line 1): ${value.message}` } : value !== undefined && { value }),
    }));
  }

  /** Neighbours that are known become one. */
  joined(parts: readonly Abstract[]): Abstract {
    const key = parts.map(({ id }) => id).join();
    const known = this.joins.get(key) ?? this.join(parts);
    this.joins.set(key, known);
    return known;
  }

  private join(parts: readonly Abstract[]): Abstract {
    const flat = mergeTexts(parts.flatMap((part) => (part.kind === 'joined' ? part.parts : [part])));
    const [first] = flat;
    if (first === undefined) return this.known('');
    const known = flat.map((part) => (typeof part === 'string' ? this.known(part) : part));
    const [only] = known;
    if (known.length === 1 && only !== undefined && typeof first === 'string') return only;
    if (known.length > MOST_PARTS) return this.anything('a text that is put together of very many parts');
    return this.intern(`j${known.map(({ id }) => id).join()}`, (id) => ({ kind: 'joined', id, parts: known }));
  }

  captured(block: Block, variables: Environment): Abstract {
    return this.intern(`c${block.start} ${variables.key}`, (id) => ({ kind: 'captured', id, block, variables }));
  }

  counted(least: bigint, relation?: Relation): Abstract {
    const key = relation === undefined ? '' : `${relation.loop} ${relation.to} ${relation.plus}`;
    return this.intern(`n${least} ${key}`, (id) => ({ kind: 'counted', id, least, ...(relation && { relation }) }));
  }

  loop(turn: LoopTurn, parent: Abstract | undefined): Abstract {
    const { loop, index, isFirst, isLast, length, isLengthExact } = turn;
    const key = `l${loop.start} ${[index, isFirst, isLast, length, isLengthExact].join()} ${parent?.id}`;
    return this.intern(key, (id) => ({ kind: 'loop', id, turn, parent }));
  }

  anything(why: string, more: Omit<Anything, 'kind' | 'id' | 'why'> = {}): Abstract {
    const { range, canFail, isOfTexts, prints, most, growth } = more;
    const printed = prints === undefined ? '' : Object.values(prints).join();
    const grows = growth && `${growth.step} ${growth.isSecond} ${growth.walk}`;
    return this.intern(`a${why} ${range} ${canFail} ${isOfTexts} ${printed} ${most} ${grows}`, (id) => ({
      kind: 'anything',
      id,
      why,
      ...more,
    }));
  }

  /** The same without what is known of its sort. */
  unsorted(abstract: Abstract): Abstract {
    const known = this.withoutSorts.get(abstract) ?? this.workOutUnsorted(abstract);
    this.withoutSorts.set(abstract, known);
    return known;
  }

  private workOutUnsorted(abstract: Abstract): Abstract {
    switch (abstract.kind) {
      case 'place':
        return abstract.sort === undefined ? abstract : this.place(abstract.path);
      case 'filtered':
        return this.filtered(
          this.unsorted(abstract.input),
          abstract.filter,
          abstract.args.map((arg) => this.unsorted(arg)),
        );
      case 'joined':
        return this.joined(abstract.parts.map((part) => this.unsorted(part)));
      default:
        return abstract;
    }
  }

  /** Texts that grow with each tag would take the square of their number. */
  private isTooLong({ length }: string): boolean {
    if (length > LONG) this.characters += length;
    return this.characters > MOST_CHARACTERS;
  }

  private intern(key: string, make: (id: number) => Abstract): Abstract {
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const made = make(this.ids++);
    this.byKey.set(key, made);
    return made;
  }
}

/** Longer texts count, up to so many characters in all. */
const LONG = 1000;
const MOST_CHARACTERS = 10_000_000;

/** So that a text that grows with each tag costs no more than the square of this. */
const MOST_PARTS = 200;
/** So that values can be walked by recursion. */
const DEEPEST = 200;

function depthOf(value: Abstract): number {
  if (value.kind === 'filtered') return value.depth;
  return value.kind === 'joined' ? Math.max(0, ...value.parts.map(depthOf)) : 0;
}

function mergeTexts(parts: readonly Abstract[]): (Abstract | string)[] {
  const merged: (Abstract | string)[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (part.kind !== 'known' || typeof part.value !== 'string') merged.push(part);
    else if (typeof last === 'string') merged[merged.length - 1] = last + part.value;
    else if (part.value !== '') merged.push(part.value);
  }
  return merged;
}
