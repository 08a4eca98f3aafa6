import type { Node } from '../../template/tree.ts';
import type { State } from '../reader/state.ts';
import { execute } from './execute.ts';
import type { Run } from './run.ts';

/** States behind nodes, and those that are on their way out of a loop. */
export interface Ended {
  readonly ended: readonly State[];
  readonly breaks: readonly State[];
  readonly continues: readonly State[];
}

/** Takes states to the end of the loop that is being executed, or of its iteration. */
export function leave(name: 'break' | 'continue', states: readonly State[], run: Run): void {
  const loop = run.iterations.exits.at(-1);
  // Outside of a loop Ruby ends the rendering here.
  if (loop === undefined) run.ended.push(...states);
  else (name === 'break' ? loop.breaks : loop.continues).push(...states);
}

/** Executes nodes whose `break` and `continue` must not be heard of yet. */
export function executeApart(nodes: readonly Node[], states: readonly State[], run: Run, dropsTexts = false): Ended {
  const left: { breaks: State[]; continues: State[] } = { breaks: [], continues: [] };
  run.iterations.exits.push(left);
  const ended = execute(nodes, states, run, dropsTexts);
  run.iterations.exits.pop();
  return { ended, ...left };
}
