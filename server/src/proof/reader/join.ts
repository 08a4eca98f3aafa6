import type { Conditions, PathCondition } from '../conditions/conditions.ts';
import { leavesOf, type Space } from '../conditions/diagram.ts';
import type { Trail } from '../trail.ts';
import type { AbstractValue, Values } from '../values/abstract-value.ts';
import type { AbstractValues } from '../values/abstract-values.ts';
import type { Environment } from '../values/environment.ts';
import { grown } from '../values/growth.ts';
import { isOfSeveral } from '../values/inside.ts';
import { printsOf } from '../values/printed.ts';
import { isNumber } from '../values/prints.ts';
import { leastCount, lesser, limited, oneOf } from '../values/several.ts';
import { type Content, mergeContents } from './content.ts';
import { mergeFrames } from './frames.ts';
import { copyOf, copyOfProvenance, keyOf, type Provenance, type State } from './state.ts';

export interface Merger {
  readonly conditions: Conditions;
  readonly space: Space<AbstractValue>;
  readonly abstractValues: AbstractValues;
  /** What a name means while nobody has set it. */
  readonly unset: (name: string) => Values;
  /** Whether a variable is still read: what nobody reads any more need not be kept apart. */
  readonly isLive: (name: string) => boolean;
  /** Whether no more choices are told apart: what tests leave open from then on would double the states each time. */
  readonly isAtMost: () => boolean;
}

/** Puts states together that go on alike. */
export function mergeStates(states: readonly State[], merger: Merger): readonly State[] {
  if (states.length < 2) return states;
  const merged = mergeAlike(states, merger);
  if (!merged.some(({ isUnsure }) => isUnsure)) return merged;
  return merged.filter((state) => !state.isUnsure || !merged.some((other) => isCovered(state, other, merger)));
}

function mergeAlike(states: readonly State[], merger: Merger): readonly State[] {
  const groups = new Map<number, State[]>();
  for (const state of states) {
    const key = keyOf(state);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [state]);
    else addTo(known, state, merger);
  }
  const all = [...groups.values()];
  return all.length === 1 && all[0] !== undefined ? all[0] : all.flat();
}

/** A state that may never be reached tells nothing beside one that surely is. */
function isCovered(unsure: State, other: State, merger: Merger): boolean {
  if (other.isUnsure || keyOf({ ...unsure, isUnsure: false }) !== keyOf(other)) return false;
  const isSame = sameVariables(unsure, other, merger) && unsure.collected === other.collected;
  return isSame && merger.conditions.implies(unsure.when, other.when);
}

const STEPS_PER_PAIR = 12;
const STEPS_PER_FRAME = 4;

function addTo(group: State[], state: State, merger: Merger): void {
  for (const [at, other] of group.entries()) {
    merger.conditions.meter.spend(STEPS_PER_PAIR);
    const merged = mergeTwo(other, state, merger);
    if (merged === undefined) continue;
    group[at] = merged;
    return;
  }
  group.push(state);
}

/** Undefined where the two have set variables to different values, and nothing tells when which is meant. */
function mergeTwo(one: State, other: State, merger: Merger): State | undefined {
  const { conditions } = merger;
  const differs = !sameVariables(one, other, merger) || one.collected !== other.collected;
  if (!differs || conditions.excludes(one.when, other.when))
    return joinStates(one, other, merger, (a, b) => chosen(one.when, a, b, merger));
  const isGivenUp = one.isUnsure && other.isUnsure && (merger.isAtMost() || differOnlyInSeveral(one, other, merger));
  return isGivenUp ? joinStates(one, other, merger, (a, b) => anyOf(a, b, merger)) : undefined;
}

/** Of what is one of many values already, one more makes no difference. */
function differOnlyInSeveral(one: State, other: State, { unset, isLive }: Merger): boolean {
  if (one.collected !== other.collected) return false;
  return !one.variables.differsInSome(other.variables, (name) => {
    if (!isLive(name)) return false;
    const [a, b] = [one.variables.get(name) ?? unset(name), other.variables.get(name) ?? unset(name)];
    return a !== b && ![...leavesOf(a), ...leavesOf(b)].some(isOfSeveral);
  });
}

function chosen(when: PathCondition, a: Values, b: Values, { space, abstractValues }: Merger): Values {
  return limited(space.choose(when, a, b), space, abstractValues);
}

function anyOf(a: Values, b: Values, { space, abstractValues }: Merger): Values {
  return space.leaf(oneOf([...leavesOf(a), ...leavesOf(b)], MANY, abstractValues));
}

const MANY = 'a value with very many alternatives';

/** @param join what a value is where the two differ. */
function joinStates(one: State, other: State, merger: Merger, join: (a: Values, b: Values) => Values): State {
  const { conditions } = merger;
  const [when, otherwise] = [one.when, other.when];
  const [a, b] = [one.collected, other.collected];
  const joined = copyOf(one);
  joined.provenance = joinProvenances(one, other, conditions);
  joined.when = conditions.or(when, otherwise);
  joined.variables = joinVariables(one.variables, other.variables, merger, join);
  joined.trail = joinTrails(one.trail, when, other.trail, otherwise);
  joined.collected = a === b || a === undefined || b === undefined ? a : join(a, b);
  return joined;
}

function joinProvenances(one: State, other: State, conditions: Conditions): Provenance {
  const [a, b] = [one.provenance, other.provenance];
  if (a === b) return a;
  const names = (left: Content, right: Content) => {
    // For each container whose frames differ, however many are open around it: another frame and another node.
    conditions.meter.spend(STEPS_PER_FRAME);
    return mergeContents(left, one.when, right, other.when, conditions);
  };
  const joined = copyOfProvenance(a);
  joined.frame = mergeFrames(a.frame, b.frame, names, conditions.meter);
  joined.content = names(a.content, b.content);
  joined.muted = Math.max(a.muted, b.muted);
  return joined;
}

function sameVariables(one: State, other: State, { isLive }: Merger): boolean {
  return !one.variables.differsInSome(other.variables, isLive);
}

function joinVariables(
  one: Environment,
  other: Environment,
  merger: Merger,
  join: (a: Values, b: Values) => Values,
): Environment {
  let joined = one;
  for (const name of one.differing(other)) {
    const [a, b] = [one.get(name) ?? merger.unset(name), other.get(name) ?? merger.unset(name)];
    joined = joined.set(name, merger.isLive(name) ? (a === b ? a : join(a, b)) : undefined);
  }
  return joined;
}

function joinTrails(
  one: Trail | undefined,
  when: PathCondition,
  other: Trail | undefined,
  otherwise: PathCondition,
): Trail | undefined {
  if (one === other) return one;
  return {
    kind: 'either',
    occurrences: [
      { when, trail: one },
      { when: otherwise, trail: other },
    ],
  };
}

/**
 * As `mergeStates`, but what differs is given up: for loops whose iterations never come to rest, and bodies with too many states.
 * @param walk the loop and how it was entered, so that numbers may grow with its iterations.
 */
export function widenStates(states: readonly State[], merger: Merger, walk?: string): readonly State[] {
  const groups = new Map<number, State>();
  for (const state of states) {
    const key = keyOf(state);
    const known = groups.get(key);
    groups.set(
      key,
      known === undefined ? state : joinStates(known, state, merger, (a, b) => widenValues(a, b, merger, walk)),
    );
  }
  return [...groups.values()];
}

function widenValues(one: Values, other: Values, { space, abstractValues }: Merger, walk: string | undefined): Values {
  if (one === other) return one;
  const leaves = [...leavesOf(one), ...leavesOf(other)];
  const lowest = leastCount(leaves);
  if (lowest === undefined && leaves.every((leaf) => isNumber(printsOf(leaf))))
    return space.leaf(grown(leavesOf(one), leavesOf(other), abstractValues, walk));
  // What has been given up once and still gets less comes to rest at what tests ask for: whether it has begun to count.
  const isFalling = leavesOf(one).some(
    (leaf) => leaf.kind === 'counted' && lowest !== undefined && lowest < leaf.least,
  );
  const least = isFalling && lowest !== undefined ? lesser(lowest, 1n) : lowest;
  if (least !== undefined) return space.leaf(abstractValues.counted(least));
  const changing = oneOf(leaves, CHANGES, abstractValues);
  // As a number, a text that gets longer has no bound.
  const isGrowing = leavesOf(one).some((leaf) => leaf.kind === 'anything' && leaf.why === CHANGES && leaf !== changing);
  return space.leaf(isGrowing ? unbounded(changing, abstractValues) : changing);
}

const CHANGES = 'a value that changes with each iteration of a loop';

function unbounded(value: AbstractValue, abstractValues: AbstractValues): AbstractValue {
  if (value.kind !== 'anything') return value;
  const { kind: _, id: _id, why, most: _most, ...more } = value;
  return abstractValues.anything(why, more);
}
