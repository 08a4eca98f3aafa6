import { identity } from '../../semantics/compare.ts';
import { isError, type LiquidError } from '../../semantics/errors.ts';
import type { Value } from '../../semantics/values.ts';
import type { Block } from '../../template/tree.ts';
import type { AbstractValue, Anything, Count, LoopIteration, Relation } from './abstract-value.ts';
import type { Environment } from './environment.ts';
import type { InputPath } from './input-path.ts';
import type { Representative } from './representatives.ts';

/** Makes values, each once. */
export class AbstractValues {
  private readonly byKey = new Map<string, AbstractValue>();
  private readonly texts = new Map<string, AbstractValue>();
  /** By their paths, and the classes there. */
  private readonly places = new Map<InputPath, Map<string, AbstractValue>>();
  /** Texts that are put together, by their parts as given: loops put the same together again and again. */
  private readonly joins = new Map<string, AbstractValue>();
  private readonly unclassified = new Map<AbstractValue, AbstractValue>();
  private ids = 0;
  /** In long texts that are known. */
  private characters = 0;

  readonly nil = this.known(null);

  known(value: Value): AbstractValue {
    if (typeof value !== 'string') return this.intern(`k${identity(value)}`, (id) => ({ kind: 'known', id, value }));
    if (this.isTooLong(value)) return this.anything('texts that grow very long');
    return this.internIn(this.texts, value, (id) => ({ kind: 'known', id, value }));
  }

  place(path: InputPath, representative?: Representative): AbstractValue {
    const at = this.places.get(path) ?? new Map<string, AbstractValue>();
    this.places.set(path, at);
    const key = representative?.key ?? '';
    const known = at.get(key);
    if (known !== undefined) return known;
    const made: AbstractValue = { kind: 'place', id: this.ids++, path, ...(representative && { representative }) };
    at.set(key, made);
    return made;
  }

  /** @param value the result, where it is known; an error where the filter always fails. */
  filtered(
    input: AbstractValue,
    filter: string,
    args: readonly AbstractValue[],
    value?: Value | LiquidError,
  ): AbstractValue {
    const key = `f${input.id} ${filter} ${idsOf(args)}`;
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
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
  joined(parts: readonly AbstractValue[]): AbstractValue {
    const key = idsOf(parts);
    const known = this.joins.get(key) ?? this.join(parts);
    this.joins.set(key, known);
    return known;
  }

  private join(parts: readonly AbstractValue[]): AbstractValue {
    const flat = mergeTexts(parts.flatMap((part) => (part.kind === 'joined' ? part.parts : [part])));
    const [first] = flat;
    if (first === undefined) return this.known('');
    const known = flat.map((part) => (typeof part === 'string' ? this.known(part) : part));
    const [only] = known;
    if (known.length === 1 && only !== undefined && typeof first === 'string') return only;
    if (known.length > MOST_PARTS) return this.anything('a text that is put together of very many parts');
    return this.intern(`j${idsOf(known)}`, (id) => ({ kind: 'joined', id, parts: known }));
  }

  captured(block: Block, variables: Environment): AbstractValue {
    return this.intern(`c${block.start} ${variables.key}`, (id) => ({ kind: 'captured', id, block, variables }));
  }

  counted(least: bigint, count: Count = {}): AbstractValue {
    const { loop, list, to, plus } = count.relation ?? {};
    const key = [loop, list, to, plus, count.of?.id].join();
    return this.intern(`n${least} ${key}`, (id) => ({ kind: 'counted', id, least, ...count }));
  }

  /** How many items or characters a value has, at least so many. */
  sizeOf(value: AbstractValue, least: bigint): AbstractValue {
    const whole = this.unsorted(value);
    const relation: Relation = { list: whole.id, to: 'length', plus: 0n };
    return this.counted(least, { relation, of: this.filtered(whole, 'size', []) });
  }

  loop(iteration: LoopIteration, parent: AbstractValue | undefined): AbstractValue {
    const { loop, index, isFirst, isLast, length, isLengthExact, list } = iteration;
    const key = `l${loop.start} ${index} ${isFirst} ${isLast} ${length} ${isLengthExact} ${list} ${parent?.id}`;
    return this.intern(key, (id) => ({ kind: 'loop', id, iteration, parent }));
  }

  anything(why: string, more: Omit<Anything, 'kind' | 'id' | 'why'> = {}): AbstractValue {
    const { range, canFail, isOfTexts, prints, most, growth, isNotZero, away } = more;
    const printed = prints === undefined ? '' : Object.values(prints).join();
    const grows = growth && `${growth.step} ${growth.isSecond} ${growth.walk}`;
    return this.intern(
      `a${why} ${range} ${canFail} ${isOfTexts} ${printed} ${most} ${grows} ${isNotZero} ${away}`,
      (id) => ({
        kind: 'anything',
        id,
        why,
        ...more,
      }),
    );
  }

  /** The same without what is known of its class. */
  unsorted(abstractValue: AbstractValue): AbstractValue {
    let known = this.unclassified.get(abstractValue);
    if (known === undefined) {
      known = this.workOutUnclassified(abstractValue);
      this.unclassified.set(abstractValue, known);
    }
    return known;
  }

  private workOutUnclassified(abstractValue: AbstractValue): AbstractValue {
    switch (abstractValue.kind) {
      case 'place':
        return abstractValue.representative === undefined ? abstractValue : this.place(abstractValue.path);
      case 'filtered':
        return this.filtered(
          this.unsorted(abstractValue.input),
          abstractValue.filter,
          abstractValue.args.map((arg) => this.unsorted(arg)),
        );
      case 'joined':
        return this.joined(abstractValue.parts.map((part) => this.unsorted(part)));
      case 'counted':
        return abstractValue.of === undefined ? abstractValue : this.unsorted(abstractValue.of);
      default:
        return abstractValue;
    }
  }

  /** Texts that grow with each tag would take the square of their number. */
  private isTooLong({ length }: string): boolean {
    if (length > LONG) this.characters += length;
    return this.characters > MOST_CHARACTERS;
  }

  private intern(key: string, make: (id: number) => AbstractValue): AbstractValue {
    return this.internIn(this.byKey, key, make);
  }

  private internIn(
    values: Map<string, AbstractValue>,
    key: string,
    make: (id: number) => AbstractValue,
  ): AbstractValue {
    const known = values.get(key);
    if (known !== undefined) return known;
    const made = make(this.ids++);
    values.set(key, made);
    return made;
  }
}

function idsOf(values: readonly AbstractValue[]): string {
  let ids = '';
  for (const { id } of values) ids += `${id},`;
  return ids;
}

/** Longer texts count, up to so many characters in all. */
const LONG = 1000;
const MOST_CHARACTERS = 10_000_000;

/** So that a text that grows with each tag costs no more than the square of this. */
const MOST_PARTS = 200;
/** So that values can be walked by recursion. */
const DEEPEST = 200;

function depthOf(value: AbstractValue): number {
  if (value.kind === 'filtered') return value.depth;
  return value.kind === 'joined' ? Math.max(0, ...value.parts.map(depthOf)) : 0;
}

function mergeTexts(parts: readonly AbstractValue[]): (AbstractValue | string)[] {
  const merged: (AbstractValue | string)[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (part.kind !== 'known' || typeof part.value !== 'string') merged.push(part);
    else if (typeof last === 'string') merged[merged.length - 1] = last + part.value;
    else if (part.value !== '') merged.push(part.value);
  }
  return merged;
}
