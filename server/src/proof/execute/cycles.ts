import type { Tag } from '../../template/tree.ts';
import { type State, withVariables } from '../reader/state.ts';
import type { Values } from '../values/abstract-value.ts';
import { cycleKey } from '../values/variable-key.ts';
import { countOf } from './counting.ts';
import { valuesOf } from './cycle-groups.ts';
import { printValues } from './outputs.ts';
import type { Run } from './run.ts';

/** Tags of one group take the values of each in turn. */
export function cycle(tag: Tag, state: State, run: Run): readonly State[] {
  const { space, abstractValues, conditions } = run;
  const { markup } = tag;
  if (markup.kind !== 'cycle') return [state];
  const values = valuesOf(markup);
  const key = run.cycles.keyOf(markup);
  const isAt = key === undefined ? anywhere(run) : (state.variables.get(cycleKey(key)) ?? atStart(run));
  const next = space.map(isAt, (one) => {
    const at = countOf(one);
    if (at === undefined) return abstractValues.anything('a cycle');
    return abstractValues.known(at + 1n >= BigInt(values.length) ? 0n : at + 1n);
  });
  const variables = key === undefined ? state.variables : state.variables.set(cycleKey(key), next);
  const each = values.map((value) => run.evaluator.value(value, state.variables));
  const nil = space.leaf(abstractValues.nil);
  const text = values.map(({ start, end }) => run.source.slice(start, end)).join();
  const place = { start: tag.start, end: tag.end, text };
  const isLost = conditions.where(isAt, (one) => one.kind !== 'known');
  const known = { ...withVariables(state, variables), when: conditions.and(state.when, conditions.not(isLost)) };
  const lost = { ...withVariables(state, variables), when: conditions.and(state.when, isLost), isUnsure: true };
  const any = run.cycles.canEnd(markup) ? [...each, nil] : each;
  return [
    ...(known.when === conditions.never ? [] : printValues(chosen(each, isAt, nil, run), known, place, run)),
    ...(lost.when === conditions.never ? [] : any.flatMap((value) => printValues(value, lost, place, run))),
  ];
}

/** The value of where a cycle is, and of what has fewer values none. */
function chosen(each: readonly Values[], isAt: Values, nil: Values, { space, conditions }: Run): Values {
  return each.reduce((others: Values, value, at) => {
    const isHere = conditions.where(isAt, (one) => countOf(one) === BigInt(at));
    return space.choose(isHere, value, others);
  }, nil);
}

function atStart({ space, abstractValues }: Run): Values {
  return space.leaf(abstractValues.known(0n));
}

function anywhere({ space, abstractValues }: Run): Values {
  return space.leaf(abstractValues.anything('a cycle'));
}
