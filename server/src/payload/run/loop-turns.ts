import { asksFor, leavesOf } from '../cases/diagram.ts';
import type { Content } from '../machine/content.ts';
import type { Frame, State, TurnInfo } from '../machine/state.ts';
import type { Abstract } from '../values/abstract.ts';
import { leavesUnder } from './outputs.ts';
import type { Run } from './run.ts';

/**
 * At the end of a turn its item is forgotten: the next turn has another one under the same name. What variables keep of it is
 * from then on a place of which nothing is known.
 */
export function endTurn(state: State, turn: TurnInfo, run: Run): readonly State[] {
  const isForgotten = (level: number) => run.subjects.isOfLoop(level, turn.loop);
  return splitVariables(state, isForgotten, run).map((one) => {
    const variables = aged(one, turn, run);
    if (!asksFor(one.when, isForgotten)) return { ...one, variables };
    const when = run.conditions.forget(one.when, isForgotten);
    const trail = { kind: 'turn', before: one.when, turn, previous: one.trail } as const;
    return {
      ...one,
      when,
      trail,
      variables,
      content: forgetIn(one.content, isForgotten, run),
      frame: forgetInFrames(one.frame, isForgotten, run),
    };
  });
}

/** So that no variable depends on what will be forgotten. */
function splitVariables(state: State, isForgotten: (level: number) => boolean, run: Run): readonly State[] {
  let states: readonly State[] = [state];
  const isCollecting = state.collected !== undefined && asksFor(state.collected, isForgotten);
  if (isCollecting)
    states = [{ ...state, collected: run.space.leaf(run.abstracts.anything('what a captured block prints')) }];
  for (const name of state.variables.names) {
    const values = state.variables.get(name);
    if (values === undefined || !asksFor(values, isForgotten)) continue;
    states = states.flatMap((one) =>
      leavesUnder(values, one, run).map(({ value, when }) => ({
        ...one,
        when,
        variables: one.variables.set(name, run.space.leaf(value)),
      })),
    );
  }
  return states;
}

function aged(state: State, turn: TurnInfo, run: Run): State['variables'] {
  let { variables } = state;
  for (const name of variables.names) {
    const values = variables.get(name);
    if (values === undefined || !leavesOf(values).some((value) => isOfTurn(value, turn))) continue;
    variables = variables.set(
      name,
      run.space.map(values, (value) => age(value, turn, run)),
    );
  }
  return variables;
}

function isOfTurn(value: Abstract, turn: TurnInfo): boolean {
  switch (value.kind) {
    case 'place':
      return value.path.root.kind === 'item' && value.path.root.loop === turn.loop;
    case 'filtered':
      return isOfTurn(value.input, turn) || value.args.some((arg) => isOfTurn(arg, turn));
    case 'joined':
      return value.parts.some((part) => isOfTurn(part, turn));
    case 'captured':
      return [...value.variables.names].some((name) => {
        const values = value.variables.get(name);
        return values !== undefined && leavesOf(values).some((one) => isOfTurn(one, turn));
      });
    default:
      return false;
  }
}

function age(value: Abstract, turn: TurnInfo, run: Run): Abstract {
  if (!isOfTurn(value, turn)) return value;
  const { abstracts, paths, space } = run;
  switch (value.kind) {
    case 'place':
      return abstracts.place(paths.past(value.path), value.sort);
    case 'filtered':
      return abstracts.filtered(
        age(value.input, turn, run),
        value.filter,
        value.args.map((arg) => age(arg, turn, run)),
        value.value,
      );
    case 'joined':
      return abstracts.joined(value.parts.map((part) => age(part, turn, run)));
    case 'captured': {
      let { variables } = value;
      for (const name of variables.names) {
        const values = variables.get(name);
        if (values !== undefined)
          variables = variables.set(
            name,
            space.map(values, (one) => age(one, turn, run)),
          );
      }
      return abstracts.captured(value.block, variables);
    }
    default:
      return value;
  }
}

function forgetIn(content: Content, isForgotten: (level: number) => boolean, run: Run): Content {
  return content?.map(({ parts, when }) => ({ parts, when: run.conditions.forget(when, isForgotten) }));
}

/** Down to the last frame whose name depends on what is forgotten. Depth costs no stack. */
function forgetInFrames(
  frame: Frame | undefined,
  isForgotten: (level: number) => boolean,
  run: Run,
): Frame | undefined {
  const frames: Frame[] = [];
  for (let at = frame; at !== undefined; at = at.outer) frames.push(at);
  let outer: Frame | undefined;
  for (const one of frames.reverse()) {
    const depends = one.name?.some(({ when }) => asksFor(when, isForgotten)) === true;
    if (depends || outer !== one.outer) outer = { ...one, name: forgetIn(one.name, isForgotten, run), outer };
    else outer = one;
  }
  return outer;
}
