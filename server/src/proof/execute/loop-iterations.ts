import { leavesOf } from '../conditions/diagram.ts';
import type { Content } from '../reader/content.ts';
import { type Frame, type State, withCondition, withProvenance, withVariables } from '../reader/state.ts';
import type { ActiveIteration, Trail } from '../trail.ts';
import type { AbstractValue, Values } from '../values/abstract-value.ts';
import { oneOf } from '../values/several.ts';
import { isSetFlag } from '../values/variable-key.ts';
import { Aging } from './aging.ts';
import { atEnd } from './loop-counters.ts';
import { possibleValuesUnder } from './outputs.ts';
import type { Run } from './run.ts';

/**
 * At the end of an iteration its item is projected away: the next iteration has another one under the same name. What variables keep of it is
 * from then on a place of which nothing is known.
 * @param next which iteration follows, at least: from 1. Undefined where the loop is over.
 */
export function endIteration(
  states: readonly State[],
  iteration: ActiveIteration,
  run: Run,
  next?: number,
): readonly State[] {
  run.meter.spend(states.reduce((sum, { variables }) => sum + STEPS_PER_VARIABLE * variables.size, 0));
  const split = splitVariables(states, iteration, run);
  const aging = new Aging(iteration.loop, run, (count) => atEnd(count, iteration.loop, next, run));
  return split.map((one) => {
    const variables = aging.ageAll(one.variables);
    if (!run.iterations.asksForItems(one.when, iteration.loop) && !hasWaysByItems(one.trail, iteration, run))
      return variables === one.variables ? one : withVariables(one, variables);
    const when = run.iterations.project(one.when, [iteration.loop]);
    const trail = { kind: 'iteration', before: one.when, iteration, previous: one.trail } as const;
    const { content, frame } = one.provenance;
    const projected = {
      content: projectIn(content, iteration, run),
      frame: projectInFrames(frame, iteration, run),
    };
    const ended = withProvenance(one, projected);
    ended.when = when;
    ended.trail = trail;
    ended.variables = variables;
    return ended;
  });
}

/** So many ways that lead to a state are looked at. */
const MOST_WAYS = 16;

/** Whether it depends on the item by which way a state was reached, though not whether it is. */
function hasWaysByItems(trail: Trail | undefined, { loop }: ActiveIteration, run: Run): boolean {
  const stack = [trail];
  for (let seen = 0; seen < MOST_WAYS && stack.length > 0; seen++) {
    const at = stack.pop();
    if (at?.kind !== 'either') continue;
    if (at.occurrences.some(({ when }) => run.iterations.asksForItems(when, loop))) return true;
    for (const { trail: before } of at.occurrences) stack.push(before);
  }
  return false;
}

/** All variables are looked at, several times. */
const STEPS_PER_VARIABLE = 4;

/** So many ways out of an iteration are distinguished by the body's own values that they leave in variables, and so many by data. */
const MOST_BY_OWN = 8;
const MOST_BY_DATA = 4;

/** So that no variable depends on what will be projected away. */
function splitVariables(states: readonly State[], iteration: ActiveIteration, run: Run): readonly State[] {
  const lost = run.space.leaf(run.abstractValues.anything('what a captured block prints'));
  let split: readonly State[] = states.map((state) =>
    state.collected !== undefined && run.iterations.asksForItems(state.collected, iteration.loop)
      ? { ...state, collected: lost }
      : state,
  );
  // What the body itself sets steers it, as a flag for a comma does: that is distinguished first.
  const names = [...new Set(states.flatMap((state) => dependingNames(state, iteration, run)))];
  const isOfBody = (name: string) => !isSetFlag(name) && states.every((state) => isOwn(state.variables.get(name)));
  const own = names.filter(isOfBody);
  for (const name of own) split = splitVariable(name, split, iteration, MOST_BY_OWN, run);
  for (const name of names) split = splitVariable(name, split, iteration, MOST_BY_DATA, run);
  return split;
}

function dependingNames({ variables }: State, iteration: ActiveIteration, run: Run): readonly string[] {
  return [...variables.names].filter((name) => {
    const values = variables.get(name);
    return values !== undefined && run.iterations.asksForItems(values, iteration.loop);
  });
}

function isOwn(values: Values | undefined): boolean {
  return values === undefined || leavesOf(values).every(({ kind }) => kind === 'known');
}

/** A state for each value; where they would be too many, what the variable is keeps no condition. */
function splitVariable(
  name: string,
  states: readonly State[],
  iteration: ActiveIteration,
  most: number,
  run: Run,
): readonly State[] {
  const split = states.map((state) => {
    const values = state.variables.get(name);
    const isDue = values !== undefined && run.iterations.asksForItems(values, iteration.loop);
    return { state, leaves: isDue ? possibleValuesUnder(values, state, run) : [] };
  });
  const count = split.reduce((sum, { leaves }) => sum + Math.max(1, leaves.length), 0);
  const set = (state: State, value: AbstractValue) =>
    withVariables(state, state.variables.set(name, run.space.leaf(value)));
  return split.flatMap(({ state, leaves }) => {
    if (leaves.length === 0) return [state];
    if (leaves.length === 1 || count <= most)
      return leaves.map(({ value, when }) => set(withCondition(state, when), value));
    const values = leaves.map(({ value }) => value);
    return [set(state, oneOf(values, 'what a loop leaves in a variable', run.abstractValues))];
  });
}

function projectIn(content: Content, iteration: ActiveIteration, run: Run): Content {
  return content?.map(({ parts, when }) => ({ parts, when: run.iterations.project(when, [iteration.loop]) }));
}

/** Down to the last frame whose name depends on what is projected away. Depth costs no stack. */
function projectInFrames(frame: Frame | undefined, iteration: ActiveIteration, run: Run): Frame | undefined {
  const frames: Frame[] = [];
  for (let at = frame; at !== undefined; at = at.outer) frames.push(at);
  let outer: Frame | undefined;
  for (const one of frames.reverse()) {
    const depends = one.name?.some(({ when }) => run.iterations.asksForItems(when, iteration.loop)) === true;
    if (depends || outer !== one.outer) outer = { ...one, name: projectIn(one.name, iteration, run), outer };
    else outer = one;
  }
  return outer;
}

/** Keeps in mind that an iteration led there. */
export function onTheWay(state: State, iteration: ActiveIteration): State {
  const { trail, when } = state;
  if (trail?.kind === 'iteration' && trail.iteration === iteration) return state;
  return { ...state, trail: { kind: 'iteration', before: when, iteration, previous: trail } };
}
