import type { Tag } from '../../template/tree.ts';
import { variablesOf } from '../../template/variables.ts';
import { type State, withVariables } from '../reader/state.ts';
import type { AbstractValue } from '../values/abstract-value.ts';
import { prints } from '../values/prints.ts';
import { counterOf } from '../values/variable-key.ts';
import { printValues } from './outputs.ts';
import type { Run } from './run.ts';

/** Counters begin at 0; `increment` prints before it counts, `decrement` after. */
export function count(tag: Tag, state: State, run: Run): readonly State[] {
  const { space, abstractValues } = run;
  const name = counterOf(tag, run.source);
  const before = state.variables.get(name) ?? space.leaf(abstractValues.known(0n));
  const step = tag.name === 'increment' ? 1n : -1n;
  // Nothing else sets a counter, so that it is a whole number however often a loop has counted.
  const lost = variablesOf(run.template).tags.has('decrement')
    ? abstractValues.anything('a counter', { prints: prints.integer })
    : abstractValues.counted(0n);
  const after = space.map(before, (one) => {
    const counted = countOf(one);
    if (counted !== undefined) return abstractValues.known(counted + step);
    return one.kind === 'counted' && step > 0n ? abstractValues.counted(one.least + 1n) : lost;
  });
  const next = withVariables(state, state.variables.set(name, after));
  const zero = space.map(before, (one) => {
    const counted = countOf(one);
    if (counted !== undefined) return abstractValues.known(counted);
    return one.kind === 'counted' ? one : lost;
  });
  return printValues(step > 0n ? zero : after, next, { start: tag.start, end: tag.end, text: tag.name }, run);
}

/** Where nothing was counted yet, it is nil. */
export function countOf(value: AbstractValue): bigint | undefined {
  if (value.kind !== 'known') return undefined;
  return value.value === null ? 0n : typeof value.value === 'bigint' ? value.value : undefined;
}
