import type { Block } from '../../template/tree.ts';
import type { State } from '../reader/state.ts';
import { placeOfIteration } from '../trail.ts';
import { execute } from './execute.ts';
import type { IterationCount } from './loop-counts.ts';
import { iterationCounts } from './loop-lists.ts';
import { LoopExecution } from './loops.ts';
import type { Run } from './run.ts';

export function executeFor(block: Block, states: readonly State[], run: Run): readonly State[] {
  const [body, otherwise] = block.branches;
  const markup = body?.tag.markup;
  if (body === undefined || markup?.kind !== 'loop') return states;
  const loop = new LoopExecution(block, body, markup.loop, run);
  const counted = states.flatMap((state) =>
    iterationCounts(body.tag, markup.loop, state, run).map((count) => ({ state, count })),
  );
  const groups = new Map<string, { count: IterationCount; states: State[] }>();
  for (const { state, count } of counted) {
    const when = run.conditions.and(state.when, count.when);
    const key = keyOfCount(count);
    const group = groups.get(key) ?? { count, states: [] };
    group.states.push({ ...state, when, isUnsure: state.isUnsure || count.isUnsure === true });
    groups.set(key, group);
  }
  const ended: State[] = [];
  const inOrder = [...groups.values()].sort((one, other) => one.count.length - other.count.length);
  for (const { count, states: those } of inOrder) {
    run.take(block, count.length === 0 ? '0' : count.length === 1 ? '1' : 'more');
    const settled = run.joining.after({ start: block.start, end: body.tag.end }, those);
    if (count.length > 0) ended.push(...loop.iterations(settled, count));
    else ended.push(...(otherwise === undefined ? settled : execute(otherwise.nodes, settled, run, otherwise.blank)));
  }
  return ended;
}

/** Iterations that are taken alike: as many, over the same items. */
function keyOfCount({ length, isOrLonger, item, stretch, list }: IterationCount): string {
  const items = Array.from({ length }, (_, nth) => item(placeOfIteration(stretch, nth, length)).id);
  const { skipped, isReversed, limit } = stretch;
  return `${isOrLonger} ${items} ${isOrLonger ? item(undefined).id : ''} ${skipped} ${isReversed} ${limit} ${list?.id}`;
}
