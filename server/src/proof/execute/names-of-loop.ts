import type { Block, Loop } from '../../template/tree.ts';
import { type State, withVariables } from '../reader/state.ts';
import { outerForloop, outerItem } from '../values/variable-key.ts';

/** Keeps what the names of the loop meant outside. */
export function enter(state: State, block: Block, { variable }: Loop): State {
  const { variables } = state;
  return withNames(state, [
    [outerForloop(block), variables.get('forloop')],
    [outerItem(block), variables.get(variable?.name ?? '')],
  ]);
}

/** Each iteration sets its names anew. */
export function withoutNames(state: State, { variable }: Loop): State {
  return withNames(state, [
    ['forloop', undefined],
    [variable?.name ?? '', undefined],
  ]);
}

export function leave(state: State, block: Block, { variable }: Loop): State {
  const { variables } = state;
  return withNames(state, [
    ['forloop', variables.get(outerForloop(block))],
    [variable?.name ?? '', variables.get(outerItem(block))],
    [outerForloop(block), undefined],
    [outerItem(block), undefined],
  ]);
}

export function withNames(state: State, changes: Parameters<State['variables']['setAll']>[0]): State {
  return withVariables(state, state.variables.setAll(changes));
}
