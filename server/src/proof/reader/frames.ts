import type { Span } from '../../template/span.ts';
import type { Conditions, PathCondition } from '../conditions/conditions.ts';
import type { ActiveIteration } from '../trail.ts';
import type { Content } from './content.ts';
import type { PartialList, PartialNode, PartialObject } from './partial-node.ts';
import type { Frame } from './state.ts';

function newNode(bracket: '{' | '[', span: Span): PartialObject | PartialList {
  const common = { start: span.start, end: span.end, inner: new Map(), byPlace: new Map(), merged: [] };
  return bracket === '{' ? { type: 'object', members: [], ...common } : { type: 'list', items: [], ...common };
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
  const known = outer.node.inner.get(key) ?? newNode(bracket, span);
  outer.node.inner.set(key, known);
  return known;
}

/** The iterations that have begun since a container was opened, innermost first. */
export function iterationsSince(frame: Frame, iteration: ActiveIteration | undefined): ActiveIteration[] {
  const iterations: ActiveIteration[] = [];
  for (let at = iteration; at !== undefined && at !== frame.iteration; at = at.outer) iterations.push(at);
  return iterations;
}

interface Placing {
  readonly when: PathCondition;
  readonly first: PathCondition;
  readonly later: PathCondition;
}

/** Adds a value that has ended to its container. What several states find in the same place is one. */
export function place(value: PartialNode, frame: Frame, { when, first, later }: Placing, conditions: Conditions): void {
  const { node } = frame;
  if (node.type === 'list') {
    const there = atPlace(node.byPlace, placeKey(value));
    const known = there.find((item) => samePartialNode(item.value, value));
    if (known === undefined) addTo(node.items, there, { value, when });
    else known.when = conditions.or(known.when, when);
    return;
  }
  const { nameSpan, name } = frame;
  const there = atPlace(node.byPlace, `${nameSpan?.start} ${placeKey(value)}`);
  const known = there.find((member) => samePartialNode(member.value, value) && sameContent(member.name, name));
  if (known !== undefined) {
    known.when = conditions.or(known.when, when);
    known.first = conditions.or(known.first, first);
    known.later = conditions.or(known.later, later);
  } else if (nameSpan !== undefined) addTo(node.members, there, { name, nameSpan, value, when, first, later });
}

function placeKey({ type, start, end }: PartialNode): string {
  return type === 'scalar' ? `${start} ${end}` : `${type} ${start}`;
}

/** What was found in a place, of which only the last few are looked at. */
function atPlace<Part>(byPlace: Map<string, Part[]>, key: string): Part[] {
  const there = byPlace.get(key) ?? [];
  byPlace.set(key, there);
  return there;
}

function addTo<Part>(all: Part[], there: Part[], part: Part): void {
  all.push(part);
  there.unshift(part);
  if (there.length > LOOK_BACK) there.pop();
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

/** One frame for two states with the same brackets open, that were opened in different places. Depth costs no stack. */
export function mergeFrames(
  one: Frame | undefined,
  other: Frame | undefined,
  mergeNames: (one: Content, other: Content) => Content,
): Frame | undefined {
  const pairs: [Frame, Frame][] = [];
  let [a, b] = [one, other];
  while (a !== b && a !== undefined && b !== undefined) {
    pairs.push([a, b]);
    [a, b] = [a.outer, b.outer];
  }
  let merged = a;
  for (const [left, right] of pairs.reverse()) merged = mergeOne(left, right, merged, mergeNames);
  return merged;
}

function mergeOne(
  one: Frame,
  other: Frame,
  outer: Frame | undefined,
  mergeNames: (one: Content, other: Content) => Content,
): Frame {
  return {
    shape: one.shape,
    node: one.node === other.node ? one.node : mergedNode(one.node, other.node),
    outer,
    name: mergeNames(one.name, other.name),
    nameSpan: one.nameSpan ?? other.nameSpan,
    isForEachItem: one.isForEachItem && other.isForEachItem,
    comma: one.comma ?? other.comma,
    iteration: one.iteration === other.iteration ? one.iteration : commonIteration(one.iteration, other.iteration),
  };
}

function mergedNode(one: Frame['node'], other: Frame['node']): Frame['node'] {
  const common = { start: one.start, end: one.end, inner: new Map(), byPlace: new Map() };
  if (one.type === 'object' && other.type === 'object') {
    return { type: 'object', members: [], ...common, merged: [one, other] };
  }
  return one.type === 'list' && other.type === 'list'
    ? { type: 'list', items: [], ...common, merged: [one, other] }
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
