import type { Condition, Conditions } from '../cases/conditions.ts';
import { leavesOf, type Space } from '../cases/diagram.ts';
import type { Abstract, Abstracts, Values } from '../values/abstract.ts';
import type { Environment } from '../values/environment.ts';
import { grown } from '../values/growth.ts';
import { printsOf } from '../values/printed.ts';
import { isOverflowAlone, type Prints } from '../values/prints.ts';
import { mergeContents } from './content.ts';
import { mergeFrames } from './frames.ts';
import { goOnAlike, keyOf, type State, type Trail } from './state.ts';

export interface Merger {
  readonly conditions: Conditions;
  readonly space: Space<Abstract>;
  readonly abstracts: Abstracts;
  /** What a name means while nobody has set it. */
  readonly unset: (name: string) => Values;
}

/** Puts states together that go on alike. */
export function mergeStates(states: readonly State[], merger: Merger): readonly State[] {
  if (states.length < 2) return states;
  const merged = mergeAlike(states, merger);
  if (!merged.some(({ isUnsure }) => isUnsure)) return merged;
  return merged.filter((state) => !state.isUnsure || !merged.some((other) => isCovered(state, other, merger)));
}

/** Up to here states are compared with each other: to make their keys takes longer. */
const FEW = 8;

function mergeAlike(states: readonly State[], merger: Merger): readonly State[] {
  const groups: State[][] = [];
  const byKey = states.length > FEW ? new Map<string, State[]>() : undefined;
  for (const state of states) {
    const key = byKey === undefined ? '' : keyOf(state);
    const known =
      byKey === undefined ? groups.find((group) => group.some((one) => goOnAlike(one, state))) : byKey.get(key);
    if (known !== undefined) {
      addTo(known, state, merger);
      continue;
    }
    const group = [state];
    groups.push(group);
    byKey?.set(key, group);
  }
  return groups.flat();
}

/** A state that may never be reached tells nothing beside one that surely is. */
function isCovered(unsure: State, other: State, { conditions }: Merger): boolean {
  if (other.isUnsure || keyOf({ ...unsure, isUnsure: false }) !== keyOf(other)) return false;
  const isSame = sameVariables(unsure.variables, other.variables) && unsure.collected === other.collected;
  return isSame && conditions.implies(unsure.when, other.when);
}

function addTo(group: State[], state: State, merger: Merger): void {
  for (const [at, other] of group.entries()) {
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
  const differs = !sameVariables(one.variables, other.variables) || one.collected !== other.collected;
  if (differs && !conditions.excludes(one.when, other.when)) return undefined;
  return joinStates(one, other, merger, (a, b) => merger.space.choose(one.when, a, b));
}

/** @param join what a value is where the two differ. */
function joinStates(one: State, other: State, merger: Merger, join: (a: Values, b: Values) => Values): State {
  const { conditions } = merger;
  const [when, otherwise] = [one.when, other.when];
  const names = (a: State['content'], b: State['content']) => mergeContents(a, when, b, otherwise, conditions);
  const [a, b] = [one.collected, other.collected];
  return {
    ...one,
    when: conditions.or(when, otherwise),
    frame: mergeFrames(one.frame, other.frame, names),
    content: names(one.content, other.content),
    muted: Math.max(one.muted, other.muted),
    variables: joinVariables(one.variables, other.variables, merger, join),
    trail: joinTrails(one.trail, when, other.trail, otherwise),
    collected: a === b || a === undefined || b === undefined ? a : join(a, b),
    hasPrinted: one.hasPrinted || other.hasPrinted,
  };
}

function sameVariables(one: Environment, other: Environment): boolean {
  return one === other || one.key === other.key;
}

function joinVariables(
  one: Environment,
  other: Environment,
  merger: Merger,
  join: (a: Values, b: Values) => Values,
): Environment {
  if (sameVariables(one, other)) return one;
  let joined = one;
  for (const name of new Set([...one.names, ...other.names])) {
    const [a, b] = [one.get(name) ?? merger.unset(name), other.get(name) ?? merger.unset(name)];
    if (a !== b) joined = joined.set(name, join(a, b));
  }
  return joined;
}

function joinTrails(
  one: Trail | undefined,
  when: Condition,
  other: Trail | undefined,
  otherwise: Condition,
): Trail | undefined {
  if (one === other) return one;
  return {
    kind: 'either',
    ways: [
      { when, trail: one },
      { when: otherwise, trail: other },
    ],
  };
}

/**
 * As `mergeStates`, but what differs is given up: for loops whose turns never come to rest, and bodies with too many states.
 * @param walk the loop and how it was entered, so that numbers may grow with its turns.
 */
export function widenStates(states: readonly State[], merger: Merger, walk?: string): readonly State[] {
  const groups = new Map<string, State>();
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

function widenValues(one: Values, other: Values, { space, abstracts }: Merger, walk: string | undefined): Values {
  if (one === other) return one;
  const leaves = [...leavesOf(one), ...leavesOf(other)];
  const counts = leaves.map(countOf);
  if (counts.includes(undefined) && leaves.every((leaf) => isNumber(printsOf(leaf))))
    return space.leaf(grown(leavesOf(one), leavesOf(other), abstracts, walk));
  const least = counts.reduce((a, b) => (a === undefined || b === undefined ? undefined : lesser(a, b)));
  return space.leaf(
    least === undefined
      ? abstracts.anything('a value that changes with each turn of a loop')
      : abstracts.counted(least),
  );
}

/** Of whole numbers of any size, which `Math.min` cannot take. */
function lesser(a: bigint, b: bigint): bigint {
  if (a < b) return a;
  return b;
}

function isNumber(prints: Prints): boolean {
  const { number, nothing, blank, text, object, json, error, unknown, boolean } = prints;
  return (
    number !== 'none' &&
    number !== 'zeros' &&
    (text === 'none' || isOverflowAlone(prints)) &&
    !(nothing || blank || object || json || error || unknown || boolean)
  );
}

function countOf(value: Abstract): bigint | undefined {
  if (value.kind === 'counted') return value.least;
  return value.kind === 'known' && typeof value.value === 'bigint' && value.value >= 0n ? value.value : undefined;
}
