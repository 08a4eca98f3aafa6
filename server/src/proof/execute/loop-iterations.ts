import { leavesOf } from '../conditions/diagram.ts';
import type { Content } from '../reader/content.ts';
import { type Frame, type State, withCondition, withProvenance, withVariables } from '../reader/state.ts';
import type { ActiveIteration } from '../trail.ts';
import type { AbstractValue, Values } from '../values/abstract-value.ts';
import { itemLoopsOf } from '../values/inside.ts';
import { oneOf } from '../values/several.ts';
import { isSetFlag } from '../values/variable-key.ts';
import { possibleValuesUnder } from './outputs.ts';
import type { Run } from './run.ts';

/**
 * At the end of an iteration its item is projected away: the next iteration has another one under the same name. What variables keep of it is
 * from then on a place of which nothing is known.
 */
export function endIteration(states: readonly State[], iteration: ActiveIteration, run: Run): readonly State[] {
  run.meter.spend(states.reduce((sum, { variables }) => sum + STEPS_PER_VARIABLE * variables.size, 0));
  return splitVariables(states, iteration, run).map((one) => {
    const variables = aged(one, iteration, run);
    if (!run.iterations.asksForItems(one.when, iteration.loop))
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

function aged(state: State, iteration: ActiveIteration, run: Run): State['variables'] {
  const aging = new Aging(iteration, run);
  let { variables } = state;
  for (const name of variables.names) {
    const values = variables.get(name);
    if (values === undefined || !leavesOf(values).some((value) => isOfIteration(value, iteration))) continue;
    variables = variables.set(
      name,
      run.space.map(values, (value) => aging.age(value)),
    );
  }
  return variables;
}

function isOfIteration(value: AbstractValue, iteration: ActiveIteration): boolean {
  return itemLoopsOf(value).includes(iteration.loop);
}

/** Each part once, for it may be part of others many times over. */
class Aging {
  private readonly known = new Map<AbstractValue, AbstractValue>();

  constructor(
    private readonly iteration: ActiveIteration,
    private readonly run: Run,
  ) {}

  age(value: AbstractValue): AbstractValue {
    if (!isOfIteration(value, this.iteration)) return value;
    const aged = this.known.get(value) ?? this.workOut(value);
    this.known.set(value, aged);
    return aged;
  }

  private workOut(value: AbstractValue): AbstractValue {
    const { abstractValues, paths, space } = this.run;
    switch (value.kind) {
      case 'place':
        return abstractValues.place(paths.past(value.path), value.representative);
      case 'filtered': {
        const args = value.args.map((arg) => this.age(arg));
        return abstractValues.filtered(this.age(value.input), value.filter, args, value.value);
      }
      case 'joined':
        return abstractValues.joined(value.parts.map((part) => this.age(part)));
      case 'counted':
        return abstractValues.counted(value.least, value.of && { of: this.age(value.of) });
      case 'captured': {
        let { variables } = value;
        for (const name of variables.names) {
          const values = variables.get(name);
          if (values === undefined) continue;
          variables = variables.set(
            name,
            space.map(values, (one) => this.age(one)),
          );
        }
        return abstractValues.captured(value.block, variables);
      }
      default:
        return value;
    }
  }
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
