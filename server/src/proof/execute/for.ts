import type { Block } from '../../template/tree.ts';
import { copyOf, type State } from '../reader/state.ts';
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
  const all = states.flatMap((state) =>
    iterationCounts(body.tag, markup.loop, state, run).map((count) => ({ state, count })),
  );
  const groups = new Map<string, { count: IterationCount; states: State[] }>();
  for (const { state, count } of all) {
    const when = run.conditions.and(state.when, count.when);
    const key = keyOfCount(count);
    const group = groups.get(key) ?? { count, states: [] };
    const counted = copyOf(state);
    counted.when = when;
    counted.isUnsure ||= count.isUnsure === true;
    group.states.push(counted);
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
  let items = '';
  for (let nth = 0; nth < length; nth++) items += `${item(placeOfIteration(stretch, nth, length)).id},`;
  const { skipped, isReversed, limit } = stretch;
  return `${isOrLonger} ${items} ${isOrLonger ? item(undefined).id : ''} ${skipped} ${isReversed} ${limit} ${list?.id}`;
}
