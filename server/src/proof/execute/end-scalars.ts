import { Cursor } from '../reader/cursor.ts';
import { NUMBER_MODES } from '../reader/numbers.ts';
import { endLiteral, endNumber } from '../reader/read.ts';
import type { State } from '../reader/state.ts';
import type { Run } from './run.ts';

/** Where nothing that follows can go on with a number or a word such as `true`, it ends: once, and not in each branch that follows. */
export function endScalars(states: readonly State[], run: Run): readonly State[] {
  return states.some(canEnd) ? states.map((state) => (canEnd(state) ? withEnd(state, run) : state)) : states;
}

function canEnd({ control: { mode, rest }, collected }: State): boolean {
  if (collected !== undefined) return false;
  return NUMBER_MODES[mode] === true || (mode === 'literal' && rest === '');
}

export function withEnd(state: State, run: Run): State {
  const cursor = new Cursor(state, '', { kind: 'text', offset: state.provenance.last }, run.reading());
  if (state.control.mode === 'literal') endLiteral(cursor, 0);
  else endNumber(cursor, 0);
  return cursor.toState();
}
