import { isArray } from '../../semantics/values.ts';
import type { Loop, Tag } from '../../template/tree.ts';
import type { PathCondition } from '../conditions/conditions.ts';
import { DISTINGUISHED } from '../prepare/iterations-asked.ts';
import { itemRoot } from '../prepare/open-blocks.ts';
import type { State } from '../reader/state.ts';
import type { ActiveIteration } from '../trail.ts';
import type { AbstractValue, Values } from '../values/abstract-value.ts';
import { isExact, isMadeList } from '../values/exact.ts';
import { ASSIGNED, KEEPS_ITEMS, KEEPS_LENGTH, MAKES_LISTS } from '../values/filter-kinds.ts';
import { sampleOf } from '../values/filters.ts';
import type { InputPath } from '../values/input-path.ts';
import { isOnly, kinds, simpleKinds } from '../values/kinds.ts';
import { magnitudeOf, within } from '../values/magnitude.ts';
import { isNeverEmpty } from '../values/never-empty.ts';
import { typeAt } from '../values/place-types.ts';
import type { Representative } from '../values/representatives.ts';
import { knownCount } from './known-lists.ts';
import { type IterationCount, openEnded, wholeList } from './loop-counts.ts';
import { limited } from './loop-limits.ts';
import { type PossibleValue, possibleValuesUnder } from './outputs.ts';
import type { Run } from './run.ts';

export function iterationCounts(tag: Tag, loop: Loop, state: State, run: Run): readonly IterationCount[] {
  if (loop.collection === undefined) return [];
  const values = run.evaluator.collected(run.evaluator.value(loop.collection, state.variables));
  const counts = possibleValuesUnder(values, state, run).flatMap((leaf) => countsOf(leaf, tag, loop, state, run));
  return limited(counts.flatMap(longEnough), { loop, tag }, state, run);
}

/** Where nobody has asked for the list as one that is walked, shorter lists are meant as well. */
function longEnough(count: IterationCount): readonly IterationCount[] {
  return count.isOrLonger && count.length < DISTINGUISHED
    ? openEnded({ ...count, isUnsure: true }, DISTINGUISHED)
    : [count];
}

function countsOf(leaf: PossibleValue, tag: Tag, loop: Loop, state: State, run: Run): readonly IterationCount[] {
  const { value, when } = leaf;
  if (value.kind === 'known') return [knownCount(value.value, when, run)];
  if (value.kind === 'anything' && value.range === 'of anything')
    run.findings.addGap(tag, `This loop may print an error instead of running: it goes over ${value.why}`, [
      { ...state, when },
    ]);
  const list = listOf(value, tag, loop, run);
  if (value.kind === 'place') run.meanings.add(value.path, 'list', { start: tag.start, end: tag.end });
  if (value.kind === 'place' && value.representative !== undefined)
    return ofClass(leaf, value.path, value.representative, list, run);
  if (value.kind === 'filtered' && isExact(value)) return [knownCount(sampleOf(value) ?? null, when, run)];
  if (value.kind === 'filtered' && typeof sampleOf(value) === 'string')
    return [sampleOf(value) === '' ? noItem(when, run) : oneItem(value, when, run)];
  if (value.kind !== 'place' && isOnly(value, simpleKinds | kinds.text)) return ofNoList(value, when, run);
  const item = list.path === undefined ? () => run.space.leaf(unknownItem(value, run)) : list.item;
  const stretch = { ...wholeList, isReordered: value.kind === 'filtered', isReversed: isTurned(value) && !isCut(loop) };
  const representative = representativeOfAll(value);
  if (isArray(representative?.value)) {
    const { length } = representative.value;
    return [{ when, length, isOrLonger: representative.isOrLonger === true, item, stretch }];
  }
  const count = { when, length: 0, isOrLonger: true, isUnsure: true, item, stretch };
  const distinguished = run.observations.iterations(tag.start);
  const counts = reportedBySize(count, value, loop, distinguished, run) ?? openEnded(count, distinguished);
  return isCut(loop) && mayBeText(value) ? [...counts, { ...oneItem(value, when, run), isUnsure: true }] : counts;
}

function isCut({ attributes }: Loop): boolean {
  return attributes.some(({ name }) => name === 'limit' || name === 'offset');
}

/** Its last item comes first. */
function isTurned(value: AbstractValue): boolean {
  if (value.kind !== 'filtered') return false;
  if (value.filter === 'reverse') return !isTurned(value.input);
  return value.filter === ASSIGNED && isTurned(value.input);
}

/** A filter that Liquid does not know passes on what it is given, and a `limit` leaves nothing out of a text. */
function mayBeText(value: AbstractValue): boolean {
  if (value.kind === 'filtered') return !MAKES_LISTS.has(value.filter);
  return value.kind === 'anything' && value.range !== 'of whole numbers';
}

/** The list of the data that a loop goes through. */
interface DataList {
  /** Where it stands, if that is known. */
  readonly path: InputPath | undefined;
  /** What its items are. */
  readonly item: (place?: number) => Values;
  /** What one of them is of an object: its name and its value, as a list of two. */
  readonly pair: () => Values;
}

function listOf(value: AbstractValue, tag: Tag, loop: Loop, run: Run): DataList {
  const { decisionVariables, paths, space, abstractValues } = run;
  const path = pathOf(value);
  if (path !== undefined) paths.lists.set(tag.start, path);
  const outer = path === undefined || value.kind === 'filtered' ? undefined : firstIterationOver(path, run);
  const own = () => paths.root(itemRoot(tag, loop.variable?.name ?? ''));
  const item = (place?: number) => decisionVariables.place(place === 0 && outer !== undefined ? outer : own());
  return { path, item, pair: () => space.leaf(abstractValues.place(own(), PAIR)) };
}

const PAIR: Representative = { key: 'pair', valueClass: 'list', value: [null, null], isExact: false };

/** Where the body's tests tell what stands there. */
function ofClass(
  { value, when }: PossibleValue,
  path: InputPath,
  { valueClass, value: shown, isOrLonger }: Representative,
  { item, pair }: DataList,
  run: Run,
): readonly IterationCount[] {
  if (Array.isArray(shown))
    return [
      {
        when,
        length: shown.length,
        isOrLonger: isOrLonger === true,
        item,
        stretch: wholeList,
        list: run.abstractValues.unsorted(value),
      },
    ];
  if (valueClass === 'text' || valueClass === 'blank') return [oneItem(value, when, run)];
  if (valueClass !== 'object') return [noItem(when, run)];
  const member = { ...oneItem(value, when, run), isText: false, item: pair };
  return typeAt(path).type === 'object' || run.observations.namesMembers(path) ? anyMembers(member) : [member];
}

/** A number has no items, and a text is its only one, unless it is empty. */
function ofNoList(value: AbstractValue, when: PathCondition, run: Run): readonly IterationCount[] {
  if (isOnly(value, simpleKinds)) return [noItem(when, run)];
  const one = oneItem(value, when, run);
  if (isOnly(value, kinds.text) && isNeverEmpty(value)) return [one];
  return [noItem(when, run), one].map((count) => ({ ...count, isUnsure: true }));
}

/** A text is one item, and so is what an object has. */
function oneItem(item: AbstractValue, when: PathCondition, { space }: Run): IterationCount {
  return { when, length: 1, isOrLonger: false, isText: true, item: () => space.leaf(item), stretch: wholeList };
}

function noItem(when: PathCondition, { space, abstractValues }: Run): IterationCount {
  return { when, length: 0, isOrLonger: false, item: () => space.leaf(abstractValues.nil), stretch: wholeList };
}

function unknownItem(list: AbstractValue, { abstractValues }: Run): AbstractValue {
  const item = abstractValues.anything('an item of a list', within(magnitudeOf(list)));
  return list.kind === 'anything' && list.range !== undefined ? abstractValues.filtered(item, 'floor', []) : item;
}

/** Undefined where nothing can be remembered of how long a list is. */
function reportedBySize(
  count: IterationCount,
  list: AbstractValue,
  loop: Loop,
  distinguished: number,
  run: Run,
): readonly IterationCount[] | undefined {
  const { conditions, tester } = run;
  const { collection } = loop;
  if (!isMadeList(list) || collection === undefined) return undefined;
  const counts: IterationCount[] = [];
  let rest = count.when;
  for (let length = 0; length < distinguished; length++) {
    const holds = tester.hasItems(list, length, { start: collection.start, end: collection.end });
    if (holds === undefined) return undefined;
    counts.push({ ...count, when: conditions.and(rest, holds), length, isOrLonger: false, isUnsure: false });
    rest = conditions.and(rest, conditions.not(holds));
  }
  counts.push({ ...count, when: rest, length: distinguished, isUnsure: false });
  return counts.filter(({ when }) => when !== conditions.never);
}

/** The item of a loop around this one that walks the same list and is in its first iteration: the first item of both is one. */
function firstIterationOver(list: InputPath, run: Run): InputPath | undefined {
  for (let iteration = run.iterations.current; iteration !== undefined; iteration = iteration.outer) {
    if (isFirstItem(iteration) && run.paths.lists.get(iteration.loop) === list) {
      return run.paths.root({ kind: 'item', loop: iteration.loop, name: list.text });
    }
  }
  return undefined;
}

function isFirstItem({ which, stretch }: ActiveIteration): boolean {
  const { skipped, isReversed, isReordered } = stretch;
  return skipped === 0 && !isReordered && (which === 'only' || (which === 'first' && !isReversed));
}

/** Where the data may be a list too, and nothing tells the two apart by a member, a list of as many pairs is walked alike. */
function anyMembers(one: IterationCount): readonly IterationCount[] {
  const others = openEnded({ ...one, length: 0, isOrLonger: true, isUnsure: true }, DISTINGUISHED);
  return others.map((count) => (count.length === 1 ? one : count));
}

function pathOf(value: AbstractValue) {
  if (value.kind === 'filtered' && KEEPS_ITEMS.has(value.filter)) return pathOf(value.input);
  return value.kind === 'place' ? value.path : undefined;
}

function representativeOfAll(value: AbstractValue): Representative | undefined {
  if (value.kind === 'filtered' && KEEPS_LENGTH.has(value.filter)) return representativeOfAll(value.input);
  return value.kind === 'place' ? value.representative : undefined;
}
