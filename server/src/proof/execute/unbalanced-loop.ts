import type { Branch } from '../../template/tree.ts';
import { depthOf, type State } from '../reader/state.ts';
import type { Run } from './run.ts';

/** Each iteration opens more than it closes, or the reverse: told once, of the loop. */
export function isUnbalanced(before: readonly State[], after: readonly State[], { tag }: Branch, run: Run): boolean {
  const [deepest, deeper] = [before, after].map((states) => Math.max(0, ...states.map(depthOf)));
  if (deepest === undefined || deeper === undefined || deeper <= deepest) return false;
  const growing = after.filter((state) => depthOf(state) > deepest);
  const [state] = growing;
  if (state !== undefined) {
    const { start, end } = tag;
    const { isUnsure, trail } = state;
    const when = run.conditions.any(growing.map((one) => one.when));
    run.findings.addError({ kind: 'unbalanced-loop', start, end, found: '', when, isUnsure, trail });
  }
  return true;
}
