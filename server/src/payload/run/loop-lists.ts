import { isArray, isHash, Range, type Value } from '../../semantics/values.ts';
import type { Loop, Tag } from '../../template/tree.ts';
import type { Condition } from '../cases/conditions.ts';
import { isLeaf } from '../cases/diagram.ts';
import type { State } from '../machine/state.ts';
import type { Abstract, Values } from '../values/abstract.ts';
import { isExact } from '../values/filter-prints.ts';
import { sampleOf } from '../values/filters.ts';
import type { Path } from '../values/path.ts';
import { itemRoot } from '../values/questions.ts';
import { type Leaf, leavesUnder } from './outputs.ts';
import type { Run } from './run.ts';

/** How many turns a loop takes, in some of the cases, and what its items are. */
export interface TurnCount {
  readonly when: Condition;
  readonly length: number;
  readonly isOrLonger: boolean;
  /** By its place in the list, where that is known. */
  readonly item: (place: number | undefined) => Values;
  /** Where in the list the item of a turn stands. */
  readonly place: (turn: number) => number;
}

const inOrder = (turn: number) => turn;

/** Numbers of turns that are told apart; all above are one. */
const TOLD_APART = 3;
/** Longer known lists are walked as if they were not known. */
const LONGEST_KNOWN = 40;

export function turnCounts(tag: Tag, loop: Loop, state: State, run: Run): readonly TurnCount[] {
  if (loop.collection === undefined) return [];
  const values = run.evaluator.value(loop.collection, state.variables);
  const counts = leavesUnder(values, state, run).flatMap((leaf) => countsOf(leaf, tag, loop, run));
  const offset = attributeOf(loop, 'offset', state, run);
  const limit = attributeOf(loop, 'limit', state, run);
  if (offset === 'unknown' || limit === 'unknown') return counts.flatMap((count) => openEnded(count));
  return counts
    .flatMap((count) => cut(count, offset ?? 0, limit))
    .map((count) => (loop.reversed ? reversed(count) : count));
}

function countsOf({ value, when }: Leaf, tag: Tag, loop: Loop, run: Run): readonly TurnCount[] {
  const { space, abstracts } = run;
  const one = (item: Abstract): TurnCount => ({
    when,
    length: 1,
    isOrLonger: false,
    item: () => space.leaf(item),
    place: inOrder,
  });
  const none: TurnCount = { when, length: 0, isOrLonger: false, item: () => space.leaf(abstracts.nil), place: inOrder };
  if (value.kind === 'known') return [knownCount(value.value, when, run)];
  const list = pathOf(value);
  if (list !== undefined) run.paths.lists.set(tag.start, list);
  const outer = list && firstTurnOver(list, run);
  const ofPlace = (place?: number) =>
    place === 0 && outer !== undefined
      ? run.subjects.place(outer)
      : run.subjects.place(run.paths.root(itemRoot(tag, loop.variable?.name ?? '')));
  if (value.kind === 'place' && value.sort !== undefined) {
    const { sort, value: shown, isOrLonger } = value.sort;
    if (Array.isArray(shown))
      return [{ when, length: shown.length, isOrLonger: isOrLonger === true, item: ofPlace, place: inOrder }];
    if (sort === 'text' || sort === 'blank') return [one(value)];
    return sort === 'object' ? [{ ...one(abstracts.nil), item: () => space.leaf(pair(tag, loop, run)) }] : [none];
  }
  if (value.kind === 'filtered' && isExact(value)) return [knownCount(sampleOf(value) ?? null, when, run)];
  if (value.kind === 'filtered' && typeof sampleOf(value) === 'string')
    return sampleOf(value) === '' ? [none] : [one(value)];
  const item = list === undefined ? () => space.leaf(abstracts.anything('an item of a list')) : ofPlace;
  return openEnded({ when, length: 0, isOrLonger: true, item, place: inOrder });
}

/** The item of a loop around this one that walks the same list and is in its first turn: the first item of both is one. */
function firstTurnOver(list: Path, run: Run): Path | undefined {
  for (let turn = run.turn; turn !== undefined; turn = turn.outer) {
    const isFirst = turn.index === 0 && (turn.which === 'first' || turn.which === 'only');
    if (isFirst && run.paths.lists.get(turn.loop) === list) {
      return run.paths.root({ kind: 'item', loop: turn.loop, name: list.text });
    }
  }
  return undefined;
}

/** A turn over an object has its name and its value, as a list of two. */
function pair(tag: Tag, loop: Loop, run: Run): Abstract {
  const sort = { key: 'pair', sort: 'list', value: [null, null], isExact: false } as const;
  return run.abstracts.place(run.paths.root(itemRoot(tag, loop.variable?.name ?? '')), sort);
}

/** Filters that leave the items what they are, in another order or fewer of them. */
const KEEPS_ITEMS = new Set(['sort', 'sort_natural', 'reverse', 'where', 'uniq', 'compact', 'concat', 'slice']);

function pathOf(value: Abstract) {
  if (value.kind === 'filtered' && KEEPS_ITEMS.has(value.filter)) return pathOf(value.input);
  return value.kind === 'place' ? value.path : undefined;
}

function knownCount(value: Value, when: Condition, run: Run): TurnCount {
  const { space, abstracts } = run;
  const items = itemsOf(value);
  if (items === undefined) {
    return {
      when,
      length: TOLD_APART,
      isOrLonger: true,
      item: () => space.leaf(abstracts.anything('an item of a long list')),
      place: inOrder,
    };
  }
  return {
    when,
    length: items.length,
    isOrLonger: false,
    item: (place) => space.leaf(abstracts.known(items[place ?? 0] ?? null)),
    place: inOrder,
  };
}

/** Undefined for what is too long to be walked. */
function itemsOf(value: Value): readonly Value[] | undefined {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (value instanceof Range) {
    if (value.size > BigInt(LONGEST_KNOWN)) return undefined;
    return Array.from({ length: Number(value.size) }, (_, at) => value.from + BigInt(at));
  }
  const items: readonly Value[] = isArray(value) ? value : isHash(value) ? Array.from(value) : [];
  return items.length > LONGEST_KNOWN ? undefined : items;
}

function attributeOf(loop: Loop, name: string, state: State, run: Run): number | 'unknown' | undefined {
  const found = loop.attributes.findLast((attribute) => attribute.name === name)?.value;
  if (found === undefined) return undefined;
  const values = run.evaluator.value(found, state.variables);
  const known = isLeaf(values) && values.value.kind === 'known' ? values.value.value : undefined;
  if (found.type === 'lookup' && found.root.kind === 'name' && found.root.name === 'continue') return 'unknown';
  return typeof known === 'bigint' && known >= 0n && known < 1000n
    ? Number(known)
    : known === null
      ? undefined
      : 'unknown';
}

/** Any number of turns from the least on. */
function openEnded(count: TurnCount): readonly TurnCount[] {
  const { length } = count;
  const counts: TurnCount[] = [];
  for (let at = Math.min(length, TOLD_APART); at < TOLD_APART; at++) {
    counts.push({ ...count, length: at, isOrLonger: false });
  }
  return [...counts, { ...count, length: Math.max(length, TOLD_APART), isOrLonger: true }];
}

function cut(whole: TurnCount, offset: number, limit: number | undefined): readonly TurnCount[] {
  const length = Math.max(0, whole.length - offset);
  const count = { ...whole, length, place: (turn: number) => turn + offset };
  if (limit !== undefined && limit <= length) return [{ ...count, length: limit, isOrLonger: false }];
  if (!count.isOrLonger) return [count];
  const counts = length < TOLD_APART ? openEnded(count) : [count];
  if (limit === undefined) return counts;
  return counts
    .filter((one) => one.length <= limit)
    .map((one) => (one.length === limit ? { ...one, isOrLonger: false } : one));
}

function reversed(count: TurnCount): TurnCount {
  return { ...count, place: (turn) => count.place(count.length - 1 - turn) };
}
