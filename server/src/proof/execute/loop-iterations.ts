import { leavesOf } from '../conditions/diagram.ts';
import { isMark } from '../prepare/partly-set.ts';
import type { Content } from '../reader/content.ts';
import type { Frame, State, TurnInfo } from '../reader/state.ts';
import type { Abstract, Values } from '../values/abstract-value.ts';
import { itemLoopsOf } from '../values/inside.ts';
import { oneOf } from '../values/several.ts';
import { leavesUnder } from './outputs.ts';
import type { Run } from './run.ts';

/**
 * At the end of a turn its item is forgotten: the next turn has another one under the same name. What variables keep of it is
 * from then on a place of which nothing is known.
 */
export function endTurn(states: readonly State[], turn: TurnInfo, run: Run): readonly State[] {
  run.meter.spend(states.reduce((sum, { variables }) => sum + STEPS_PER_VARIABLE * variables.size, 0));
  return splitVariables(states, turn, run).map((one) => {
    const variables = aged(one, turn, run);
    if (!run.asksForItems(one.when, turn.loop)) return { ...one, variables };
    const when = run.forget(one.when, [turn.loop]);
    const trail = { kind: 'turn', before: one.when, turn, previous: one.trail } as const;
    return {
      ...one,
      when,
      trail,
      variables,
      content: forgetIn(one.content, turn, run),
      frame: forgetInFrames(one.frame, turn, run),
    };
  });
}

/** All variables are looked at, several times. */
const STEPS_PER_VARIABLE = 4;

/** So many ways out of a turn are told apart by the body's own values that they leave in variables, and so many by data. */
const MOST_BY_OWN = 8;
const MOST_BY_DATA = 4;

/** So that no variable depends on what will be forgotten. */
function splitVariables(states: readonly State[], turn: TurnInfo, run: Run): readonly State[] {
  const lost = run.space.leaf(run.abstracts.anything('what a captured block prints'));
  let split: readonly State[] = states.map((state) =>
    state.collected !== undefined && run.asksForItems(state.collected, turn.loop)
      ? { ...state, collected: lost }
      : state,
  );
  // What the body itself sets steers it, as a flag for a comma does: that is told apart first.
  const names = [...new Set(states.flatMap((state) => dependingNames(state, turn, run)))];
  const isOfBody = (name: string) => !isMark(name) && states.every((state) => isOwn(state.variables.get(name)));
  const own = names.filter(isOfBody);
  for (const name of own) split = splitVariable(name, split, turn, MOST_BY_OWN, run);
  for (const name of names) split = splitVariable(name, split, turn, MOST_BY_DATA, run);
  return split;
}

function dependingNames({ variables }: State, turn: TurnInfo, run: Run): readonly string[] {
  return [...variables.names].filter((name) => {
    const values = variables.get(name);
    return values !== undefined && run.asksForItems(values, turn.loop);
  });
}

function isOwn(values: Values | undefined): boolean {
  return values === undefined || leavesOf(values).every(({ kind }) => kind === 'known');
}

/** A state for each value; where they would be too many, what the variable is keeps no condition. */
function splitVariable(
  name: string,
  states: readonly State[],
  turn: TurnInfo,
  most: number,
  run: Run,
): readonly State[] {
  const split = states.map((state) => {
    const values = state.variables.get(name);
    const isDue = values !== undefined && run.asksForItems(values, turn.loop);
    return { state, leaves: isDue ? leavesUnder(values, state, run) : [] };
  });
  const count = split.reduce((sum, { leaves }) => sum + Math.max(1, leaves.length), 0);
  const set = (state: State, value: Abstract) => ({
    ...state,
    variables: state.variables.set(name, run.space.leaf(value)),
  });
  return split.flatMap(({ state, leaves }) => {
    if (leaves.length === 0) return [state];
    if (leaves.length === 1 || count <= most) return leaves.map(({ value, when }) => set({ ...state, when }, value));
    const values = leaves.map(({ value }) => value);
    return [set(state, oneOf(values, 'what a loop leaves in a variable', run.abstracts))];
  });
}

function aged(state: State, turn: TurnInfo, run: Run): State['variables'] {
  const aging = new Aging(turn, run);
  let { variables } = state;
  for (const name of variables.names) {
    const values = variables.get(name);
    if (values === undefined || !leavesOf(values).some((value) => isOfTurn(value, turn))) continue;
    variables = variables.set(
      name,
      run.space.map(values, (value) => aging.age(value)),
    );
  }
  return variables;
}

function isOfTurn(value: Abstract, turn: TurnInfo): boolean {
  return itemLoopsOf(value).includes(turn.loop);
}

/** Each part once, for it may be part of others many times over. */
class Aging {
  private readonly known = new Map<Abstract, Abstract>();

  constructor(
    private readonly turn: TurnInfo,
    private readonly run: Run,
  ) {}

  age(value: Abstract): Abstract {
    if (!isOfTurn(value, this.turn)) return value;
    const aged = this.known.get(value) ?? this.workOut(value);
    this.known.set(value, aged);
    return aged;
  }

  private workOut(value: Abstract): Abstract {
    const { abstracts, paths, space } = this.run;
    switch (value.kind) {
      case 'place':
        return abstracts.place(paths.past(value.path), value.sort);
      case 'filtered': {
        const args = value.args.map((arg) => this.age(arg));
        return abstracts.filtered(this.age(value.input), value.filter, args, value.value);
      }
      case 'joined':
        return abstracts.joined(value.parts.map((part) => this.age(part)));
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
        return abstracts.captured(value.block, variables);
      }
      default:
        return value;
    }
  }
}

function forgetIn(content: Content, turn: TurnInfo, run: Run): Content {
  return content?.map(({ parts, when }) => ({ parts, when: run.forget(when, [turn.loop]) }));
}

/** Down to the last frame whose name depends on what is forgotten. Depth costs no stack. */
function forgetInFrames(frame: Frame | undefined, turn: TurnInfo, run: Run): Frame | undefined {
  const frames: Frame[] = [];
  for (let at = frame; at !== undefined; at = at.outer) frames.push(at);
  let outer: Frame | undefined;
  for (const one of frames.reverse()) {
    const depends = one.name?.some(({ when }) => run.asksForItems(when, turn.loop)) === true;
    if (depends || outer !== one.outer) outer = { ...one, name: forgetIn(one.name, turn, run), outer };
    else outer = one;
  }
  return outer;
}
