import type { Span } from '../../template/span.ts';
import type { Conditions, PathCondition } from '../conditions/conditions.ts';
import type { Meter } from '../conditions/meter.ts';
import type { ActiveIteration } from '../trail.ts';
import type { Content } from './content.ts';
import type { Reading } from './cursor.ts';
import type { PartialItem, PartialList, PartialMember, PartialNode, PartialObject, Placed } from './partial-node.ts';
import type { Frame, State } from './state.ts';
import { inBoth } from './sure-names.ts';

function newNode(bracket: '{' | '[', span: Span): PartialObject | PartialList {
  const { start, end } = span;
  return bracket === '{'
    ? { type: 'object', start, end, members: [], placed: nothingPlaced(), inner: undefined, merged: [] }
    : { type: 'list', start, end, items: [], placed: nothingPlaced(), inner: undefined, merged: [] };
}

/** The node for a container that is opened: the same for all states that open it in the same place, iteration and container. */
export function openedNode(
  bracket: '{' | '[',
  span: Span,
  outer: Frame | undefined,
  iteration: ActiveIteration | undefined,
) {
  if (outer === undefined) return newNode(bracket, span);
  const key = `${span.start} ${span.end} ${iteration?.id} ${bracket}`;
  outer.node.inner ??= new Map();
  const known = outer.node.inner.get(key);
  if (known !== undefined) return known;
  const node = newNode(bracket, span);
  outer.node.inner.set(key, node);
  return node;
}

/** The iterations that have begun since a container was opened, innermost first. */
export function iterationsSince(frame: Frame, iteration: ActiveIteration | undefined): ActiveIteration[] {
  const iterations: ActiveIteration[] = [];
  for (let at = iteration; at !== undefined && at !== frame.iteration; at = at.outer) iterations.push(at);
  return iterations;
}

interface Placing {
  readonly when: PathCondition;
  readonly surely: PathCondition;
  readonly first: PathCondition;
  readonly later: PathCondition;
}

/** In which cases a value that ends here is in its container. */
export function placingOf(
  frame: Frame,
  { when, isUnsure }: Pick<State, 'when' | 'isUnsure'>,
  { iteration, outside, conditions: { never } }: Pick<Reading, 'iteration' | 'outside' | 'conditions'>,
): Placing {
  const { isForEachItem, isAgain, node } = frame;
  const surely = (certain: PathCondition) => (isForEachItem && !isUnsure ? certain : never);
  if (frame.iteration === iteration) {
    const [first, later] = isAgain ? [when, when] : [isForEachItem ? when : never, never];
    return { when, surely: surely(when), first, later };
  }
  const iterations = iterationsSince(frame, iteration);
  const isRepeated = iterations.some(({ which }) => which !== 'only' && which !== 'first');
  const seen = outside(when, iterations);
  // What depends on the item may well be printed in one iteration alone.
  const again = isForEachItem && node.type === 'object' ? seen : never;
  const [first, later] = isAgain ? [seen, seen] : isRepeated ? [never, again] : [again, never];
  return { when: seen, surely: isUnsure ? never : again, first, later };
}

/** Adds a value that has ended to its container. What several states find in the same place is one. */
export function place(value: PartialNode, frame: Frame, placing: Placing, conditions: Conditions): void {
  const { node } = frame;
  const { when, surely, first, later } = placing;
  if (node.type === 'list') {
    const there = isBehind(value, node.placed) ? [] : atPlace(node.placed, node.items, itemKey, placeKey(value));
    const known = there.find((item) => samePartialNode(item.value, value));
    if (known === undefined) node.items.push({ value, when, surely });
    else add(known, placing, conditions);
    return;
  }
  const { nameSpan, name } = frame;
  if (nameSpan === undefined) return;
  const there = isBehind(value, node.placed)
    ? []
    : atPlace(node.placed, node.members, memberKey, memberKey({ nameSpan, value }));
  const known = there.find((member) => samePartialNode(member.value, value) && sameContent(member.name, name));
  if (known === undefined) {
    node.members.push({ name, nameSpan, value, when, surely, first, later });
    return;
  }
  add(known, placing, conditions);
  known.first = conditions.or(known.first, first);
  known.later = conditions.or(known.later, later);
}

function add(known: PartialItem, { when, surely }: Placing, conditions: Conditions): void {
  known.when = conditions.or(known.when, when);
  known.surely = conditions.or(known.surely, surely);
}

function nothingPlaced<Part>(): Placed<Part> {
  return { furthest: -1, byPlace: undefined, known: 0 };
}

function isBehind({ start }: PartialNode, placed: Placed<unknown>): boolean {
  if (start <= placed.furthest) return false;
  placed.furthest = start;
  return true;
}

function itemKey({ value }: PartialItem): string {
  return placeKey(value);
}

function memberKey({ nameSpan, value }: Pick<PartialMember, 'nameSpan' | 'value'>): string {
  return `${nameSpan.start} ${placeKey(value)}`;
}

function placeKey({ type, start, end }: PartialNode): string {
  return type === 'scalar' ? `${start} ${end}` : `${type} ${start}`;
}

/** What was found in a place, of which only the last few are looked at. */
function atPlace<Part>(
  placed: Placed<Part>,
  all: readonly Part[],
  keyOf: (part: Part) => string,
  key: string,
): readonly Part[] {
  placed.byPlace ??= new Map();
  const { byPlace } = placed;
  for (; placed.known < all.length; placed.known++) {
    const part = all[placed.known];
    if (part !== undefined) addTo(byPlace, keyOf(part), part);
  }
  return byPlace.get(key) ?? [];
}

function addTo<Part>(byPlace: Map<string, Part[]>, key: string, part: Part): void {
  const there = byPlace.get(key);
  if (there === undefined) byPlace.set(key, [part]);
  else {
    there.unshift(part);
    if (there.length > LOOK_BACK) there.pop();
  }
}

/** So many of the last members or items in one place are looked at. */
const LOOK_BACK = 8;

function samePartialNode(one: PartialNode, other: PartialNode): boolean {
  if (one === other) return true;
  if (one.type !== 'scalar' || other.type !== 'scalar') return false;
  return (
    one.start === other.start &&
    one.end === other.end &&
    one.kind === other.kind &&
    sameContent(one.content, other.content)
  );
}

function sameContent(one: Content, other: Content): boolean {
  if (one === other) return true;
  const [a, b] = [one?.[0], other?.[0]];
  if (one?.length !== 1 || other?.length !== 1 || a === undefined || b === undefined || a.when !== b.when) return false;
  let [left, right] = [a.parts, b.parts];
  while (left !== right) {
    if (left === undefined || right === undefined || left.part !== right.part) return false;
    left = left.before;
    right = right.before;
  }
  return true;
}

/** A container ends. */
export function endNode({ node, sure }: Frame, end: number, when: PathCondition, conditions: Conditions): void {
  node.end = Math.max(node.end, end);
  if (node.type === 'list') return;
  node.sure = node.present === undefined ? sure : inBoth(node.sure, sure, conditions.meter);
  node.present = conditions.or(node.present ?? conditions.never, when);
}

/** One frame for two states with the same brackets open, that were opened in different places. Depth costs no stack. */
export function mergeFrames(
  one: Frame | undefined,
  other: Frame | undefined,
  mergeNames: (one: Content, other: Content) => Content,
  meter: Meter,
): Frame | undefined {
  const pairs: [Frame, Frame][] = [];
  let [a, b] = [one, other];
  while (a !== b && a !== undefined && b !== undefined) {
    pairs.push([a, b]);
    [a, b] = [a.outer, b.outer];
  }
  let merged = a;
  for (const [left, right] of pairs.reverse()) merged = mergeOne(left, right, merged, mergeNames, meter);
  return merged;
}

function mergeOne(
  one: Frame,
  other: Frame,
  outer: Frame | undefined,
  mergeNames: (one: Content, other: Content) => Content,
  meter: Meter,
): Frame {
  return {
    shape: one.shape,
    node: one.node === other.node ? one.node : mergedNode(one.node, other.node),
    outer,
    name: mergeNames(one.name, other.name),
    nameSpan: one.nameSpan ?? other.nameSpan,
    sure: inBoth(one.sure, other.sure, meter),
    isForEachItem: one.isForEachItem && other.isForEachItem,
    isAgain: one.isAgain || other.isAgain,
    comma: one.comma ?? other.comma,
    iteration: one.iteration === other.iteration ? one.iteration : commonIteration(one.iteration, other.iteration),
  };
}

function mergedNode(one: Frame['node'], other: Frame['node']): Frame['node'] {
  const { start, end } = one;
  const inner = undefined;
  if (one.type === 'object' && other.type === 'object')
    return { type: 'object', start, end, members: [], placed: nothingPlaced(), inner, merged: [one, other] };
  return one.type === 'list' && other.type === 'list'
    ? { type: 'list', start, end, items: [], placed: nothingPlaced(), inner, merged: [one, other] }
    : one;
}

function commonIteration(
  one: ActiveIteration | undefined,
  other: ActiveIteration | undefined,
): ActiveIteration | undefined {
  const chain = new Set<ActiveIteration>();
  for (let at = one; at !== undefined; at = at.outer) chain.add(at);
  for (let at = other; at !== undefined; at = at.outer) if (chain.has(at)) return at;
  return undefined;
}
